import { exactAtLeast, exactHowMany } from "../forecast/exact-how-many.ts";
import { exactWhen, exactWhenPercentile, probabilityWithin } from "../forecast/exact-when.ts";
import { forecastGuard } from "../forecast/forecast-guard.ts";
import { simulateMilestone } from "../forecast/simulate-milestone.ts";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { addDays, daysBetween, type IsoDate } from "../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "./computed.ts";
import { isOpen } from "./item-facts.ts";
import { finishedIn, rowOf, type FactContext, type FlowItem, type Scope } from "./scope.ts";
import { weeklySamples, wholeWeeksUntil } from "./throughput-facts.ts";

const SAMPLE_WEEKS = 12;
const HORIZON_WEEKS = 520;
const AHEAD_WEEKS = 4;
const TRIALS = 10_000;
const PERCENTILES = [50, 85, 95] as const;

const atWeek = (context: FactContext, weeks: number): IsoDate => addDays(context.asOfDate, 7 * weeks);
const asDate = (context: FactContext, weeks: Measure<number>): Measure<string> => ("value" in weeks ? available(atWeek(context, weeks.value)) : weeks);

/** Open items and the finished ones that the sample weeks count: the rows behind a forecast. */
function forecastRows(scope: Scope, context: FactContext, open: readonly FlowItem[]) {
  const finished = finishedIn(scope.items, addDays(context.lastSunday, 1 - 7 * SAMPLE_WEEKS), context.lastSunday);
  return [...open.map((entry) => rowOf(entry, { part: "open scope", state: entry.flow.state })), ...finished.map((entry) => rowOf(entry, { part: "sample", finished: entry.flow.done }))];
}

function howManyFacts(scope: Scope, context: FactContext, samples: readonly number[], rows: FactHead["rows"]): readonly ComputedFact[] {
  const guard = sampleGuard(samples);
  const head = { dimensions: scope.dimensions, rule: "forecast.howMany", arguments: { engine: "exact", samples: samples.join(" "), weeks: AHEAD_WEEKS }, rows };
  const result = "value" in guard ? exactHowMany({ samples, periods: AHEAD_WEEKS }) : undefined;
  const total = (confidence: number): Measure<number> => (result === undefined ? (guard as Measure<never>) : available(exactAtLeast(result, confidence)));
  const weekly = (confidence: number): Measure<number> => {
    const measure = total(confidence);
    return "value" in measure ? available(measure.value / AHEAD_WEEKS) : measure;
  };
  return [
    ...PERCENTILES.map((p) => scalarFact({ ...head, base: `forecast.how-many.p${String(p)}`, label: `Items finished in the next four weeks, at least, with ${String(p)} % confidence` }, "items", total(p), context.sha256, samples.length)),
    ...([["low", 92.5], ["mid", 50], ["high", 7.5]] as const).map(([name, confidence]) =>
      scalarFact({ ...head, base: `forecast.how-many.weekly-${name}`, label: `Items a week over the next four weeks, ${name} end of the 85 % range`, arguments: { ...head.arguments, confidence } }, "items/week", weekly(confidence), context.sha256, samples.length),
    ),
  ];
}

interface When {
  readonly percentile: (p: number) => Measure<number>;
  readonly within: (weeks: number) => Measure<number>;
  readonly engine: FactHead["arguments"];
  readonly distribution: readonly { readonly periods: number; readonly probability: number; readonly cumulative: number }[];
}

const unavailable = (measure: Measure<never>, engine: FactHead["arguments"]): When => ({ percentile: () => measure, within: () => measure, engine, distribution: [] });

/** Fewer finished items than this in the sampled weeks are too few to repeat: the shape of the forecast would be one accident. */
const MINIMUM_FINISHED = 5;

function sampleGuard(samples: readonly number[]): Measure<unknown> {
  const guard = forecastGuard(samples);
  const finished = samples.reduce((sum, items) => sum + items, 0);
  if (!("value" in guard) || finished >= MINIMUM_FINISHED) return guard;
  return notAvailable("insufficient-sample", `cannot forecast, because only ${String(finished)} ${finished === 1 ? "item was" : "items were"} finished in the last ${String(samples.length)} weeks and ${String(MINIMUM_FINISHED)} are needed`);
}

/** One stream: the exact distribution is published, without seed or trials (METHOD.md 3.0). */
function exactForecast(samples: readonly number[], backlog: number): When {
  const engine = { engine: "exact", samples: samples.join(" "), backlog };
  const guard = sampleGuard(samples);
  if (!("value" in guard)) return unavailable(guard, engine);
  const result = exactWhen({ samples, backlog, maxPeriods: HORIZON_WEEKS });
  if (result.status === "no-throughput") return unavailable(notAvailable("no-data", "cannot forecast, because nothing was finished in the sampled weeks"), engine);
  return { percentile: (p) => exactWhenPercentile(result, p), within: (weeks) => available(weeks < 0 ? 0 : probabilityWithin(result, weeks)), engine, distribution: result.distribution };
}

