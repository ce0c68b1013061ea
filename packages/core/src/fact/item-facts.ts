import { cumulativeFlow } from "../flow/cumulative-flow.ts";
import { available, notAvailable } from "../model/measure.ts";
import { addDays, compareText } from "../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "./computed.ts";
import { noHistoryReason } from "./cycle-time-facts.ts";
import { rowOf, type FactContext, type FlowItem, type Scope } from "./scope.ts";

const QUARTER_DAYS = 91;

export const isOpen = ({ flow }: FlowItem): boolean => flow.state === "not-started" || flow.state === "in-progress";

/** How many items are in each state, and the oddities that a reader of the other numbers should know. */
export function itemFacts(scope: Scope, context: FactContext): readonly ComputedFact[] {
  const groups: readonly (readonly [string, string, (entry: FlowItem) => boolean])[] = [
    ["open", "Open items: not started or in progress", isOpen],
    ["done", "Finished items since the beginning", ({ flow }) => flow.state === "done" || flow.state === "closed-without-start"],
    ["excluded", "Items closed as not done (excluded resolutions)", ({ flow }) => flow.state === "excluded"],
    ["closed-without-start", "Items finished without ever being in progress", ({ item, flow }) => flow.state === "closed-without-start" && item.history === "complete"],
    ["reopened", "Items reopened at least once", ({ flow }) => flow.reopenedCount > 0],
  ];
  const argumentsOf = { asOf: context.asOfDate, excludedResolutions: context.program.excludedResolutions.join(", ") };
  const details = new Map<string, RowRef["detail"]>();
  /** A few dozen pairs of state and column stand for a hundred thousand items. */
  const detailOf = ({ flow: { state, column } }: FlowItem): RowRef["detail"] => {
    const pair = `${state} ${column ?? ""}`;
    const known = details.get(pair) ?? { state, column };
    details.set(pair, known);
    return known;
  };
  return groups.map(([statistic, label, test]) => {
    const rows = scope.items.filter(test);
    return scalarFact(
      { base: `delivery.items.${statistic}`, dimensions: scope.dimensions, label, rule: "flow.item", arguments: argumentsOf, rows: rows.map((entry) => rowOf(entry, detailOf(entry))) },
      "items",
      scope.items.length === 0 ? notAvailable("no-data", "no work item is in the exports") : available(rows.length),
      context.sha256,
    );
  });
}

/** Cumulative flow of the last thirteen weeks, whole program, excluded items left out so that departures match throughput (METHOD.md 2.5). */
export function cumulativeFlowFacts(scope: Scope, context: FactContext): readonly ComputedFact[] {
  if (noHistoryReason(scope) !== undefined || context.firstMonday === null) return [];
  const { program, model } = context;
  const counted = scope.items.filter(({ item, flow }) => flow.state !== "excluded" && item.history !== "none");
  const from = [addDays(context.asOfDate, -QUARTER_DAYS), context.firstMonday, context.observation?.from ?? context.firstMonday].sort(compareText).at(-1) ?? context.firstMonday;
  if (from >= context.asOfDate) return [];
  const window = { from, to: context.asOfDate, timeZone: program.timeZone, clockPolicy: program.clockPolicy, asOf: model.asOf };
  const flow = cumulativeFlow({ issues: counted.map(({ item }) => item), workflow: program.workflow, ...window });
  const head = { base: "delivery.cumulative-flow.columns", dimensions: scope.dimensions, label: "Items that have arrived at each state or beyond", rule: "flow.cfd", arguments: { from, to: context.asOfDate, clockPolicy: program.clockPolicy }, rows: counted.map((entry) => rowOf(entry)) };
  return [
    tableFact(
      head,
      [{ name: "date", label: "Date", unit: "date" }, ...flow.columns.map((name) => ({ name, label: name, unit: "items" as const }))],
      flow.labels.map((date, index) => [date, ...(flow.rows[index] ?? [])]),
      context.sha256,
    ),
  ];
}
