import { horizonOf } from "../../ledger/horizon.ts";
import type { ForecastState, OpenForecast } from "../../ledger/ledger-state.ts";
import { lossOf } from "../../ledger/tallies.ts";
import { addDays, type IsoDate } from "../../model/time.ts";
import { valueOrNull } from "../../model/measure.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { coverageOf, headRow, horizonLabel, intervalOf, KIND_WORDS, MINIMUM_INDEPENDENT, POOLED, tooFew, verdictOf, type CoverageRow } from "./coverage-rows.ts";

/** What stands behind every figure of the ledger. */
export type LedgerHead = Pick<FactHead, "rows"> & { readonly arguments: NonNullable<FactHead["arguments"]> };

const scopeCell = (scope: string): string | null => (scope === "" ? null : scope);

/** When the next counted line of a kind and scope falls due; undefined where none waits. */
const nextCounted = (open: readonly OpenForecast[], kind: string, isScope: (scope: string) => boolean, level: number): IsoDate | undefined =>
  open.flatMap((forecast) => (forecast.kind === kind && isScope(forecast.scope) ? forecast.lines.filter((line) => line.level === level && line.counted && !line.judged).map(({ due }) => due) : [])).sort()[0];

/** Coverage of one level, of a workstream or of all together. */
function coverageScalar(state: ForecastState, rows: readonly CoverageRow[], of: { readonly kind: "when" | "how-many"; readonly level: number; readonly scope: string }, head: LedgerHead, { sha256 }: FactContext): ComputedFact {
  const { kind, level, scope } = of;
  const row = scope === "" ? headRow(rows, kind, level) : rows.find((each) => each.kind === kind && each.level === level && each.horizon === "" && each.scope === scope);
  const tally = row?.tally ?? { counted: 0, countedKept: 0 };
  const measure = coverageOf(tally);
  const isScope = (each: string): boolean => (scope === "" ? row?.scope !== POOLED || each !== "" : each === scope);
  const next = nextCounted(state.open, kind, isScope, level);
  const [low, high] = intervalOf(tally);
  const because = `${tooFew(tally.counted)}${next === undefined ? "" : `; the next falls due on ${next}`}`;
  const what = kind === "when" ? "Published dates" : "Published “at least so many in four weeks”";
  return scalarFact(
    {
      ...head,
      base: `ledger.coverage.${kind}-p${String(level)}`,
      dimensions: scope === "" ? {} : { program: scope },
      label: `${what} that were kept, of those promised with ${String(level)} % confidence`,
      rule: "score.coverage",
      arguments: {
        ...head.arguments,
        nominal: level / 100,
        counted: "forecasts that overlap no other",
        ...(row?.scope === POOLED ? { of: "workstreams together" } : {}),
        ...(low === null || high === null ? {} : { wilsonLow: low, wilsonHigh: high }),
      },
    },
    "share",
    "value" in measure ? measure : { ...measure, because },
    sha256,
    tally.counted,
  );
}

/** What stands beside the share of a kind, for sentences: the interval, of how many, and the share of all, also of those that overlap. */
function besideScalars(rows: readonly CoverageRow[], kind: "when" | "how-many", head: LedgerHead, { sha256 }: FactContext): readonly ComputedFact[] {
  const row = headRow(rows, kind, 85);
  if (row === undefined || row.tally.counted < MINIMUM_INDEPENDENT) return [];
  const { tally } = row;
  const [low, high] = intervalOf(tally);
  const words = kind === "when" ? "Published dates" : "Published four-week counts";
  const stated = { ...head, dimensions: {}, rule: "score.coverage", arguments: { ...head.arguments, nominal: 0.85 } };
  const scalar = (statistic: string, label: string, unit: "share" | "count", value: number | null): readonly ComputedFact[] =>
    value === null ? [] : [scalarFact({ ...stated, base: `ledger.coverage.${kind}-${statistic}`, label: `${words}, 85 % line: ${label}` }, unit, { value }, sha256, statistic === "all" ? tally.due : tally.counted)];
  return [
    ...scalar("low", "lower end of the 95 % interval of the share kept", "share", low),
    ...scalar("high", "upper end of the 95 % interval of the share kept", "share", high),
    ...scalar("counted", "fallen due, without overlap", "count", tally.counted),
    ...scalar("due", "fallen due, also those that overlap", "count", tally.due),
    ...scalar("all", "kept, of all that have fallen due", "share", tally.kept / tally.due),
  ];
}

