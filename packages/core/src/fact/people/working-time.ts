import type { Position, PublicHoliday } from "../../model/records/people.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import type { CapacityLine, DaysOff } from "../../people/capacity-hours.ts";
import { allocationLines, isFilled, personOf, type PeopleView } from "./people-view.ts";

/** Hours of a full-time week where a position states none; printed in the receipts that use it. */
export const HOURS_PER_WEEK = 40;

/** Hours of fewer people than this show when one of them is away: they are about persons. */
export const LEAST_PEOPLE = 5;

/** A line of capacity with where it works. */
export interface PlacedLine extends CapacityLine {
  readonly workstream: string | undefined;
}

const lastBefore = (a: string | null, b: string | undefined): string | null => (b === undefined ? a : a === null || b < a ? b : a);

/** The position that a person holds as of the statement, else the one held last. */
function positionsByPerson({ records, asOf }: PeopleView): ReadonlyMap<string, Position> {
  const order = records.positions.filter(({ filledOn, state }) => (filledOn === undefined ? state === "filled" : filledOn <= asOf)).toSorted((a, b) => Number(isFilled(a, asOf, asOf)) - Number(isFilled(b, asOf, asOf)) || compareText(a.filledOn ?? "", b.filledOn ?? ""));
  return new Map(order.map((position) => [personOf(position), position]));
}

/** Who works where and when: allocations, or the filled positions of a program that keeps none. Nobody works after the last day in the position. */
export function capacityLines(view: PeopleView): readonly PlacedLine[] {
  const { records, asOf } = view;
  if (records.allocations.length > 0) {
    const positions = positionsByPerson(view);
    return allocationLines(view).map(({ person, fte, from, to, workstream }) => {
      const position = positions.get(person);
      return { person, fte, workstream, from, to: lastBefore(to, position?.leftOn) as IsoDate | null, hoursPerWeek: position?.hoursPerWeek ?? HOURS_PER_WEEK, calendar: position?.calendar };
    });
  }
  return records.positions.flatMap((position) => {
    const { fte, filledOn, leftOn, workstream, hoursPerWeek, calendar } = position;
    return filledOn === undefined || filledOn > asOf ? [] : [{ person: personOf(position), fte, workstream, from: filledOn, to: leftOn ?? null, hoursPerWeek: hoursPerWeek ?? HOURS_PER_WEEK, calendar }];
  });
}

/** A holiday holds in its calendar, in the calendar's regions, or only in those that it names. `DE-BE` is a region of `DE`. */
const holdsIn = ({ calendar, regions }: PublicHoliday, place: string): boolean => {
  const inCalendar = place === calendar || place.startsWith(`${calendar}-`);
  return inCalendar && (regions === undefined || regions.length === 0 || regions.includes(place));
};

/** What is off on which day: public holidays by calendar, and leave that was approved. */
export function daysOff({ records }: PeopleView): DaysOff {
  const holidays = Map.groupBy(records.publicHolidays, ({ date }) => date);
  const leave = Map.groupBy(
    records.absences.filter(({ state }) => state === undefined || state === "approved"),
    ({ person }) => person,
  );
  return {
    holiday: (calendar, date) => (calendar === undefined ? 0 : Math.max(0, ...(holidays.get(date) ?? []).filter((each) => holdsIn(each, calendar)).map(({ dayShare }) => dayShare))),
    leave: (person, date) => (leave.get(person) ?? []).filter(({ from, to }) => from <= date && date <= to).reduce((total, { dayShare }) => total + dayShare, 0),
  };
}
