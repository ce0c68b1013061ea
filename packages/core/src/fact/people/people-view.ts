import type { Allocation, PeopleRecords, Position } from "../../model/records/people.ts";
import type { IsoDate } from "../../model/time.ts";
import type { PersonSpan } from "../../people/over-allocation.ts";
import type { AreaInput } from "../area.ts";
import type { FactContext, Scope } from "../scope.ts";

/** The whole program (`workstream` left out) or one workstream. */
export interface Part {
  readonly dimensions: Scope["dimensions"];
  readonly workstream: string | undefined;
}

/** What the records about people say as of the statement: what was decided later does not exist. */
export interface PeopleView {
  readonly context: FactContext;
  readonly asOf: IsoDate;
  readonly parts: readonly Part[];
  readonly records: PeopleRecords;
}

const NOTHING: PeopleRecords = { positions: [], allocations: [], timeEntries: [], absences: [], publicHolidays: [], requisitions: [], skills: [], certificates: [], learning: [], pay: [], benchmarks: [], salaryObservations: [] };

export function peopleView({ context, scopes }: AreaInput): PeopleView {
  const asOf = context.asOfDate;
  const known = (date: IsoDate | undefined): boolean => date === undefined || date <= asOf;
  const all = { ...NOTHING, ...context.model.records };
  const records: PeopleRecords = {
    positions: all.positions.filter(({ approvedOn }) => known(approvedOn)),
    allocations: all.allocations.filter(({ decidedOn }) => known(decidedOn)),
    timeEntries: all.timeEntries.filter(({ from }) => known(from)),
    absences: all.absences.filter(({ requestedOn }) => known(requestedOn)),
    publicHolidays: all.publicHolidays,
    requisitions: all.requisitions.filter(({ openedOn }) => known(openedOn)),
    skills: all.skills.filter((skill) => known(skill.asOf)),
    certificates: all.certificates.filter(({ obtainedOn }) => known(obtainedOn)),
    learning: all.learning.filter(({ addedOn }) => known(addedOn)),
    pay: all.pay,
    benchmarks: all.benchmarks.filter(({ date }) => known(date)),
    salaryObservations: all.salaryObservations,
  };
  return { context, asOf, records, parts: scopes.map(({ dimensions }) => ({ dimensions, workstream: dimensions["program"] })) };
}

/** Whether a record belongs to a part of the program. */
export const within = ({ workstream }: Part) => (record: { readonly workstream?: string }): boolean => workstream === undefined || record.workstream === workstream;

/** Whether the holder of a position was there on a date. A holder who is still to come is not. */
export function isFilled({ filledOn, leftOn, state }: Position, date: IsoDate, asOf: IsoDate): boolean {
  const begun = filledOn === undefined ? state === "filled" : filledOn <= date && filledOn <= asOf;
  return begun && (leftOn === undefined || leftOn >= date);
}

/** Whether the plan counts a position on a date. Without dates of the plan it does until the post is closed or the holder has left. */
export function isPlanned({ plannedFrom, plannedTo, leftOn, state }: Position, date: IsoDate): boolean {
  if (state === "closed") return false;
  if (plannedFrom === undefined && plannedTo === undefined) return leftOn === undefined ? state !== "left" : leftOn >= date;
  return (plannedFrom === undefined || plannedFrom <= date) && (plannedTo === undefined || plannedTo >= date);
}

/** The person that an allocation is of; a filled position without a person stands for its unnamed holder. */
function holderOf({ person, position }: Allocation, positions: ReadonlyMap<string, Position>, asOf: IsoDate): string | undefined {
  if (person !== undefined || position === undefined) return person;
  const post = positions.get(position);
  return post === undefined ? `position ${position}` : (post.person ?? (isFilled(post, asOf, asOf) ? `position ${position}` : undefined));
}

/** An allocation with whom it is of. */
export interface AllocationLine extends PersonSpan {
  readonly workstream: string;
  readonly record: Allocation;
}

/** Allocations of people; what is kept free for a vacant position is nobody's. */
export function allocationLines({ records, asOf }: PeopleView): readonly AllocationLine[] {
  const positions = new Map(records.positions.flatMap((position) => (position.id === undefined ? [] : [[position.id, position] as const])));
  return records.allocations.flatMap((record) => {
    const person = holderOf(record, positions, asOf);
    return person === undefined ? [] : [{ person, workstream: record.workstream, from: record.from, to: record.to ?? null, fte: record.fte, record }];
  });
}

/** How a reader knows a position. */
export const positionKey = ({ id, role }: Position): string => id ?? role;
/** The person of a position, or the unnamed holder. */
export const personOf = (position: Position): string => position.person ?? `position ${positionKey(position)}`;
