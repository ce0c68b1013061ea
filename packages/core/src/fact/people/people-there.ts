import type { Position } from "../../model/records/people.ts";
import { allocationLines, isFilled, personOf, type PeopleView } from "./people-view.ts";

/**
 * Everybody who is there as of the statement and belongs to a workstream or role, as far as either is given. Where somebody belongs
 * is said by the position held, also while the person is lent; without positions by the allocations of the day.
 */
export function peopleOf(view: PeopleView, group: { readonly workstream?: string; readonly role?: string }): ReadonlySet<string> {
  const { records, asOf } = view;
  const matches = (each: Pick<Position, "workstream" | "role">): boolean => (group.workstream === undefined || each.workstream === group.workstream) && (group.role === undefined || each.role === group.role);
  if (records.positions.some(({ person }) => person !== undefined)) return new Set(records.positions.filter((position) => isFilled(position, asOf, asOf) && matches(position)).map(personOf));
  const lines = allocationLines(view).filter(({ from, to }) => from <= asOf && (to === null || to >= asOf));
  if (lines.length > 0) return new Set(lines.filter(({ workstream }) => group.workstream === undefined || workstream === group.workstream).map(({ person }) => person));
  return new Set([...records.skills, ...records.certificates].flatMap(({ person, ...each }) => (person !== undefined && (group.workstream === undefined || each.workstream === undefined || each.workstream === group.workstream) ? [person] : [])));
}
