import { instantOrder } from "../../flow/instant-order.ts";
import { processLimits, type ProcessLimits, type ProcessPoint } from "../../flow/process-limits.ts";
import { available, valueOrNull } from "../../model/measure.ts";
import { addDays, compareText, isoWeek, type IsoDate } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead, type RowRef } from "../computed.ts";
import { cycleTimeWindow } from "../cycle-time-facts.ts";
import { rowOf, type FactContext, type FlowItem, type Scope } from "../scope.ts";
import { sampledItems, weeklySamples } from "../throughput-facts.ts";

/** Weeks on the chart of throughput: the same as on the run chart. */
const WEEKS = 26;
const RULE = "flow.processLimits";

/** A point of either chart: a week, or a finished item. */
interface Place {
  readonly label: string;
  readonly date: IsoDate;
}

interface Chart {
  readonly measure: string;
  readonly unit: string;
  readonly line: "mean" | "median";
  readonly limits: ProcessLimits;
  readonly places: readonly Place[];
  readonly rows: readonly RowRef[];
}

type Signal = readonly [measure: string, signal: string, from: IsoDate, to: IsoDate, where: string, value: number | null];

function runLength(points: readonly ProcessPoint[], first: number): number {
  const after = points.slice(first).findIndex(({ run }) => run !== points[first]?.run);
  return after === -1 ? points.length - first : after;
}

/** One row for each point outside the limits, and one for each run. */
function signalsOf({ measure, line, limits: { points }, places }: Chart): readonly Signal[] {
  const outside = points.flatMap(({ value, outside: side }, index): Signal[] => {
    const place = places[index];
    return side === null || place === undefined ? [] : [[measure, `${side} the limit`, place.date, place.date, place.label, value]];
  });
  const runs = points.flatMap(({ run }, index): Signal[] => {
    if (run === null || points[index - 1]?.run === run) return [];
    const length = runLength(points, index);
    const [first, last] = [places[index], places[index + length - 1]];
    return first === undefined || last === undefined ? [] : [[measure, `${String(length)} in a row ${run} the ${line}`, first.date, last.date, `${first.label} to ${last.label}`, null]];
  });
  return [...outside, ...runs];
}

function throughputChart(scope: Scope, context: FactContext): Chart {
  const counts = weeklySamples(scope, context, WEEKS);
  const mondays = counts.map((_, index) => addDays(context.lastSunday, 1 - 7 * (counts.length - index)));
  const rows = sampledItems(scope, context, WEEKS).map((entry) => rowOf(entry, { finished: entry.flow.done }));
  return { measure: "Throughput", unit: "items a week", line: "mean", limits: processLimits(counts), places: mondays.map((date) => ({ label: isoWeek(date), date })), rows };
}

/** Oldest first, to the minute: limits come from differences of neighbours, so the order within a day counts. */
const asFinished = (a: FlowItem, b: FlowItem): number => (a.flow.doneAt === null || b.flow.doneAt === null ? 0 : instantOrder(a.flow.doneAt, b.flow.doneAt)) || compareText(a.item.key, b.item.key);

/** Items in the order in which they were finished. Runs are judged against the median: most cycle times lie below their mean, always. */
function cycleTimeChart(scope: Scope, context: FactContext): Chart {
  const finished = cycleTimeWindow(scope, context).items.toSorted(asFinished);
  const limits = processLimits(finished.flatMap(({ flow }) => flow.cycleTimeDays ?? []), { runsAgainst: "median" });
  const rows = finished.map((entry) => rowOf(entry, { finished: entry.flow.done, days: entry.flow.cycleTimeDays }));
  return { measure: "Cycle time", unit: "days", line: "median", limits, places: finished.map(({ item, flow }) => ({ label: item.key, date: flow.done ?? context.asOfDate })), rows };
}

interface Judged {
  readonly scope: Scope;
  readonly charts: readonly Chart[];
  readonly signals: readonly Signal[];
}

function judged(scope: Scope, context: FactContext): Judged {
  const charts = [throughputChart(scope, context), cycleTimeChart(scope, context)];
  return { scope, charts, signals: charts.flatMap(signalsOf) };
}

/** Both charts are drawn from finished items, and most of those stand in both. */
const rowsOf = (charts: readonly Chart[]): readonly RowRef[] => [...new Map(charts.flatMap(({ rows }) => rows).map((row) => [row.id, row])).values()];
const programOf = ({ dimensions }: Scope): string | null => dimensions["program"] ?? null;