function coverageTable(rows: readonly CoverageRow[], head: LedgerHead, { sha256 }: FactContext): ComputedFact {
  return tableFact(
    {
      ...head,
      base: "ledger.coverage.table",
      dimensions: {},
      label: "How often published forecasts were kept, by kind, workstream and horizon",
      rule: "score.coverage",
      arguments: { ...head.arguments, interval: "95 % Wilson, of forecasts that overlap no other", fewest: MINIMUM_INDEPENDENT },
    },
    [
      { name: "kind", label: "Forecast", unit: "text" },
      { name: "program", label: "Workstream", unit: "text" },
      { name: "horizon", label: "Looked ahead", unit: "text" },
      { name: "nominal", label: "Promised", unit: "share" },
      { name: "due", label: "Fallen due", unit: "count" },
      { name: "kept", label: "Kept, of all", unit: "share" },
      { name: "independent", label: "Without overlap", unit: "count" },
      { name: "coverage", label: "Kept, without overlap", unit: "share" },
      { name: "wilsonLow", label: "Interval from", unit: "share" },
      { name: "wilsonHigh", label: "Interval to", unit: "share" },
      { name: "verdict", label: "Verdict", unit: "text" },
    ],
    rows.map(({ kind, scope, horizon, level, tally }) => [
      KIND_WORDS[kind],
      scopeCell(scope),
      horizonLabel(horizon),
      level / 100,
      tally.due,
      tally.kept / tally.due,
      tally.counted,
      valueOrNull(coverageOf(tally)),
      ...intervalOf(tally),
      verdictOf(level, tally),
    ]),
    sha256,
  );
}

/** Forecasts that fell due and whose outcome is still to come, with the loss that they have made so far. */
function stillRunning(open: readonly OpenForecast[], { kind, scope, horizon, level }: CoverageRow, observedTo: IsoDate): readonly number[] {
  const isScope = (each: string): boolean => (scope === POOLED ? each !== "" || kind === "milestone" : each === scope);
  return open
    .filter((forecast) => forecast.kind === kind && isScope(forecast.scope))
    .flatMap((forecast) => forecast.lines.filter((line) => line.level === level && line.judged && (horizon === "" || horizonOf(forecast.made, line.due) === horizon)).map((line) => lossOf(forecast, line, addDays(observedTo, 1))));
}

function pinballTable(state: ForecastState, rows: readonly CoverageRow[], head: LedgerHead, { sha256, observedTo }: FactContext): ComputedFact {
  return tableFact(
    {
      ...head,
      base: "ledger.pinball.table",
      dimensions: {},
      label: "How far published forecasts were off (pinball loss)",
      rule: "score.pinball",
      arguments: { ...head.arguments, observedTo, of: "all that have fallen due, also those that overlap" },
    },
    [
      { name: "kind", label: "Forecast", unit: "text" },
      { name: "program", label: "Workstream", unit: "text" },
      { name: "horizon", label: "Looked ahead", unit: "text" },
      { name: "nominal", label: "Promised", unit: "share" },
      { name: "unit", label: "Loss in", unit: "text" },
      { name: "loss", label: "Mean loss", unit: "score" },
      { name: "known", label: "Of forecasts whose outcome is known", unit: "count" },
      { name: "running", label: "Fallen due and still to come", unit: "count" },
      { name: "lossSoFar", label: "Mean loss with these, so far", unit: "score" },
    ],
    rows.map((row) => {
      const { kind, scope, horizon, level, tally } = row;
      const running = stillRunning(state.open, row, observedTo);
      const all = tally.loss + running.reduce((total, loss) => total + loss, 0);
      const over = tally.lossOver + running.length;
      return [
        KIND_WORDS[kind],
        scopeCell(scope),
        horizonLabel(horizon),
        level / 100,
        kind === "how-many" ? "items" : "days",
        tally.lossOver === 0 ? null : tally.loss / tally.lossOver,
        tally.lossOver,
        running.length,
        over === 0 ? null : all / over,
      ];
    }),
    sha256,
  );
}

/** Coverage and loss of the lines of forecasts. */
export function coverageFacts(state: ForecastState, rows: readonly CoverageRow[], workstreams: readonly string[], head: LedgerHead, context: FactContext): readonly ComputedFact[] {
  const scalars = (["when", "how-many"] as const).flatMap((kind) => [50, 85].flatMap((level) => ["", ...workstreams].map((scope) => coverageScalar(state, rows, { kind, level, scope }, head, context))));
  const beside = (["when", "how-many"] as const).flatMap((kind) => besideScalars(rows, kind, head, context));
  return rows.length === 0 ? scalars : [...scalars, ...beside, coverageTable(rows, head, context), pinballTable(state, rows, head, context)];
}
