import { targetHistories, type TargetHistory } from "../../forecast/target-history.ts";
import { available, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import { daysBetween, type IsoDate } from "../../model/time.ts";
import type { AreaInput } from "../area.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { rowOf } from "../scope.ts";
import { milestoneFactName } from "./milestone-fact-name.ts";
import { milestoneWhen, type MilestoneWhen } from "./milestone-when.ts";
import { waitsFor, type WaitsFor } from "./waits-for.ts";

const PERCENTILES = [50, 85, 95] as const;

/** A milestone that is still to come, and when. */
interface Ahead {
  readonly history: TargetHistory;
  readonly when: MilestoneWhen;
  readonly waits: WaitsFor;
}

const daysFrom = (from: IsoDate | null, to: Measure<IsoDate>, because: string): Measure<number> =>
  from === null ? notAvailable("no-data", because) : "value" in to ? available(daysBetween(from, to.value)) : to;

const pastTarget = ({ history, when }: Ahead): Measure<number> => daysFrom(history.target, when.percentile(85), "");
const pastBaseline = ({ history, when }: Ahead): Measure<number> => daysFrom(history.baseline, when.percentile(85), "the milestone has no baseline");

function scalars(ahead: Ahead, { context }: AreaInput): readonly ComputedFact[] {
  const { history, when } = ahead;
  const { current, target } = history;
  const dimensions = milestoneFactName("milestones.forecast.p85", history.id);
  if (dimensions === undefined) return [];
  const head = { dimensions, rule: "forecast.when", arguments: when.arguments, rows: [...when.rows, recordRow(current, current.id, { target })] };
  const withTarget = { ...head, arguments: { ...head.arguments, target } };
  return [
    ...PERCENTILES.map((p) => scalarFact({ ...head, base: `milestones.forecast.p${String(p)}`, label: `${current.title}, reached by, with ${String(p)} % confidence` }, "date", when.percentile(p), context.sha256, when.n)),
    scalarFact({ ...withTarget, base: "milestones.forecast.chance", label: `Chance of reaching ${current.title} by the target` }, "share", when.chanceBy(target), context.sha256, when.n),
    scalarFact({ ...withTarget, base: "milestones.forecast.days-late", label: `${current.title}, days from the target to the 85 % date` }, "days", pastTarget(ahead), context.sha256, when.n),
  ];
}

function tableOf(all: readonly Ahead[], { context }: AreaInput): ComputedFact {
  const rows = all.flatMap(({ history: { current }, when, waits }) => [
    recordRow(current, current.id, { target: current.targetDate }),
    ...when.rows,
    ...waits.dependencies.map((edge) => recordRow(edge, `${edge.from} → ${edge.to}`, { part: "waits for" })),
    ...waits.items.map((entry) => rowOf(entry, { part: "waited for", state: entry.flow.state })),
  ]);
  // Several milestones may rest on one scope: each source row counts once.
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  return tableFact(
    { base: "milestones.forecast.list", dimensions: {}, label: "Milestones ahead: forecast against target and baseline", rule: "forecast.when", arguments: { asOf: context.asOfDate, percentile: "nearest-rank" }, rows: unique },
    [
      { name: "milestone", label: "Milestone", unit: "text" },
      { name: "scope", label: "Taken as its scope", unit: "text" },
      { name: "open", label: "Open items of it", unit: "items" },
      { name: "target", label: "Target", unit: "date" },
      { name: "p50", label: "Reached by, 50 %", unit: "date" },
      { name: "p85", label: "Reached by, 85 %", unit: "date" },
      { name: "p95", label: "Reached by, 95 %", unit: "date" },
      { name: "chance", label: "Chance by the target", unit: "share" },
      { name: "daysPastTarget", label: "85 % date, days after the target", unit: "days" },
      { name: "daysPastBaseline", label: "85 % date, days after the baseline", unit: "days" },
      { name: "waitsFor", label: "Items that it waits for", unit: "items" },
      { name: "waitsForOpen", label: "Of these still open", unit: "items" },
    ],
    all.map((ahead) => {
      const { history, when, waits } = ahead;
      return [history.id, when.scope, when.open, history.target, ...PERCENTILES.map((p) => valueOrNull(when.percentile(p))), valueOrNull(when.chanceBy(history.target)), valueOrNull(pastTarget(ahead)), valueOrNull(pastBaseline(ahead)), waits.items.length, waits.open.length];
    }),
    context.sha256,
  );
}

/** Forecasts of the milestones that are still to come, from facts that are already computed. */
export function milestoneForecastFacts(input: AreaInput, computed: ReadonlyMap<string, ComputedFact>): readonly ComputedFact[] {
  const { milestones = [], dependencies = [] } = input.context.model.records ?? {};
  const items = input.scopes[0]?.items ?? [];
  const ahead = targetHistories(milestones, input.context.asOfDate)
    .filter(({ state }) => state !== "reached")
    .flatMap((history): readonly Ahead[] => {
      const when = milestoneWhen(history, input, computed);
      return when === undefined ? [] : [{ history, when, waits: waitsFor(history.id, dependencies, items) }];
    });
  return ahead.length === 0 ? [] : [...ahead.flatMap((each) => scalars(each, input)), tableOf(ahead, input)];
}
