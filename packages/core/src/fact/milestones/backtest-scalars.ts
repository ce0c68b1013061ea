import { notAvailable } from "../../model/measure.ts";
import { scalarFact, type ComputedFact, type FactHead, type RowRef, type Sha256 } from "../computed.ts";
import type { TableColumn, Unit } from "../fact.ts";
import type { FactContext, Scope } from "../scope.ts";
import { meanCrps, publishedCoverage, publishedInterval, type LineScore, type ScoredForecast } from "./backtest-scoring.ts";

/** A forecast with how many items it was about, where that is not its answer. */
export type BacktestForecast = ScoredForecast & { readonly backlog?: number };

/** A kind of forecast that is tried. */
export interface Kind {
  readonly measure: "how-many" | "when";
  readonly unit: Unit;
  readonly about: string;
  readonly lines: readonly TableColumn[];
  readonly forecasts: (scope: Scope, context: FactContext) => readonly BacktestForecast[];
}

/** One kind of forecast tried on the past of one scope. */
export interface Backtest {
  readonly scope: Scope;
  readonly sampleWeeks: number;
  readonly all: readonly BacktestForecast[];
  /** Those of them whose outcomes do not overlap. */
  readonly independent: readonly ScoredForecast[];
  readonly scores: readonly LineScore[];
  /** Finished items that its counts are made of. */
  readonly rows: readonly RowRef[];
}

const NONE = notAvailable<never>("insufficient-sample", "no past week has enough weeks before it to forecast from and its outcome behind it");

/** What stands behind a figure: the engine, the sample and when the forecasts were made. */
export function headOf({ scope, sampleWeeks, all, rows }: Backtest, rule: string): Omit<FactHead, "base" | "label"> {
  const [first, last] = [all[0], all.at(-1)];
  const made = first === undefined || last === undefined ? {} : { from: first.madeOn, to: last.madeOn };
  return { dimensions: scope.dimensions, rule, arguments: { engine: "exact", level: "plain", sampleWeeks, ...made, forecasts: all.length }, rows };
}

/** Share of outcomes that kept to the 85 % line, of forecasts whose outcomes do not overlap. */
export function shareFact(kind: Kind, backtest: Backtest, sha256: Sha256): ComputedFact {
  const score = backtest.scores.find(({ level }) => level === 85);
  const head = headOf(backtest, "score.coverage");
  const [low, high] = score === undefined ? [null, null] : publishedInterval(score);
  const wilson = low === null || high === null ? {} : { wilsonLow: low, wilsonHigh: high };
  return scalarFact(
    { ...head, arguments: { ...head.arguments, nominal: 0.85, ...wilson }, base: `backtest.${kind.measure}.within-p85`, label: `Backtest, ${kind.about}: outcomes that kept to the 85 % line` },
    "share",
    score === undefined ? NONE : publishedCoverage(score),
    sha256,
    backtest.independent.length,
  );
}

/** Mean CRPS of all forecasts, overlapping ones, too. */
export const crpsFact = (kind: Kind, backtest: Backtest, sha256: Sha256): ComputedFact =>
  scalarFact({ ...headOf(backtest, "score.crps"), base: `backtest.${kind.measure}.crps`, label: `Backtest, ${kind.about}: mean distance of forecast and outcome (CRPS)` }, kind.unit, backtest.all.length === 0 ? NONE : meanCrps(backtest.all), sha256, backtest.all.length);
