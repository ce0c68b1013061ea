import { sum } from "simple-statistics";
import { available, notAvailable } from "../../model/measure.ts";
import { addDays, type IsoDate } from "../../model/time.ts";
import { monthOf, monthsBetween, monthsEarlier } from "../../people/calendar-months.ts";
import { fteMonths, type FteAssignment } from "../../people/fte-months.ts";
import { planVsActual } from "../../people/plan-vs-actual.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { allocationLines, personOf, positionKey, within, type Part, type PeopleView } from "./people-view.ts";

interface Sourced extends FteAssignment {
  readonly row: RowRef;
}

/** The plan: positions over the time for which they are planned. */
const plannedOf = (view: PeopleView, part: Part): readonly Sourced[] =>
  view.records.positions.filter(within(part)).flatMap((position) => {
    const from = position.plannedFrom ?? position.filledOn;
    if (from === undefined || position.state === "closed") return [];
    return [{ from, to: position.plannedTo ?? position.leftOn ?? null, fte: position.fte, row: recordRow(position, positionKey(position), { plannedFrom: from, plannedTo: position.plannedTo ?? null, fte: position.fte }) }];
  });

/** What was staffed: allocations, or where the program keeps none the time for which positions are filled. */
function actualOf(view: PeopleView, part: Part): readonly Sourced[] {
  if (view.records.allocations.length > 0) return allocationLines(view).filter(within(part)).map(({ record, ...span }) => ({ ...span, row: recordRow(record, span.person, { from: record.from, to: record.to ?? null, fte: record.fte }) }));
  return view.records.positions.filter(within(part)).flatMap((position) => {
    const { filledOn, leftOn } = position;
    return filledOn === undefined || filledOn > view.asOf ? [] : [{ from: filledOn, to: leftOn ?? null, fte: position.fte, row: recordRow(position, personOf(position), { filled: filledOn, left: leftOn ?? null, fte: position.fte }) }];
  });
}

const touching = (lines: readonly Sourced[], from: IsoDate, to: IsoDate): readonly RowRef[] => lines.filter((line) => line.from <= to && (line.to === null || line.to >= from)).map(({ row }) => row);
const firstDay = (lines: readonly Sourced[]): IsoDate | undefined => lines.map(({ from }) => from).sort()[0];

/** The last twelve months that are over, or as many as the plan and the staffing reach back. */
function windowOf({ asOf }: PeopleView, lines: readonly Sourced[]): { readonly from: IsoDate; readonly to: IsoDate } | undefined {
  const to = monthOf(addDays(asOf, 1)).first === addDays(asOf, 1) ? asOf : addDays(monthOf(asOf).first, -1);
  const first = firstDay(lines);
  const from = monthsEarlier(addDays(to, 1), 12);
  if (first === undefined || first > to) return undefined;
  return { from: monthOf(first).first > from ? monthOf(first).first : from, to };
}

function ofPart(view: PeopleView, part: Part): readonly ComputedFact[] {
  const [planned, actual] = [plannedOf(view, part), actualOf(view, part)];
  const window = windowOf(view, [...planned, ...actual]);
  if (window === undefined) return [];
  const { sha256 } = view.context;
  const [plan, staffed] = [fteMonths({ assignments: planned, ...window }), fteMonths({ assignments: actual, ...window })];
  const { variance, planTotal, actualTotal, fillRate } = planVsActual({ plan: plan.byMonth, actual: staffed.byMonth });
  const rows = [...touching(planned, window.from, window.to), ...touching(actual, window.from, window.to)];
  const head = { dimensions: part.dimensions, rule: "people.planVsActual", arguments: { ...window, actual: view.records.allocations.length > 0 ? "allocations" : "filled positions" }, aggregate: true as const, rows };
  const measure = planned.length === 0 ? notAvailable<number>("no-data", "no position says for which time it is planned") : fillRate;
  const rate = scalarFact({ ...head, base: "people.fte-months.fill-rate", label: "Staffed of planned FTE-months" }, "ratio", measure, sha256);
  if (part.workstream !== undefined) return [rate];
  return [
    rate,
    scalarFact({ ...head, base: "people.fte-months.planned", label: "FTE-months planned" }, "fte-months", planned.length === 0 ? notAvailable("no-data", "no position says for which time it is planned") : available(planTotal), sha256),
    scalarFact({ ...head, base: "people.fte-months.actual", label: "FTE-months staffed" }, "fte-months", available(actualTotal), sha256),
    tableFact(
      { ...head, base: "people.fte-months.months", label: "FTE-months planned and staffed by month" },
      [
        { name: "month", label: "Month", unit: "text" },
        { name: "planned", label: "Planned", unit: "fte-months" },
        { name: "actual", label: "Staffed", unit: "fte-months" },
        { name: "variance", label: "Staffed − planned", unit: "fte-months" },
      ],
      Object.keys(plan.byMonth).map((month) => [month, plan.byMonth[month] ?? null, staffed.byMonth[month] ?? null, variance[month] ?? null]),
      sha256,
    ),
  ];
}

const MONTHS_BEFORE = 5;
const MONTHS_AFTER = 3;

/** FTE by workstream and whole month, as allocated: the last months and the next, which are plans. */
function allocation(view: PeopleView): readonly ComputedFact[] {
  const { asOf, parts, context } = view;
  if (view.records.allocations.length === 0) return [];
  const from = monthOf(monthsEarlier(monthOf(asOf).first, MONTHS_BEFORE)).first;
  const to = monthOf(monthsEarlier(monthOf(asOf).first, -MONTHS_AFTER)).last;
  const months = monthsBetween(from, to);
  const lines = allocationLines(view);
  const running = lines.filter((line) => line.from <= asOf && (line.to === null || line.to >= asOf));
  const now = scalarFact(
    { base: "people.allocation.now", dimensions: {}, label: "Full-time equivalents allocated", rule: "people.fteMonths", arguments: { asOf, policy: "decided until then" }, aggregate: true, rows: running.map(({ record, person }) => recordRow(record, person, { fte: record.fte })) },
    "fte",
    available(sum(running.map(({ fte }) => fte))),
    context.sha256,
  );
  const streams = parts.filter(({ workstream }) => workstream !== undefined);
  const byStream = streams.map((part) => ({ part, byMonth: fteMonths({ assignments: lines.filter(within(part)), from, to }).byMonth }));
  const table = tableFact(
    { base: "people.allocation.months", dimensions: {}, label: "FTE-months allocated by month and workstream", rule: "people.fteMonths", arguments: { from, to, asOf, policy: "whole months, decided until the as-of date; later months are plans" }, aggregate: true, rows: touching(actualOf(view, { dimensions: {}, workstream: undefined }), from, to) },
    [
      { name: "month", label: "Month", unit: "text" },
      { name: "program", label: "Workstream", unit: "text" },
      { name: "fteMonths", label: "FTE-months", unit: "fte-months" },
    ],
    months.flatMap(({ id }) => byStream.map(({ part, byMonth }) => [id, part.workstream ?? null, byMonth[id] ?? null])),
    context.sha256,
  );
  return [now, table];
}

/** FTE-months planned against staffed, and who is allocated where. */
export const fteFacts = (view: PeopleView): readonly ComputedFact[] => [...view.parts.flatMap((part) => ofPart(view, part)), ...allocation(view)];
