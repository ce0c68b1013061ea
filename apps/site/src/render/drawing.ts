import { renderSvg, type ChartSize } from "@almanac/charts";
import { findingText, type Edition, type EditionDiff } from "@almanac/core";
import type { Chart } from "./publication.ts";

type Spec = Parameters<typeof renderSvg>[0];

/** What the charts of a room are drawn from. */
export interface Drawn {
  readonly edition: Edition;
  readonly comparison: EditionDiff | null;
}

/** One chart of the edition, by the figure that asks for it. */
export interface Drawing {
  /** Unique in the edition, for example `delivery.throughput{program=fraud}`. */
  readonly key: string;
  readonly widths: Widths;
  /** The whole SVG for one layout. */
  readonly draw: (size: ChartSize, key: string) => Promise<string>;
}

/** Width in CSS pixels of the column that a chart stands in, in each layout. */
export type Widths = Readonly<Record<keyof Chart, number>>;

/** Widths of the columns that a chart stands in, from the widest layout to the phone. */
export const FULL: Widths = { wide: 1216, medium: 704, compact: 340 };
export const SEVEN_OF_TWELVE: Widths = { wide: 690, medium: 704, compact: 340 };
export const FIVE_OF_TWELVE: Widths = { wide: 490, medium: 704, compact: 340 };
export const HALF: Widths = { wide: 580, medium: 704, compact: 340 };
/** A side column. */
export const SIDE: Widths = { wide: 399, medium: 323, compact: 340 };
/** One of a row of small multiples. */
export const SMALL: Widths = { wide: 300, medium: 300, compact: 300 };

interface Wanted<Figure> {
  readonly key: string;
  /** What the chart says in one line: its accessible name. */
  readonly title: string;
  /** Undefined where the edition has no data for it: there is no chart then, and the page says what is missing. */
  readonly figure: Figure | undefined;
  readonly widths: Widths;
  readonly draw: (figure: Figure, size: ChartSize) => Spec;
}

/** A chart of a spec; none where the figure has no data. */
export function chart<Figure>({ key, title, figure, widths, draw }: Wanted<Figure>): readonly Drawing[] {
  if (figure === undefined) return [];
  const drawing: Drawing = {
    key,
    widths,
    draw: async (size, svgKey) => {
      const spec = draw(figure, size);
      return await renderSvg(spec, { title, description: typeof spec.description === "string" ? spec.description : "", key: svgKey });
    },
  };
  return [drawing];
}

/** The finding of a figure as the name of its chart, or what it is called without one. */
export function titleOf({ findings, facts, program }: Edition, key: string, fallback: string): string {
  const finding = findings[key];
  return finding === undefined ? fallback : findingText(finding, facts, program.locale);
}
