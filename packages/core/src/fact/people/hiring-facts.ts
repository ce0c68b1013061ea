import { sum } from "simple-statistics";
import { available, notAvailable } from "../../model/measure.ts";
import type { Requisition } from "../../model/records/people.ts";
import { daysBetween, type IsoDate } from "../../model/time.ts";
import { hiringFunnel } from "../../people/hiring-funnel.ts";
import { median } from "../../stats/median.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { staffing } from "./head-count-facts.ts";
import { positionKey, type PeopleView } from "./people-view.ts";

const STATES = ["open", "accepted", "begun", "on-hold", "cancelled"] as const;
type RequisitionStanding = (typeof STATES)[number];

const WORDS: Readonly<Record<RequisitionStanding, string>> = { open: "Open", accepted: "Accepted, not begun", begun: "Filled and begun", "on-hold": "On hold", cancelled: "Cancelled" };

/** Where a requisition stands; what is dated after the statement has not happened. */
function standingOf({ reachedOn, reached, end, closedOn }: Requisition, asOf: IsoDate): RequisitionStanding {
  const happened = (date: IsoDate | undefined, count: number | undefined): boolean => (date === undefined ? (count ?? 0) > 0 : date <= asOf);
  if (happened(reachedOn.started, reached.started)) return "begun";
  if (happened(reachedOn.accepted, reached.accepted)) return "accepted";
  const closed = closedOn === undefined || closedOn <= asOf;
  return closed && (end === "cancelled" || end === "on-hold") ? end : closed && end === "filled" ? "accepted" : "open";
}

const row = (requisition: Requisition) => recordRow(requisition, requisition.id, { opened: requisition.openedOn, accepted: requisition.reachedOn.accepted ?? null, targetStart: requisition.targetStart ?? null, end: requisition.end ?? null });

/** Positions that nobody holds, and whether somebody recruits for them. */
function vacancies(view: PeopleView, recruiting: readonly Requisition[]): readonly ComputedFact[] {
  const { records, context } = view;
  if (!records.positions.some(({ id }) => id !== undefined) || !records.requisitions.some(({ position }) => position !== undefined)) return [];
  const { vacant } = staffing(view, { dimensions: {}, workstream: undefined });
  const without = (requisitions: readonly Requisition[]) => vacant.filter(({ id }) => !requisitions.some(({ position }) => position === id));
  const [never, notNow] = [without(records.requisitions), without(recruiting)];
  const head = { dimensions: {}, rule: "people.hiringFunnel", arguments: { asOf: view.asOf }, aggregate: true as const };
  const detail = (list: typeof vacant) => list.map((position) => recordRow(position, positionKey(position), { plannedFrom: position.plannedFrom ?? null }));
  return [
    scalarFact({ ...head, base: "people.hiring.vacancies-without-requisition", label: "Vacant positions without any requisition", rows: detail(never) }, "people", available(sum(never.map(({ posts }) => posts))), context.sha256, vacant.length),
    scalarFact({ ...head, base: "people.hiring.vacancies-not-recruited", label: "Vacant positions that nobody recruits for now", rows: detail(notNow) }, "people", available(sum(notNow.map(({ posts }) => posts))), context.sha256, vacant.length),
  ];
}

/** How far hiring has come: the funnel, lead times, what is overdue, and vacancies nobody recruits for. */
export function hiringFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, asOf, context } = view;
  const { requisitions } = records;
  if (requisitions.length === 0) return [];
  const { sha256 } = context;
  const standing = (requisition: Requisition) => standingOf(requisition, asOf);
  const open = requisitions.filter((each) => standing(each) === "open");
  const overdue = open.filter(({ targetStart }) => targetStart !== undefined && targetStart < asOf);
  const declined = open.filter(({ reached }) => (reached.offered ?? 0) > (reached.accepted ?? 0));
  const accepted = requisitions.filter(({ reachedOn }) => reachedOn.accepted !== undefined && reachedOn.accepted <= asOf);
  const leads = accepted.flatMap(({ openedOn, reachedOn }) => (reachedOn.accepted === undefined ? [] : [daysBetween(openedOn, reachedOn.accepted)]));
  const head = { dimensions: {}, rule: "people.hiringFunnel", arguments: { asOf }, aggregate: true as const };
  const list = tableFact(
    { dimensions: {}, rule: "people.hiringFunnel", arguments: { asOf }, base: "people.hiring.requisitions", label: "Requisitions", audience: "internal", rows: requisitions.map(row) },
    [
      { name: "requisition", label: "Requisition", unit: "text" },
      { name: "program", label: "Workstream", unit: "text" },
      { name: "standing", label: "Stands", unit: "text" },
      { name: "opened", label: "Opened", unit: "date" },
      { name: "targetStart", label: "To start", unit: "date" },
      { name: "days", label: "Days to acceptance, or open", unit: "days" },
      { name: "overdue", label: "Overdue", unit: "text" },
    ],
    requisitions.map((each) => [each.id, each.workstream ?? null, WORDS[standing(each)], each.openedOn, each.targetStart ?? null, daysBetween(each.openedOn, each.reachedOn.accepted ?? each.closedOn ?? asOf), overdue.includes(each)]),
    sha256,
  );
  return [
    scalarFact({ ...head, base: "people.hiring.open", label: "Requisitions open", rows: open.map(row) }, "count", available(open.length), sha256, requisitions.length),
    scalarFact({ ...head, base: "people.hiring.overdue", label: "Open requisitions past their target start", rows: overdue.map(row) }, "count", available(overdue.length), sha256, open.length),
    scalarFact({ ...head, base: "people.hiring.offers-not-accepted", label: "Open requisitions with an offer that nobody accepted", rows: declined.map(row) }, "count", available(declined.length), sha256, open.length),
    scalarFact({ ...head, base: "people.hiring.lead-time", label: "Days from opening to acceptance, median", arguments: { asOf, statistic: "median" }, rows: accepted.map(row) }, "days", leads.length === 0 ? notAvailable("no-data", "no requisition has an accepted offer with its date") : median(leads), sha256, leads.length),
    tableFact(
      { ...head, base: "people.hiring.funnel", label: "Candidates by stage", rows: requisitions.map(row) },
      [
        { name: "stage", label: "Stage", unit: "text" },
        { name: "reached", label: "Reached", unit: "count" },
        { name: "conversion", label: "Of the stage before", unit: "share" },
      ],
      hiringFunnel(requisitions.map(({ reached }) => reached)).map(({ stage, reached, conversion }) => [stage, reached, "value" in conversion ? conversion.value : null]),
      sha256,
    ),
    tableFact(
      { ...head, base: "people.hiring.standing", label: "Requisitions by where they stand", rows: requisitions.map(row) },
      [
        { name: "standing", label: "Stands", unit: "text" },
        { name: "requisitions", label: "Requisitions", unit: "count" },
      ],
      STATES.map((state) => [WORDS[state], requisitions.filter((each) => standing(each) === state).length]),
      sha256,
    ),
    list,
    ...vacancies(view, requisitions.filter((each) => standing(each) === "open" || standing(each) === "accepted")),
  ];
}
