import type { TopLevelSpec } from "vega-lite";
import { chartOf, plotOf, type ChartSize, type Layer } from "./frame.ts";
import { acrossAt, dots, line, rules, type Point } from "./marks.ts";
import { colour } from "./theme.ts";

export interface SparklineFigure {
  /** Oldest first, at least one that is a number; null where an edition has no value: the line breaks there. */
  readonly values: readonly (number | null)[];
  /** One scale for a whole column of sparklines; left out: from the least to the greatest value. */
  readonly domain?: readonly [number, number] | undefined;
  /** Places at which a new measure begins, for example a target that was moved: the line breaks before them, at a dotted tick. */
  readonly steps?: readonly number[] | undefined;
  /** Draws the zero line and keeps it in view. */
  readonly zero?: boolean | undefined;
}

const HEIGHT = 24;
/** Room for half the last dot. */
const EDGE = 4;

/** A line of a word's height, 120 by 24 in a table: the last value is a dot. */
export function sparkline({ values, domain, zero = false, steps = [] }: Readonly<SparklineFigure>, size: ChartSize): TopLevelSpec {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) throw new Error("a sparkline needs at least one value");
  const [low, high] = domain ?? [Math.min(...known), Math.max(...known)];
  const from = zero ? Math.min(0, low) : low;
  const to = zero ? Math.max(0, high) : high;
  const yDomain: readonly [number, number] = from === to ? [from - 1, to + 1] : [from, to];
  const plot = plotOf(size, HEIGHT - 2 * EDGE, { top: EDGE, right: EDGE + 1, bottom: EDGE, left: 2 }, [0, Math.max(1, values.length - 1)], yDomain);
  // A single value stands at the right end, where the newest always is.
  const rows = values.map((value, index): Point => ({ x: values.length === 1 ? 1 : index, y: value }));
  const starts = new Set(steps);
  const joined = (index: number): boolean => !starts.has(index) && (rows[index - 1]?.y ?? null) !== null;
  const alone = rows.filter((row, index) => row.y !== null && !joined(index) && (starts.has(index + 1) || (rows[index + 1]?.y ?? null) === null) && index < rows.length - 1);
  const broken = rows.flatMap((row, index): readonly Point[] => (starts.has(index) ? [{ x: index - 0.5, y: null }, row] : [row]));
  const last = rows.at(-1);
  const layers: Layer[] = [];
  if (zero) layers.push(rules(plot, [acrossAt(plot, 0)], { stroke: colour.ink3, strokeWidth: 1 }));
  if (steps.length > 0) layers.push(rules(plot, steps.map((index) => ({ x: index - 0.5, x2: index - 0.5, y: yDomain[0], y2: yDomain[1] })), { stroke: colour.ink3, strokeWidth: 1, strokeDash: [1.5, 2] }));
  layers.push(line(plot, broken, { strokeWidth: 1.5 }));
  if (alone.length > 0) layers.push(dots(plot, alone, 1, { fill: colour.ink }));
  if (last && last.y !== null) layers.push(dots(plot, [last], 2.75, { fill: colour.ink }));
  return chartOf(plot, `Trend over ${String(values.length)} values.${steps.length === 0 ? "" : " It breaks where the target was moved."}`, layers);
}
