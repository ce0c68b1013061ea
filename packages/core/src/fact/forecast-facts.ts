import { exactAtLeast, exactHowMany } from "../forecast/exact-how-many.ts";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { addDays, daysBetween, type IsoDate } from "../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "./computed.ts";
import { HORIZON_WEEKS, openForecast, sampleGuard, sampleWeeksOf, type ForecastStream, type When } from "./forecast-engines.ts";
import { isOpen } from "./item-facts.ts";
import { rowOf, type FactContext, type Scope } from "./scope.ts";
import { sampledItems, weeklySamples, wholeWeeksUntil } from "./throughput-facts.ts";

const AHEAD_WEEKS = 4;
const PERCENTILES = [50, 85, 95] as const;

const atWeek = (context: FactContext, weeks: number): IsoDate => addDays(context.asOfDate, 7 * weeks);
const asDate = (context: FactContext, weeks: Measure<number>): Measure<string> => ("value" in weeks ? available(atWeek(context, weeks.value)) : weeks);

const openRows = (scope: Scope) => scope.items.filter(isOpen).map((entry) => rowOf(entry, { part: "open scope", state: entry.flow.state }));
const sampleRows = (scope: Scope, context: FactContext) => sampledItems(scope, context, sampleWeeksOf(context.program)).map((entry) => rowOf(entry, { part: "sample", finished: entry.flow.done }));

/** The weeks that were sampled, printed beside every forecast (METHOD.md 1.4). */
function sampleWindow(context: FactContext, samples: readonly number[]): FactHead["arguments"] {
  return samples.length === 0 ? {} : { sampledFrom: addDays(context.lastSunday, 1 - 7 * samples.length), sampledTo: context.lastSunday };
}

const RANGE = [
  ["low", 92.5, "Items a week over the next four weeks, low end of the 85 % range"],
  ["mid", 50, "Items a week over the next four weeks, at least, with 50 % confidence"],
  ["high", 7.5, "Items a week over the next four weeks, high end of the 85 % range"],
] as const;

function howManyFacts(scope: Scope, context: FactContext, samples: readonly number[]): readonly ComputedFact[] {
  const guard = sampleGuard(samples);
  const head = { dimensions: scope.dimensions, rule: "forecast.howMany", arguments: { engine: "exact", level: "plain", samples: samples.join(" "), ...sampleWindow(context, samples), weeks: AHEAD_WEEKS }, rows: sampleRows(scope, context) };
  const result = "value" in guard ? exactHowMany({ samples, periods: AHEAD_WEEKS }) : undefined;
  const total = (confidence: number): Measure<number> => (result === undefined ? (guard as Measure<never>) : available(exactAtLeast(result, confidence)));
  const weekly = (confidence: number): Measure<number> => {
    const measure = total(confidence);
    return "value" in measure ? available(measure.value / AHEAD_WEEKS) : measure;
  };
  return [
    ...PERCENTILES.map((p) => scalarFact({ ...head, base: `forecast.how-many.p${String(p)}`, label: `Items finished in the next four weeks, at least, with ${String(p)} % confidence` }, "items", total(p), context.sha256, samples.length)),
    ...RANGE.map(([name, confidence, label]) =>
      scalarFact({ ...head, base: `forecast.how-many.weekly-${name}`, label, arguments: { ...head.arguments, confidence } }, "items/week", weekly(confidence), context.sha256, samples.length),
    ),
  ];
}

function whenFacts(head: Omit<FactHead, "base" | "label">, when: When, context: FactContext, n: number): readonly ComputedFact[] {
  const table = tableFact(
    { ...head, base: "forecast.when.distribution", label: "Probability of finishing in each week" },
    [
      { name: "periods", label: "Weeks from the as-of date", unit: "weeks" },
      { name: "date", label: "Finished by", unit: "date" },
      { name: "probability", label: "Probability", unit: "share" },
      { name: "cumulative", label: "Finished by then", unit: "share" },
      { name: "plain", label: "Finished by then, if the sampled weeks were the whole truth", unit: "share" },
    ],
    when.distribution.filter((row) => row.cumulative > 0.0005 && row.cumulative - row.probability < 0.999).map((row) => [row.periods, atWeek(context, row.periods), row.probability, row.cumulative, row.plain]),
    context.sha256,
  );
  const dates = PERCENTILES.map((p) => scalarFact({ ...head, base: `forecast.when.p${String(p)}`, label: `Open scope finished by, with ${String(p)} % confidence` }, "date", asDate(context, when.percentile(p)), context.sha256, n));
  const valueOf = (weeks: Measure<number>): string | null => ("value" in weeks ? atWeek(context, weeks.value) : null);
  const levels = tableFact(
    { ...head, base: "forecast.when.levels", label: "Dates at the level that is kept, and as if the sampled weeks were the whole truth" },
    [
      { name: "confidence", label: "Confidence", unit: "share" },
      { name: "date", label: "Finished by", unit: "date" },
      { name: "plain", label: "Finished by, if the sampled weeks were the whole truth", unit: "date" },
    ],
    PERCENTILES.map((p) => [p / 100, valueOf(when.percentile(p)), valueOf(when.plain.percentile(p))]),
    context.sha256,
  );
  if (!("value" in when.percentile(50))) return dates;
  return when.distribution.length === 0 ? [...dates, levels] : [...dates, levels, table];
}

