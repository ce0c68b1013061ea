import { throughput } from "../flow/throughput.ts";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { addDays, daysBetween, isoWeek, type IsoDate } from "../model/time.ts";
import { median } from "../stats/median.ts";
import { scalarFact, tableFact, type ComputedFact } from "./computed.ts";
import { intervalOf } from "./interval.ts";
import { finishedIn, rowOf, type FactContext, type FlowItem, type Scope } from "./scope.ts";

export interface Week {
  readonly label: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly items: number;
  readonly complete: boolean;
}

/** Weeks drawn on the run chart. */
const SHOWN_WEEKS = 26;
/** The newest weeks are judged against the median of the ones before; six on one side are a shift. */
const JUDGED_WEEKS = 6;
const MINIMUM_BASELINE = 8;

/** Monday of the oldest of the newest complete weeks, as many as are wanted and observed. */
function firstDayOf({ firstMonday, lastSunday }: FactContext, weeks: number): IsoDate | null {
  if (firstMonday === null) return null;
  const wanted = addDays(lastSunday, 1 - 7 * weeks);
  return wanted < firstMonday ? firstMonday : wanted;
}

/** Items finished per ISO week, oldest first; the running week, if any, stands last and is marked incomplete. */
function weeksOf(scope: Scope, context: FactContext, count: number): readonly Week[] {
  const from = firstDayOf(context, count);
  if (from === null || from > context.observedTo) return [];
  const doneDates = finishedIn(scope.items, from, context.observedTo).map(({ flow }) => flow.done);
  const series = throughput({ doneDates, from, to: context.observedTo, period: "week" });
  return series.labels.map((monday, index): Week => ({
    label: isoWeek(monday),
    from: monday,
    to: addDays(monday, 6),
    items: series.counts[index] as number,
    complete: series.complete[index] === true,
  }));
}

/** The newest complete weeks' counts, oldest first: the samples of a forecast (METHOD.md 3.1). */
export const weeklySamples = (scope: Scope, context: FactContext, count: number): readonly number[] =>
  weeksOf(scope, context, count)
    .filter((week) => week.complete)
    .map((week) => week.items);

/** The finished items that {@link weeklySamples} counts. */
export function sampledItems(scope: Scope, context: FactContext, count: number): readonly FlowItem[] {
  const from = firstDayOf(context, count);
  return from === null ? [] : finishedIn(scope.items, from, context.lastSunday);
}

interface Run {
  readonly length: number;
  readonly side: "below" | "above" | "none";
}

/** Latest weeks in a row strictly on one side of the median; a week on the median neither counts nor ends the run. */
function runAgainst(baseline: number, weeks: readonly number[]): Run {
  let length = 0;
  let side: Run["side"] = "none";
  for (const items of weeks.toReversed()) {
    if (items === baseline) continue;
    const here = items < baseline ? "below" : "above";
    if (side !== "none" && here !== side) break;
    side = here;
    length += 1;
  }
  return { length, side };
}

/** How many items surely finished in a week, and how many may have. */
function finishedBetween(scope: Scope, { from, to }: Week): { readonly low: number; readonly high: number } {
  let [low, high] = [0, 0];
  for (const { flow } of scope.items) {
    if (flow.done === null || flow.state === "excluded" || flow.done < from) continue;
    const earliest = flow.bounds?.earliestDone ?? flow.done;
    if (earliest <= to) high += 1;
    if (earliest >= from && flow.done <= to) low += 1;
  }
  return { low, high };
}

const tooShort = (weeks: number): Measure<never> =>
  notAvailable("insufficient-sample", `${String(weeks)} complete weeks are in the exports; a median to judge against needs ${String(MINIMUM_BASELINE + JUDGED_WEEKS)}`);

export function throughputFacts(scope: Scope, context: FactContext): readonly ComputedFact[] {
  const weeks = weeksOf(scope, context, SHOWN_WEEKS);
  const complete = weeks.filter((week) => week.complete);
  const last = complete.at(-1);
  const before = complete.slice(0, -JUDGED_WEEKS);
  const baseline = before.length < MINIMUM_BASELINE ? tooShort(complete.length) : median(before.map((week) => week.items));
  const run = "value" in baseline ? runAgainst(baseline.value, complete.map((week) => week.items)) : undefined;
  const { dimensions } = scope;
  const rowsBetween = (from: IsoDate, to: IsoDate) => finishedIn(scope.items, from, to).map((entry) => rowOf(entry, { finished: entry.flow.done }));
  const first = weeks[0]?.from ?? context.observedTo;
  const between = last === undefined ? undefined : finishedBetween(scope, last);
  const head = { dimensions, rule: "flow.throughput" };
  const window = { from: first, to: context.observedTo, period: "week" };
  const baselineWindow = { from: before[0]?.from ?? first, to: before.at(-1)?.to ?? first };
  const runArguments = { ...baselineWindow, to: context.lastSunday, medianTo: baselineWindow.to, rule: "six on one side are a shift" };
  const runRows = rowsBetween(first, context.lastSunday);
  const noWeek = notAvailable<number>("insufficient-sample", "no complete week is in the exports yet");
  return [
    tableFact(
      { ...head, base: "delivery.throughput.weeks", label: "Items finished a week", arguments: window, rows: rowsBetween(first, context.observedTo) },
      [
        { name: "week", label: "Week", unit: "text" },
        { name: "from", label: "From", unit: "date" },
        { name: "to", label: "To", unit: "date" },
        { name: "items", label: "Items finished", unit: "items" },
        { name: "complete", label: "Complete week", unit: "text" },
      ],
      weeks.map((week) => [week.label, week.from, week.to, week.items, week.complete]),
      context.sha256,
    ),
    scalarFact(
      { ...head, base: "delivery.throughput.last-week", label: "Items finished in the last complete week", interval: between === undefined ? undefined : intervalOf(between.low, between.high, context.observation), arguments: last ? { from: last.from, to: last.to } : {}, rows: last ? rowsBetween(last.from, last.to) : [] },
      "items",
      last ? available(last.items) : noWeek,
      context.sha256,
    ),
    scalarFact(
      { ...head, base: "delivery.throughput.median", label: "Median items finished a week before the last six", arguments: baselineWindow, rows: before.length > 0 ? rowsBetween(baselineWindow.from, baselineWindow.to) : [] },
      "items",
      baseline,
      context.sha256,
      before.length,
    ),
    scalarFact(
      { ...head, base: "delivery.throughput.run", label: "Latest weeks in a row on one side of that median", arguments: runArguments, rows: runRows },
      "weeks",
      run ? available(run.length) : tooShort(complete.length),
      context.sha256,
      complete.length,
    ),
    scalarFact(
      { ...head, base: "delivery.throughput.run-side", label: "Side of the median", arguments: runArguments, rows: runRows },
      "text",
      run ? available(run.side) : tooShort(complete.length),
      context.sha256,
      complete.length,
    ),
  ];
}

/** Whole weeks from the as-of date to a date: what is left for a weekly forecast. */
export const wholeWeeksUntil = (asOf: IsoDate, date: IsoDate): number => Math.floor(daysBetween(asOf, date) / 7);
