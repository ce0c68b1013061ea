import { HORIZONS } from "../../ledger/horizon.ts";
import type { ForecastKind } from "../../ledger/ledger.ts";
import { FORECAST_KINDS } from "../../ledger/ledger.ts";
import { readTallyName } from "../../ledger/ledger-rows.ts";
import type { ForecastState, LineTally } from "../../ledger/ledger-state.ts";
import { notAvailable, type Measure } from "../../model/measure.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";

/** Scope of rows in which the workstreams' forecasts are taken together. */
export const POOLED = "(workstreams)";
/** Fewest forecasts without overlap that a share is published from. */
export const MINIMUM_INDEPENDENT = 5;
const CONFIDENCE = 0.95;

export const KIND_WORDS: Readonly<Record<ForecastKind, string>> = { "how-many": "Items in four weeks", when: "Date of the open scope", joint: "Date of all workstreams", milestone: "Date of a milestone" };

export type Verdict = "Too few to judge" | "Less often than promised" | "More often than promised" | "Not contradicted";

/** Lines of one kind, scope, horizon and level that have fallen due. */
export interface CoverageRow {
  readonly kind: ForecastKind;
  /** Empty for the whole program; {@link POOLED} for the workstreams together. */
  readonly scope: string;
  /** Empty for all horizons. */
  readonly horizon: string;
  readonly level: number;
  readonly tally: LineTally;
}

const sum = (a: LineTally, b: LineTally): LineTally => ({ due: a.due + b.due, kept: a.kept + b.kept, counted: a.counted + b.counted, countedKept: a.countedKept + b.countedKept, loss: a.loss + b.loss, lossOver: a.lossOver + b.lossOver });
/** In words; empty is all. */
export const horizonLabel = (id: string): string => HORIZONS.find((horizon) => horizon.id === id)?.label ?? "all";
const horizonPlace = (id: string): number => (id === "" ? -1 : HORIZONS.findIndex((horizon) => horizon.id === id));

/** Every tally as a row, then the workstreams together where there are several: by kind, scope in declared order, horizon and level. */
export function coverageRows(state: Pick<ForecastState, "lines">, workstreams: readonly string[]): readonly CoverageRow[] {
  const own = [...state.lines].map(([name, tally]): CoverageRow => {
    const { kind, scope, horizon, at } = readTallyName(name);
    return { kind, scope, horizon, level: at, tally };
  });
  const isPart = ({ kind, scope }: CoverageRow): boolean => scope !== "" || kind === "milestone";
  const parts = Map.groupBy(own.filter(isPart), ({ kind, horizon, level }) => [kind, horizon, String(level)].join("|"));
  const several = new Set(own.filter(isPart).map(({ scope }) => scope)).size > 1;
  const pooled = several ? [...parts.values()].map((rows): CoverageRow => ({ ...(rows[0] as CoverageRow), scope: POOLED, tally: rows.map(({ tally }) => tally).reduce(sum) })) : [];
  const places = new Map(["", ...workstreams, POOLED].map((scope, place) => [scope, place]));
  const placeOf = (scope: string): number => places.get(scope) ?? places.size;
  return [...own, ...pooled].sort((a, b) => FORECAST_KINDS.indexOf(a.kind) - FORECAST_KINDS.indexOf(b.kind) || placeOf(a.scope) - placeOf(b.scope) || horizonPlace(a.horizon) - horizonPlace(b.horizon) || a.level - b.level);
}

/** The row that speaks for a kind: the workstreams together, or the program itself where it has none. */
export const headRow = (rows: readonly CoverageRow[], kind: ForecastKind, level: number): CoverageRow | undefined =>
  ([POOLED, ""] as const).map((scope) => rows.find((row) => row.kind === kind && row.level === level && row.horizon === "" && row.scope === scope)).find((row) => row !== undefined) ??
  rows.find((row) => row.kind === kind && row.level === level && row.horizon === "");

export const coverageOf = ({ counted, countedKept }: Pick<LineTally, "counted" | "countedKept">): Measure<number> =>
  counted >= MINIMUM_INDEPENDENT ? { value: countedKept / counted } : notAvailable("insufficient-sample", tooFew(counted));

/** How many of what there are, and that they are too few. */
export const tooFew = (counted: number, [one, many]: readonly [one: string, many: string] = ["published forecast", "published forecasts"]): string =>
  `${counted === 0 ? `no ${one}` : `only ${String(counted)} ${counted === 1 ? one : many}`} without overlap ${counted > 1 ? "have" : "has"} fallen due, and ${String(MINIMUM_INDEPENDENT)} are needed`;

/** 95 % Wilson interval of the forecasts without overlap; nulls where they are too few. */
export function intervalOf({ counted, countedKept }: Pick<LineTally, "counted" | "countedKept">): readonly [number | null, number | null] {
  const interval = wilsonInterval(countedKept, counted, CONFIDENCE);
  return counted < MINIMUM_INDEPENDENT || !("value" in interval) ? [null, null] : [interval.value.low, interval.value.high];
}

/** Whether the record contradicts the promise, and which way. */
export function verdictOf(level: number, tally: Pick<LineTally, "counted" | "countedKept">): Verdict {
  const [low, high] = intervalOf(tally);
  if (low === null || high === null) return "Too few to judge";
  const nominal = level / 100;
  return high < nominal ? "Less often than promised" : low > nominal ? "More often than promised" : "Not contradicted";
}
