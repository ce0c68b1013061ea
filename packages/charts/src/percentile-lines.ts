import type { Layer, Plot } from "./frame.ts";
import { acrossAt, rules } from "./marks.ts";
import { colour } from "./theme.ts";

/** A percentile of cycle time: `p` in per cent, `days` in calendar days. */
export interface DaysPercentile {
  readonly p: number;
  readonly days: number;
}

/** The percentile that is the service level expectation. */
const EXPECTATION = 85;

/** Dashed lines, the expectation heavier. The same in the scatter and in ageing work, so that one line runs through both. */
export const percentileLines = (plot: Plot, percentiles: readonly DaysPercentile[]): readonly Layer[] => {
  const inside = percentiles.filter(({ days }) => days <= plot.yDomain[1]);
  const of = (heavy: boolean) => inside.filter(({ p }) => (p === EXPECTATION) === heavy).map(({ days }) => acrossAt(plot, days));
  const layer = (heavy: boolean, strokeWidth: number): readonly Layer[] => {
    const rows = of(heavy);
    return rows.length > 0 ? [rules(plot, rows, { stroke: colour.ink, strokeWidth, strokeDash: [5, 4] })] : [];
  };
  return [...layer(false, 1), ...layer(true, 1.75)];
};

export const expectationOf = (percentiles: readonly DaysPercentile[]): DaysPercentile | undefined => percentiles.find(({ p }) => p === EXPECTATION);
