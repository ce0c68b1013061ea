import type { Blackout } from "../../model/program-rules.ts";
import type { Allocation, Position, PublicHoliday } from "../../model/records/people.ts";
import { addDays, type IsoDate } from "../../model/time.ts";
import { capacityHours, type CapacityLine, type DaysOff } from "../../people/capacity-hours.ts";
import { asKept } from "../../stats/significant-digits.ts";
import type { AreaInput } from "../area.ts";
import { peopleView } from "../people/people-view.ts";
import { capacityLines, daysOff } from "../people/working-time.ts";

/** Weeks ahead for which the calendar is read; later weeks are taken as weeks without holidays. */
const CALENDAR_WEEKS = 52;
/** A team of whose people nothing is known: one, in no holiday calendar. Only blackouts change its weeks. */
const UNKNOWN_TEAM: CapacityLine = { person: "team", fte: 1, hoursPerWeek: 40, calendar: undefined, from: "0001-01-01" as IsoDate, to: null };

/**
 * Capacity of one team in each sampled week and each week to come, of a week without holidays at the end of the calendar, to 12 significant
 * digits: as an edition keeps it, so that a forecast can be made again from an edition to the day. Hours themselves are not published.
 */
export interface TeamCapacity {
  readonly sampled: readonly number[];
  /** By week from the as-of date; the last one holds for all after it. */
  readonly ahead: readonly number[];
  /** Where the hours come from: `allocations`, or `blackouts only` where nobody says who works there. */
  readonly basis: "allocations" | "blackouts only";
}

export interface CalendarView {
  /** @param sampledMondays Mondays of the sampled weeks */
  readonly teamOf: (workstream: string | undefined, sampledMondays: readonly IsoDate[]) => TeamCapacity;
  readonly records: { readonly allocations: readonly Allocation[]; readonly positions: readonly Position[]; readonly publicHolidays: readonly PublicHoliday[] };
}

/** What is left of a day under the blackouts of a workstream; of several the least. */
const leftOn = (date: IsoDate, blackouts: readonly Blackout[]): number => Math.min(1, ...blackouts.filter(({ from, to }) => from <= date && date <= to).map(({ capacity }) => capacity ?? 0));

/** Hours as shares of the last of those ahead; of the most where that one is 0. */
function sharesOf({ sampled, ahead }: Pick<TeamCapacity, "sampled" | "ahead">): Pick<TeamCapacity, "sampled" | "ahead"> {
  const usual = [ahead.at(-1) ?? 0, ...[...sampled, ...ahead].toSorted((a, b) => b - a)].find((hours) => hours > 0) ?? 1;
  const shares = (hours: readonly number[]): readonly number[] => hours.map((each) => asKept(each / usual));
  return { sampled: shares(sampled), ahead: shares(ahead) };
}

/**
 * Working hours by week from allocations, public holidays of the people's calendars and declared blackouts. Leave is not in it: what is
 * approved for later is only a part of what will be taken, and the leave of the sampled weeks is already in their counts. A person
 * shared by two teams is in both with her part, on the same calendar.
 */
export function calendarView(input: AreaInput): CalendarView {
  const view = peopleView(input);
  const { asOfDate, program } = input.context;
  const lines = capacityLines(view);
  const { holiday } = daysOff(view);
  const hoursOf = (team: readonly CapacityLine[], from: IsoDate, off: DaysOff): number => capacityHours(team, from, addDays(from, 6), off).reduce((sum, { net }) => sum + net, 0);
  const teamOf = (workstream: string | undefined, sampledMondays: readonly IsoDate[]): TeamCapacity => {
    const blackouts = (program.rules?.forecast?.blackouts ?? []).filter(({ workstreams }) => workstreams === undefined || (workstream !== undefined && workstreams.includes(workstream)));
    const none: DaysOff["leave"] = () => 0;
    const off: DaysOff = { leave: none, holiday: (calendar, date) => 1 - (1 - holiday(calendar, date)) * leftOn(date, blackouts) };
    const capacityOf = (team: readonly CapacityLine[]) => {
      const ahead = Array.from({ length: CALENDAR_WEEKS }, (_, week) => hoursOf(team, addDays(asOfDate, 1 + 7 * week), off));
      const later = hoursOf(team, addDays(asOfDate, 1 + 7 * CALENDAR_WEEKS), { leave: none, holiday: () => 0 });
      return sharesOf({ sampled: sampledMondays.map((monday) => hoursOf(team, monday, off)), ahead: [...ahead, later] });
    };
    const own = workstream === undefined ? [] : lines.filter((line) => line.workstream === workstream);
    // A sampled week in which nobody was allocated says that the allocations do not tell who works there.
    const told = own.length > 0 && sampledMondays.every((monday) => hoursOf(own, monday, { leave: none, holiday: () => 0 }) > 0);
    return told ? { ...capacityOf(own), basis: "allocations" } : { ...capacityOf([UNKNOWN_TEAM]), basis: "blackouts only" };
  };
  return { teamOf, records: { allocations: view.records.allocations, positions: view.records.positions, publicHolidays: view.records.publicHolidays } };
}
