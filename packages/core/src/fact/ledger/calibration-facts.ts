import { HORIZONS } from "../../ledger/horizon.ts";
import { readTallyName } from "../../ledger/ledger-rows.ts";
import type { ChanceTally, ForecastState } from "../../ledger/ledger-state.ts";
import { CHANCE_BINS } from "../../ledger/tallies.ts";
import { available, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import { compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import type { LedgerHead } from "./coverage-facts.ts";
import { coverageOf, headRow, horizonLabel, intervalOf, MINIMUM_INDEPENDENT, POOLED, tooFew, type CoverageRow } from "./coverage-rows.ts";

const LEVELS = [50, 85, 95] as const;
const CURVE_KINDS = [["how-many", "Items in four weeks"], ["when", "Dates"], ["milestone", "Dates of milestones"]] as const;
const CHANCE_KINDS = [["when", "Chances of targets"], ["milestone", "Chances of milestones"]] as const;

const add = (a: ChanceTally, b: ChanceTally): ChanceTally => ({
  due: a.due + b.due,
  happened: a.happened + b.happened,
  sum: a.sum + b.sum,
  squaredErrors: a.squaredErrors + b.squaredErrors,
  counted: a.counted + b.counted,
  countedHappened: a.countedHappened + b.countedHappened,
  countedSum: a.countedSum + b.countedSum,
});

interface Chances extends Pick<ReturnType<typeof readTallyName>, "kind" | "scope" | "horizon" | "at"> {
  readonly tally: ChanceTally;
}

const chancesOf = ({ chances }: ForecastState): readonly Chances[] => [...chances].map(([name, tally]) => ({ ...readTallyName(name), tally }));
const sumOf = (all: readonly Chances[]): ChanceTally | undefined => all.map(({ tally }) => tally).reduce<ChanceTally | undefined>((sum, tally) => (sum === undefined ? tally : add(sum, tally)), undefined);

/** Chances of one kind over all scopes and horizons, by bin; bins without any are left out. */
function binsOf(state: ForecastState, kind: string): readonly ChanceTally[] {
  const own = chancesOf(state).filter((each) => each.kind === kind && each.horizon === "");
  return Array.from({ length: CHANCE_BINS }, (_, bin) => sumOf(own.filter(({ at }) => at === bin)) ?? []).flat();
}

type Row = readonly (string | number | null)[];

const curveRow = (
  kind: string,
  stated: number,
  due: number,
  happened: number,
  counted: { readonly counted: number; readonly countedKept: number },
): Row => [kind, stated, due, happened / due, counted.counted, valueOrNull(coverageOf(counted)), ...intervalOf(counted)];

function curve(state: ForecastState, rows: readonly CoverageRow[], head: LedgerHead, { sha256 }: FactContext): ComputedFact | undefined {
  const levels = CURVE_KINDS.flatMap(([kind, words]) => LEVELS.flatMap((level): readonly Row[] => {
    const row = headRow(rows, kind, level);
    return row === undefined ? [] : [curveRow(words, level / 100, row.tally.due, row.tally.kept, row.tally)];
  }));
  const chances = CHANCE_KINDS.flatMap(([kind, words]) =>
    binsOf(state, kind).map((tally): Row => curveRow(words, tally.counted > 0 ? tally.countedSum / tally.counted : tally.sum / tally.due, tally.due, tally.happened, { counted: tally.counted, countedKept: tally.countedHappened })),
  );
  if (levels.length + chances.length === 0) return undefined;
  return tableFact(
    {
      ...head,
      base: "ledger.calibration.curve",
      dimensions: {},
      label: "Stated confidence, and how often it then happened",
      rule: "score.coverage",
      arguments: { ...head.arguments, bins: CHANCE_BINS, interval: "95 % Wilson, of forecasts that overlap no other", fewest: MINIMUM_INDEPENDENT },
    },
    [
      { name: "kind", label: "Forecast", unit: "text" },
      { name: "stated", label: "Stated", unit: "share" },
      { name: "due", label: "Fallen due", unit: "count" },
      { name: "happened", label: "Happened, of all", unit: "share" },
      { name: "independent", label: "Without overlap", unit: "count" },
      { name: "coverage", label: "Happened, without overlap", unit: "share" },
      { name: "wilsonLow", label: "Interval from", unit: "share" },
      { name: "wilsonHigh", label: "Interval to", unit: "share" },
    ],
    [...levels, ...chances],
    sha256,
  );
}

/** One row for all scopes and horizons of a kind, one for each horizon, and one for each workstream where there are several. */
function brierRows(state: ForecastState): readonly Row[] {
  const all = chancesOf(state);
  return CHANCE_KINDS.flatMap(([kind, words]) => {
    const own = all.filter((each) => each.kind === kind);
    const row = (scope: string | null, horizon: string, some: readonly Chances[]): readonly Row[] => {
      const tally = sumOf(some.filter((each) => each.horizon === horizon));
      return tally === undefined ? [] : [[words, scope, horizonLabel(horizon), tally.due, tally.counted, tally.sum / tally.due, tally.happened / tally.due, tally.squaredErrors / tally.due]];
    };
    const scopes = [...new Set(own.map(({ scope }) => scope))].sort(compareText);
    const together = scopes.length > 1 ? POOLED : (scopes[0] ?? "");
    return [
      ...row(together === "" ? null : together, "", own),
      ...HORIZONS.flatMap(({ id }) => row(together === "" ? null : together, id, own)),
      ...(scopes.length > 1 ? scopes.flatMap((scope) => row(scope === "" ? null : scope, "", own.filter((each) => each.scope === scope))) : []),
    ];
  });
}

/** Brier score of all stated chances of targets; withheld until enough of them speak of different events. */
function brier(state: ForecastState, head: LedgerHead, { sha256 }: FactContext): readonly ComputedFact[] {
  const targets = sumOf(chancesOf(state).filter(({ kind, horizon }) => kind === "when" && horizon === ""));
  const because = tooFew(targets?.counted ?? 0, ["stated chance of a target", "stated chances of targets"]);
  const measure: Measure<number> = targets === undefined || targets.counted < MINIMUM_INDEPENDENT ? notAvailable("insufficient-sample", because) : available(targets.squaredErrors / targets.due);
  const rows = brierRows(state);
  const score = scalarFact({
    ...head,
    base: "ledger.brier.score",
    dimensions: {},
    label: "Brier score of stated chances of meeting a target",
    rule: "score.brier",
    arguments: { ...head.arguments, withoutOverlap: targets?.counted ?? 0 },
  }, "score", measure, sha256, targets?.due ?? 0);
  if (rows.length === 0) return [score];
  return [
    score,
    tableFact(
      { ...head, base: "ledger.brier.table", dimensions: {}, label: "Stated chances and what happened", rule: "score.brier" },
      [
        { name: "kind", label: "Chance", unit: "text" },
        { name: "program", label: "Workstream", unit: "text" },
        { name: "horizon", label: "Looked ahead", unit: "text" },
        { name: "due", label: "Fallen due", unit: "count" },
        { name: "independent", label: "Without overlap", unit: "count" },
        { name: "stated", label: "Mean chance", unit: "share" },
        { name: "happened", label: "Happened", unit: "share" },
        { name: "brier", label: "Brier score", unit: "score" },
      ],
      rows,
      sha256,
    ),
  ];
}

/** How stated confidence and chances hold against what happened. */
export function calibrationFacts(state: ForecastState, rows: readonly CoverageRow[], head: LedgerHead, context: FactContext): readonly ComputedFact[] {
  const made = curve(state, rows, head, context);
  return [...(made === undefined ? [] : [made]), ...brier(state, head, context)];
}
