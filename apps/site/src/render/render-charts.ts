import { setImmediate as nextTurn } from "node:timers/promises";
import type { Edition, EditionDiff } from "@almanac/core";
import type { Drawing, Drawn } from "./drawing.ts";
import { changeDrawings } from "./figures/change-drawings.ts";
import { deliveryDrawings } from "./figures/delivery-drawings.ts";
import { forecastDrawings } from "./figures/forecast-drawings.ts";
import { governanceDrawings } from "./figures/governance/governance-drawings.ts";
import { mlDrawings } from "./figures/ml/ml-drawings.ts";
import { moneyDrawings } from "./figures/money/money-drawings.ts";
import { peopleDrawings } from "./figures/people/people-drawings.ts";
import { planDrawings } from "./figures/plan/plan-drawings.ts";
import { sparkDrawings } from "./figures/spark-drawings.ts";
import type { Chart } from "./publication.ts";

const ROOMS: readonly ((drawn: Drawn) => readonly Drawing[])[] = [deliveryDrawings, forecastDrawings, changeDrawings, sparkDrawings, moneyDrawings, planDrawings, governanceDrawings, peopleDrawings, mlDrawings];

const svgKey = (key: string, part: string): string => `${key}-${part}`.replace(/[^a-z0-9-]+/gi, "-").replace(/^-+/, "");

/** Layouts of one width share one drawing. */
async function drawn({ key, widths, draw }: Drawing, locale: string): Promise<Chart> {
  const render = (part: keyof Chart): Promise<string> => draw({ width: widths[part], compact: part === "compact", locale }, svgKey(key, part));
  const wide = await render("wide");
  if (widths.wide === widths.medium && widths.wide === widths.compact) return { wide, medium: wide, compact: wide };
  return { wide, medium: await render("medium"), compact: await render("compact") };
}

/**
 * Every chart of the edition, drawn for each layout. A figure without data has no chart; its page says what is missing.
 *
 * @param only keys of the charts that are wanted; all where it is left out
 */
export async function renderCharts(edition: Edition, comparison: EditionDiff | null, only: (key: string) => boolean = () => true): Promise<Readonly<Record<string, Chart>>> {
  const charts: Record<string, Chart> = {};
  for (const drawing of ROOMS.flatMap((room) => room({ edition, comparison }))) {
    if (charts[drawing.key] !== undefined) throw new Error(`two charts are called ${drawing.key}`);
    if (!only(drawing.key)) continue;
    charts[drawing.key] = await drawn(drawing, edition.program.locale);
    // Pages that are written meanwhile are heard between two charts.
    await nextTurn();
  }
  return charts;
}