/** Several streams: the date by which all are done, simulated; streams are taken as independent (METHOD.md 3.4). */
function jointForecast(parts: readonly Scope[], context: FactContext): When {
  const streams = parts.map((part) => ({ id: part.dimensions["program"] ?? part.title, samples: weeklySamples(part, context, SAMPLE_WEEKS), backlog: part.items.filter(isOpen).length }));
  const engine = { engine: "simulation", trials: TRIALS, seed: context.program.seed, stream: "milestone", backlog: streams.reduce((sum, stream) => sum + stream.backlog, 0), assumption: "workstreams are independent" };
  for (const stream of streams) {
    const guard = sampleGuard(stream.samples);
    if (!("value" in guard)) return unavailable(notAvailable(guard.notAvailable, `${stream.id}: ${guard.because}`), engine);
  }
  const result = simulateMilestone({ streams, trials: TRIALS, seed: context.program.seed, stream: "milestone", percentiles: [...PERCENTILES], maxPeriods: HORIZON_WEEKS });
  const percentile = (p: number): Measure<number> => {
    const weeks = result.percentiles[String(p)] ?? null;
    return weeks === null ? notAvailable("beyond-horizon", "later than any date within ten years at this pace") : available(weeks);
  };
  return { percentile, within: () => notAvailable("not-applicable", "the program as a whole has no target of its own"), engine, distribution: [] };
}

function whenFacts(scope: Scope, context: FactContext, when: When, backlog: number, rows: FactHead["rows"]): readonly ComputedFact[] {
  const head = { dimensions: scope.dimensions, rule: when.engine?.["engine"] === "simulation" ? "forecast.milestone" : "forecast.when", arguments: when.engine ?? {}, rows };
  const done = notAvailable<string>("not-applicable", "nothing is open, so there is nothing to forecast");
  return [
    ...PERCENTILES.map((p) => scalarFact({ ...head, base: `forecast.when.p${String(p)}`, label: `Open scope finished by, with ${String(p)} % confidence` }, "date", backlog === 0 ? done : asDate(context, when.percentile(p)), context.sha256)),
    ...(when.distribution.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "forecast.when.distribution", label: "Probability of finishing in each week" },
            [
              { name: "periods", label: "Weeks from the as-of date", unit: "weeks" },
              { name: "date", label: "Finished by", unit: "date" },
              { name: "probability", label: "Probability", unit: "share" },
              { name: "cumulative", label: "Finished by then", unit: "share" },
            ],
            when.distribution.filter((row) => row.cumulative > 0.0005 && row.cumulative - row.probability < 0.999).map((row) => [row.periods, atWeek(context, row.periods), row.probability, row.cumulative]),
            context.sha256,
          ),
        ]),
  ];
}

/** Chance of meeting the target, and how far the 85 % date lies past it, for a scope whose target date is known. */
function targetFacts(scope: Scope, context: FactContext, when: When, target: IsoDate, rows: FactHead["rows"]): readonly ComputedFact[] {
  const p85 = when.percentile(85);
  const late: Measure<number> = "value" in p85 ? available(daysBetween(target, atWeek(context, p85.value))) : p85;
  const head = { dimensions: scope.dimensions, rule: "forecast.when", arguments: { ...when.engine, target }, rows };
  return [
    scalarFact({ ...head, base: "forecast.target.chance", label: "Chance of finishing the open scope by the target" }, "share", when.within(wholeWeeksUntil(context.asOfDate, target)), context.sha256),
    scalarFact({ ...head, base: "forecast.target.days-late", label: "Days from the target to the 85 % date" }, "days", late, context.sha256),
  ];
}

/**
 * Forecasts of one scope. `parts` are the workstreams when the scope is the whole program: then the date is joint.
 * `target` is the date promised for the scope, if any.
 */
export function forecastFacts(scope: Scope, parts: readonly Scope[], target: IsoDate | undefined, context: FactContext): readonly ComputedFact[] {
  const open = scope.items.filter(isOpen);
  const samples = weeklySamples(scope, context, SAMPLE_WEEKS);
  const rows = forecastRows(scope, context, open);
  const when = parts.length > 0 ? jointForecast(parts, context) : exactForecast(samples, open.length);
  const scopeHead = { base: "forecast.scope.open", dimensions: scope.dimensions, label: "Open scope: items not finished", rule: "flow.item", arguments: { asOf: context.asOfDate }, rows: open.map((entry) => rowOf(entry, { state: entry.flow.state })) };
  return [
    scalarFact(scopeHead, "items", scope.items.length === 0 ? notAvailable("no-data", "no work item is in the exports") : available(open.length), context.sha256),
    ...whenFacts(scope, context, when, open.length, rows),
    ...(target === undefined ? [] : targetFacts(scope, context, when, target, rows)),
    ...howManyFacts(scope, context, samples, rows),
  ];
}
