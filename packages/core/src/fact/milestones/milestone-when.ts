import type { TargetHistory } from "../../forecast/target-history.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { addDays, type IsoDate } from "../../model/time.ts";
import type { AreaInput } from "../area.ts";
import type { ComputedFact, FactHead, RowRef } from "../computed.ts";
import type { ScalarFact } from "../fact.ts";
import { factId } from "../fact-id.ts";
import { exactForecast, sampleGuard, sampleWeeksOf, uncertain } from "../forecast-engines.ts";
import { isOpen } from "../item-facts.ts";
import { rowOf, type FactContext, type FlowItem, type Scope } from "../scope.ts";
import { sampledItems, weeklySamples, wholeWeeksUntil } from "../throughput-facts.ts";

/** When a milestone will be reached, taken as the day on which its scope is finished. */
export interface MilestoneWhen {
  /** Which work is taken as its scope, in words. */
  readonly scope: string;
  readonly open: number | null;
  readonly percentile: (p: 50 | 85 | 95) => Measure<IsoDate>;
  readonly chanceBy: (target: IsoDate) => Measure<number>;
  readonly arguments: NonNullable<FactHead["arguments"]>;
  readonly rows: readonly RowRef[];
  readonly n: number | undefined;
}

type Computed = ReadonlyMap<string, ComputedFact>;

const scalar = (computed: Computed, base: string, dimensions: Readonly<Record<string, string>>): { readonly fact: ScalarFact; readonly rows: readonly RowRef[] } | undefined => {
  const found = computed.get(factId(base, dimensions));
  return found?.fact.type === "scalar" ? { fact: found.fact, rows: found.rows } : undefined;
};

const measureOf = ({ value, notAvailable: missing }: ScalarFact): Measure<never> | { readonly value: number | string } =>
  value === null ? notAvailable(missing?.reason ?? "no-data", missing?.because ?? "no value was computed") : { value };

/** Items that name the milestone themselves: as a label or as their parent. */
const itemsNaming = (id: string, items: readonly FlowItem[]): readonly FlowItem[] => items.filter(({ item }) => item.labels.includes(id) || item.parent === id);

/** Items that carry the milestone, at the pace at which such items were finished; undefined where that pace is not known. */
function ownItems(history: TargetHistory, whole: Scope, context: FactContext): MilestoneWhen | undefined {
  const items = itemsNaming(history.id, whole.items);
  const scope: Scope = { dimensions: {}, title: history.current.title, items };
  const samples = weeklySamples(scope, context, sampleWeeksOf(context.program));
  if (items.length === 0 || !("value" in sampleGuard(samples))) return undefined;
  const open = items.filter(isOpen);
  const when = exactForecast({ id: history.id, title: history.current.title, samples, backlog: open.length }, context.program.seed);
  const name = `items that carry ${history.id} as a label or parent`;
  const finished = notAvailable<never>("not-applicable", "all items that carry the milestone are finished, and nobody says that it is reached");
  const weeks = (p: number): Measure<number> => (open.length === 0 ? finished : when.percentile(p));
  return {
    scope: name,
    open: open.length,
    percentile: (p) => {
      const measure = weeks(p);
      return "value" in measure ? available(addDays(context.asOfDate, 7 * measure.value)) : measure;
    },
    chanceBy: (target) => (open.length === 0 ? finished : when.within(wholeWeeksUntil(context.asOfDate, target))),
    arguments: { scope: name, ...when.engine },
    rows: [...open.map((entry) => rowOf(entry, { part: "open scope" })), ...sampledItems(scope, context, sampleWeeksOf(context.program)).map((entry) => rowOf(entry, { part: "sample", finished: entry.flow.done }))],
    n: samples.length,
  };
}

/** Chance of the open scope being finished by a date, read from its published distribution. */
function chanceFrom(computed: Computed, dimensions: Readonly<Record<string, string>>, context: FactContext, missing: Measure<never>) {
  return (target: IsoDate): Measure<number> => {
    const table = computed.get(factId("forecast.when.distribution", dimensions))?.fact;
    if (table?.type !== "table") return missing;
    const weeks = wholeWeeksUntil(context.asOfDate, target);
    if (weeks < 0) return available(0);
    const reached = table.rows.findLast(([periods]) => typeof periods === "number" && periods <= weeks)?.[3];
    return available(uncertain(typeof reached === "number" ? reached : 0));
  };
}

/** All open items of the milestone's workstream, or of the program where it has none: its published forecast. */
function openScope({ current }: TargetHistory, { context, scopes }: AreaInput, computed: Computed): MilestoneWhen | undefined {
  const dimensions: Readonly<Record<string, string>> = current.workstream === undefined ? {} : { program: current.workstream };
  const p85 = scalar(computed, "forecast.when.p85", dimensions);
  if (p85 === undefined) return undefined;
  const title = scopes.find((each) => each.dimensions["program"] === current.workstream)?.title ?? context.program.title;
  const name = `open scope of ${title}`;
  const open = scalar(computed, "forecast.scope.open", dimensions)?.fact.value ?? null;
  const missing = measureOf(p85.fact);
  const noChance = "value" in missing ? notAvailable<never>("not-applicable", "the joint forecast of several workstreams states dates at 50, 85 and 95 % only") : missing;
  return {
    scope: name,
    open: typeof open === "number" ? open : null,
    percentile: (p) => {
      const fact = scalar(computed, `forecast.when.p${String(p)}`, dimensions)?.fact;
      if (fact === undefined) return notAvailable("no-data", "the workstream has no forecast");
      const measure = measureOf(fact);
      return "value" in measure ? available(measure.value as IsoDate) : measure;
    },
    chanceBy: chanceFrom(computed, dimensions, context, noChance),
    arguments: { scope: name, forecast: factId("forecast.when", dimensions) },
    rows: p85.rows,
    n: p85.fact.n,
  };
}

/** The forecast of a milestone from the narrowest scope that can be forecast; undefined where there is none at all. */
export const milestoneWhen = (history: TargetHistory, input: AreaInput, computed: Computed): MilestoneWhen | undefined => {
  const [whole] = input.scopes;
  return (whole === undefined ? undefined : ownItems(history, whole, input.context)) ?? openScope(history, input, computed);
};