/** Chance of meeting the target, and how far the 85 % date lies past it, for a scope whose target date is known. */
function targetFacts(head: Omit<FactHead, "base" | "label">, when: When, context: FactContext, target: IsoDate, n: number): readonly ComputedFact[] {
  const p85 = when.percentile(85);
  const late: Measure<number> = "value" in p85 ? available(daysBetween(target, atWeek(context, p85.value))) : p85;
  const withTarget = { ...head, arguments: { ...head.arguments, target } };
  return [
    scalarFact({ ...withTarget, base: "forecast.target.chance", label: "Chance of finishing the open scope by the target" }, "share", when.within(wholeWeeksUntil(context.asOfDate, target)), context.sha256, n),
    scalarFact({ ...withTarget, base: "forecast.target.plain-chance", label: "The same chance, if the sampled weeks were the whole truth" }, "share", when.plain.within(wholeWeeksUntil(context.asOfDate, target)), context.sha256, n),
    scalarFact({ ...withTarget, base: "forecast.target.days-late", label: "Days from the target to the 85 % date" }, "days", late, context.sha256, n),
  ];
}

/**
 * What has to be finished, in streams that run side by side: the workstreams that have something open, and the open items
 * that belong to none. A finished workstream holds nothing up and needs no pace.
 */
function openStreams(scope: Scope, parts: readonly Scope[], context: FactContext): readonly (ForecastStream & { readonly scope: Scope })[] {
  const ids = new Set(parts.map((part) => part.dimensions["program"]));
  const rest: Scope = { dimensions: {}, title: "Items without a workstream", items: scope.items.filter(({ item }) => !ids.has(item.workstream ?? "")) };
  const all = parts.length === 0 ? [scope] : [...parts, rest];
  const split = context.program.rules?.forecast?.splitRate;
  return all
    .filter((each) => each.items.some(isOpen))
    .map((each) => ({ id: each.dimensions["program"] ?? "(none)", title: each.title, scope: each, samples: weeklySamples(each, context, sampleWeeksOf(context.program)), backlog: each.items.filter(isOpen).length, ...(split === undefined ? {} : { splitRate: split }) }));
}

function forecastOf(scope: Scope, streams: readonly ForecastStream[], seed: string): When {
  const forecast = openForecast(streams, seed);
  if (forecast !== undefined) return forecast;
  const nothing = scope.items.length === 0 ? notAvailable<number>("no-data", "no work item is in the exports") : notAvailable<number>("not-applicable", "nothing is open, so there is nothing to forecast");
  const level = { percentile: () => nothing, within: () => nothing };
  return { ...level, plain: level, engine: { engine: "exact", backlog: 0 }, distribution: [] };
}

/**
 * Forecasts of one scope. `parts` are the workstreams when the scope is the whole program: then the date is joint.
 * `target` is the date promised for the scope, if any.
 */
export function forecastFacts(scope: Scope, parts: readonly Scope[], target: IsoDate | undefined, context: FactContext): readonly ComputedFact[] {
  const open = openRows(scope);
  const samples = weeklySamples(scope, context, sampleWeeksOf(context.program));
  const streams = openStreams(scope, parts, context);
  const when = forecastOf(scope, streams, context.program.seed);
  const rows = [...open, ...streams.flatMap((stream) => sampleRows(stream.scope, context))];
  const head = { dimensions: scope.dimensions, rule: streams.length > 1 ? "forecast.milestone" : "forecast.when", arguments: { ...when.engine, ...sampleWindow(context, samples), horizonWeeks: HORIZON_WEEKS }, rows };
  const scopeHead = { base: "forecast.scope.open", dimensions: scope.dimensions, label: "Open scope: items not finished", rule: "flow.item", arguments: { asOf: context.asOfDate }, rows: open };
  return [
    scalarFact(scopeHead, "items", scope.items.length === 0 ? notAvailable("no-data", "no work item is in the exports") : available(open.length), context.sha256),
    ...whenFacts(head, when, context, samples.length),
    ...(target === undefined ? [] : targetFacts(head, when, context, target, samples.length)),
    ...howManyFacts(scope, context, samples),
  ];
}
