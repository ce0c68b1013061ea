import { valueOrNull } from "../../model/measure.ts";
import { tableFact, type ComputedFact, type FactHead, type RowRef, type Sha256 } from "../computed.ts";
import { headOf, type Backtest, type Kind } from "./backtest-scalars.ts";
import { isConsistent, lineScores, meanCrps, PIT_BINS, pitOf, publishedCoverage, publishedInterval, type LineScore } from "./backtest-scoring.ts";

/** The row of {@link coverageTable} that takes the workstreams' forecasts together. */
const POOLED = "(workstreams)";
const idOf = ({ scope }: Backtest): string | null => scope.dimensions["program"] ?? null;

function headOfAll(backtests: readonly Backtest[], rule: string): Omit<FactHead, "base" | "label"> {
  const rows = [...new Map(backtests.flatMap((backtest) => backtest.rows.map((row): [string, RowRef] => [row.id, row]))).values()];
  const [whole] = backtests;
  return { dimensions: {}, rule, arguments: whole === undefined ? {} : headOf(whole, rule).arguments ?? {}, rows };
}

const coverageRow = (scope: string | null, score: LineScore) => {
  const { side, level, all, independent, pinball } = score;
  return [scope, side === "lower" ? "at least" : "at most", level / 100, all.n, valueOrNull(all.coverage), independent.n, valueOrNull(publishedCoverage(score)), ...publishedInterval(score), isConsistent(score), valueOrNull(pinball)];
};

/** How often outcomes kept to each line, by scope; and all workstreams' forecasts together, which are many enough for a narrower interval. */
export function coverageTable(kind: Kind, backtests: readonly Backtest[], sha256: Sha256): ComputedFact {
  const parts = backtests.filter((backtest) => idOf(backtest) !== null);
  const pooled = parts.length > 1 ? lineScores(parts.flatMap(({ all }) => all), parts.flatMap(({ independent }) => independent)) : [];
  const head = headOfAll(backtests, "score.coverage");
  return tableFact(
    { ...head, arguments: { ...head.arguments, interval: "95 % Wilson, of forecasts whose outcomes do not overlap" }, base: `backtest.${kind.measure}.coverage`, label: `Backtest, ${kind.about}: how often outcomes kept to each line` },
    [
      { name: "program", label: "Workstream", unit: "text" },
      { name: "side", label: "Line", unit: "text" },
      { name: "nominal", label: "Promised", unit: "share" },
      { name: "forecasts", label: "Forecasts", unit: "count" },
      { name: "kept", label: "Kept, of all", unit: "share" },
      { name: "independent", label: "Without overlap", unit: "count" },
      { name: "coverage", label: "Kept, without overlap", unit: "share" },
      { name: "wilsonLow", label: "Interval from", unit: "share" },
      { name: "wilsonHigh", label: "Interval to", unit: "share" },
      { name: "consistent", label: "Interval holds the promise", unit: "text" },
      { name: "pinball", label: "Mean pinball loss", unit: kind.unit },
    ],
    [...backtests.flatMap((backtest) => backtest.scores.map((score) => coverageRow(idOf(backtest), score))), ...pooled.map((score) => coverageRow(POOLED, score))],
    sha256,
  );
}

/** Where outcomes fell in their forecasts, and how far from them, one row a scope. */
export function calibrationTable(kind: Kind, backtests: readonly Backtest[], sha256: Sha256): ComputedFact {
  const head = headOfAll(backtests, "score.pit");
  const bins = Array.from({ length: PIT_BINS }, (_, bin) => Math.round((100 * (bin + 1)) / PIT_BINS));
  return tableFact(
    { ...head, arguments: { ...head.arguments, bins: PIT_BINS, outcomes: "all, also those that overlap" }, base: `backtest.${kind.measure}.calibration`, label: `Backtest, ${kind.about}: where outcomes fell in their forecasts` },
    [
      { name: "program", label: "Workstream", unit: "text" },
      { name: "forecasts", label: "Forecasts", unit: "count" },
      { name: "crps", label: "Mean CRPS", unit: kind.unit },
      ...bins.map((to) => ({ name: `to${String(to)}`, label: `Up to ${String(to)} %`, unit: "share" as const })),
    ],
    backtests.map((backtest) => {
      const histogram = valueOrNull(pitOf(backtest.all));
      return [idOf(backtest), backtest.all.length, valueOrNull(meanCrps(backtest.all)), ...bins.map((_, bin) => histogram?.[bin] ?? null)];
    }),
    sha256,
  );
}

/** Forecasts and what happened: every one of the whole program, and of workstreams those that the interval counts. */
export function forecastsTable(kind: Kind, backtests: readonly Backtest[], sha256: Sha256): ComputedFact {
  return tableFact(
    { ...headOfAll(backtests, "score.coverage"), base: `backtest.${kind.measure}.forecasts`, label: `Backtest, ${kind.about}: forecasts and what happened` },
    [
      { name: "program", label: "Workstream", unit: "text" },
      { name: "madeOn", label: "Forecast on", unit: "date" },
      ...(kind.measure === "when" ? [{ name: "items", label: "Items to finish", unit: "items" as const }] : []),
      ...kind.lines,
      { name: "outcome", label: "What happened", unit: kind.unit },
      { name: "independent", label: "Counted in the interval", unit: "text" },
    ],
    backtests.flatMap((backtest) => {
      const counted = new Set(backtest.independent.map(({ at }) => at));
      const shown = idOf(backtest) === null ? backtest.all : backtest.all.filter(({ at }) => counted.has(at));
      return shown.map(({ madeOn, backlog, lines, outcome, at }) => [idOf(backtest), madeOn, ...(backlog === undefined ? [] : [backlog]), ...lines.map(({ bound }) => bound), outcome, counted.has(at)]);
    }),
    sha256,
  );
}