function countFact({ scope, charts, signals }: Judged, context: FactContext): ComputedFact {
  const told = charts.some(({ limits }) => "value" in limits.mean);
  const first = charts[0]?.limits.mean ?? available(0);
  const n = charts.reduce((sum, { limits }) => sum + limits.n, 0);
  const head: FactHead = { base: "delivery.limits.signals-count", dimensions: scope.dimensions, label: "Signals of change in throughput and cycle time", rule: RULE, arguments: { to: context.asOfDate }, rows: rowsOf(charts) };
  return scalarFact(head, "count", told ? available(signals.length) : first, context.sha256, n);
}

function weeksFact({ limits, places, rows }: Chart, context: FactContext): readonly ComputedFact[] {
  if (places.length === 0) return [];
  return [
    tableFact(
      { base: "delivery.limits.throughput", dimensions: {}, label: "Items finished a week, with moving ranges and signals", rule: RULE, arguments: { from: places[0]?.date ?? context.lastSunday, to: context.lastSunday }, rows },
      [
        { name: "week", label: "Week", unit: "text" },
        { name: "items", label: "Items finished", unit: "items" },
        { name: "range", label: "Moving range", unit: "items" },
        { name: "signal", label: "Signal", unit: "text" },
      ],
      limits.points.map(({ value, movingRange, outside, run }, index) => [places[index]?.label ?? "", value, movingRange, outside === null ? (run === null ? null : `run ${run}`) : `outside ${outside}`]),
      context.sha256,
    ),
  ];
}

/** Natural limits of weekly throughput and of cycle time, and what lies outside of them: change, as against chance. The whole program is the first scope. */
export function processLimitFacts(scopes: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  const all = scopes.filter(({ items }) => items.length > 0).map((scope) => judged(scope, context));
  const [whole] = all;
  if (whole === undefined) return [];
  const found = all.flatMap(({ scope, signals }) => signals.map((signal) => [programOf(scope), ...signal]));
  const head: Omit<FactHead, "base" | "label"> = {
    dimensions: {},
    rule: RULE,
    arguments: {
      to: context.asOfDate,
      throughputWeeks: WEEKS,
      cycleTimeFrom: whole.charts[1]?.places[0]?.date ?? context.asOfDate,
      limits: "mean ± 2.66 × mean moving range, not below 0",
      runs: "eight in a row on one side; of throughput against the mean, of cycle time against the median",
    },
    rows: rowsOf(whole.charts),
  };
  const [weeks] = whole.charts;
  return [
    ...all.map((each) => countFact(each, context)),
    tableFact(
      { ...head, base: "delivery.limits.summary", label: "Natural limits of weekly throughput and of cycle time" },
      [
        { name: "program", label: "Workstream", unit: "text" },
        { name: "measure", label: "Measure", unit: "text" },
        { name: "unit", label: "Unit", unit: "text" },
        { name: "points", label: "Points", unit: "count" },
        { name: "mean", label: "Mean", unit: "ratio" },
        { name: "range", label: "Mean moving range", unit: "ratio" },
        { name: "lower", label: "Lower limit", unit: "ratio" },
        { name: "upper", label: "Upper limit", unit: "ratio" },
        { name: "upperRange", label: "Upper limit of the moving range", unit: "ratio" },
      ],
      all.flatMap(({ scope, charts }) =>
        charts.map(({ measure, unit, limits }) => [programOf(scope), measure, unit, limits.n, ...[limits.mean, limits.meanRange, limits.lower, limits.upper, limits.upperRange].map(valueOrNull)]),
      ),
      context.sha256,
    ),
    ...(found.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "delivery.limits.signals", label: "What lies outside the natural limits" },
            [
              { name: "program", label: "Workstream", unit: "text" },
              { name: "measure", label: "Measure", unit: "text" },
              { name: "signal", label: "Signal", unit: "text" },
              { name: "from", label: "From", unit: "date" },
              { name: "to", label: "To", unit: "date" },
              { name: "where", label: "Where", unit: "text" },
              { name: "value", label: "Value", unit: "ratio" },
            ],
            found,
            context.sha256,
          ),
        ]),
    ...(weeks === undefined ? [] : weeksFact(weeks, context)),
  ];
}
