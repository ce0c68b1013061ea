import { pinballLoss } from "../scoring/pinball-loss.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";
import { horizonOf } from "./horizon.ts";
import { tallyName } from "./ledger-rows.ts";
import type { ChanceTally, ForecastLine, LineTally, OpenForecast, StatedChance } from "./ledger-state.ts";

/** Chances are held against what happened in bins of equal width. */
export const CHANCE_BINS = 5;
const binOf = (p: number): number => Math.min(CHANCE_BINS - 1, Math.floor(p * CHANCE_BINS));

const NO_LINES: LineTally = { due: 0, kept: 0, counted: 0, countedKept: 0, loss: 0, lossOver: 0 };
const NO_CHANCES: ChanceTally = { due: 0, happened: 0, sum: 0, squaredErrors: 0, counted: 0, countedHappened: 0, countedSum: 0 };

const add = <T extends object>(to: T, more: T): T => Object.fromEntries(Object.entries(to).map(([key, value]) => [key, (value as number) + (more[key as keyof T] as number)])) as T;

/** Sums that a settlement adds to. */
export interface Tallies {
  readonly lines: Map<string, LineTally>;
  readonly chances: Map<string, ChanceTally>;
}

type Of = Pick<OpenForecast, "kind" | "scope" | "made">;

/** Both tallies that a line belongs to: of all horizons (empty), and of its own. */
function addLine({ lines }: Tallies, { kind, scope, made }: Of, line: ForecastLine, more: (counted: boolean) => LineTally): void {
  for (const [horizon, counted] of [["", line.counted], [horizonOf(made, line.due), line.countedInHorizon]] as const) {
    const name = tallyName(kind, scope, horizon, line.level);
    lines.set(name, add(lines.get(name) ?? NO_LINES, more(counted)));
  }
}

const one = (is: boolean): number => (is ? 1 : 0);

/** A line whose due date has passed: kept or not. */
export const addJudged = (tallies: Tallies, of: Of, line: ForecastLine, kept: boolean): void =>
  addLine(tallies, of, line, (counted) => ({ ...NO_LINES, due: 1, kept: one(kept), counted: one(counted), countedKept: one(counted && kept) }));

/** Pinball loss of a line: of a lower line ("at least") at the quantile that it is, items; of a date in days. */
export function lossOf({ made }: Of, { level, bound }: ForecastLine, outcome: number | IsoDate): number {
  const inUnits = (value: number | IsoDate): number => (typeof value === "number" ? value : daysBetween(made, value));
  const tau = typeof bound === "number" ? (100 - level) / 100 : level / 100;
  return pinballLoss({ items: [{ forecast: inUnits(bound), outcome: inUnits(outcome) }], tau }).losses[0] ?? 0;
}

/** A line whose outcome is known: how far off it was. */
export const addLoss = (tallies: Tallies, of: Of, line: ForecastLine, outcome: number | IsoDate): void =>
  addLine(tallies, of, line, () => ({ ...NO_LINES, loss: lossOf(of, line, outcome), lossOver: 1 }));

/** A chance whose date has passed. */
export function addChance({ chances }: Tallies, { kind, scope, made }: Of, { p, target, counted, countedInHorizon }: StatedChance, happened: boolean): void {
  for (const [horizon, counts] of [["", counted], [horizonOf(made, target), countedInHorizon]] as const) {
    const name = tallyName(kind, scope, horizon, binOf(p));
    const more = { due: 1, happened: one(happened), sum: p, squaredErrors: (p - one(happened)) ** 2, counted: one(counts), countedHappened: one(counts && happened), countedSum: counts ? p : 0 };
    chances.set(name, add(chances.get(name) ?? NO_CHANCES, more));
  }
}
