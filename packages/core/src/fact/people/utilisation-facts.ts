import { sum } from "simple-statistics";
import { available, notAvailable } from "../../model/measure.ts";
import type { TimeEntry } from "../../model/records/people.ts";
import { addDays, daysBetween, mondayOf, type IsoDate } from "../../model/time.ts";
import { capacityHours } from "../../people/capacity-hours.ts";
import { utilisation, type PersonHours } from "../../people/utilisation.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { PeopleView } from "./people-view.ts";
import { capacityLines, daysOff, HOURS_PER_WEEK, LEAST_PEOPLE } from "./working-time.ts";

const WEEKS = 12;
const counts = ({ state }: TimeEntry): boolean => state !== "rejected" && state !== "draft";

/** An entry over several weeks is spread over its working days, or over all of its days if none of them is one. */
function byWeek({ person, from, to, hours }: TimeEntry): readonly PersonHours[] {
  const all = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  const working = all.filter((date) => daysBetween(mondayOf(date), date) < 5);
  const days = working.length > 0 ? working : all;
  const weeks = Map.groupBy(days, mondayOf);
  return [...weeks].map(([period, dates]) => ({ person, period, hours: (hours * dates.length) / days.length }));
}

/** The last twelve whole weeks before the statement, or as many as time sheets reach back. */
function windowOf(entries: readonly TimeEntry[], asOf: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } | undefined {
  const to = daysBetween(mondayOf(asOf), asOf) === 6 ? asOf : addDays(mondayOf(asOf), -1);
  const first = entries.map(({ from }) => from).sort()[0];
  if (first === undefined || first > to) return undefined;
  const earliest = addDays(to, 1 - 7 * WEEKS);
  const from = first > earliest ? mondayOf(addDays(first, 6)) : earliest;
  return from > to ? undefined : { from, to };
}

/** Hours booked in time sheets against the hours that people have. */
export function utilisationFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, asOf, context } = view;
  const entries = records.timeEntries.filter(counts);
  const window = windowOf(entries, asOf);
  if (window === undefined) return [];
  const inWindow = (period: string): boolean => period >= window.from && period <= window.to;
  const bookings = entries.flatMap(byWeek).filter(({ period }) => inWindow(period));
  const off = daysOff(view);
  const lines = Map.groupBy(capacityLines(view), ({ person }) => person);
  const capacity = [...lines].flatMap(([person, own]) => capacityHours(own, window.from, window.to, off).flatMap(({ monday, net }): readonly PersonHours[] => (net > 0 ? [{ person, period: monday, hours: net }] : [])));
  const result = utilisation({ bookings, capacity });
  const weeks = [...new Set(capacity.map(({ period }) => period))].sort().map((week) => {
    const [booked, own] = [bookings.filter(({ period }) => period === week), capacity.filter(({ period }) => period === week)];
    return { week, people: new Set([...booked, ...own].map(({ person }) => person)).size, ...utilisation({ bookings: booked, capacity: own }), booked: sum(booked.map(({ hours }) => hours)), hours: sum(own.map(({ hours }) => hours)) };
  });
  const rows = entries.filter((entry) => entry.to >= window.from && entry.from <= window.to).map((entry) => recordRow(entry, entry.person, { from: entry.from, to: entry.to, hours: entry.hours }));
  const head = { dimensions: {}, rule: "people.utilisation", arguments: { ...window, entries: "not rejected, no drafts", capacity: "allocations less public holidays and approved leave", hoursPerWeekIfNotStated: HOURS_PER_WEEK }, aggregate: true as const, rows };
  const { sha256 } = context;
  if (lines.size < LEAST_PEOPLE) return [scalarFact({ ...head, base: "people.utilisation.ratio", label: "Booked of available hours" }, "ratio", notAvailable("suppressed", `time sheets of fewer than ${String(LEAST_PEOPLE)} people are theirs`), sha256)];
  return [
    scalarFact({ ...head, base: "people.utilisation.ratio", label: "Booked of available hours" }, "ratio", result.utilisation, sha256, capacity.length),
    scalarFact({ ...head, base: "people.utilisation.overbooked", label: "Person-weeks with more hours booked than available" }, "count", available(result.overAllocatedCount), sha256, capacity.length),
    scalarFact({ ...head, base: "people.utilisation.excess", label: "Hours booked beyond what was available" }, "hours", available(result.overAllocatedHours), sha256),
    tableFact(
      { ...head, base: "people.utilisation.weeks", label: "Booked and available hours by week" },
      [
        { name: "week", label: "Week from", unit: "date" },
        { name: "booked", label: "Booked", unit: "hours" },
        { name: "available", label: "Available", unit: "hours" },
        { name: "ratio", label: "Booked of available", unit: "ratio" },
        { name: "overbooked", label: "People over", unit: "people" },
      ],
      // Hours of a week in which few were there are theirs.
      weeks.map(({ week, people, booked, hours, utilisation: ratio, overAllocatedCount }) => (people < LEAST_PEOPLE ? [week, null, null, null, null] : [week, booked, hours, "value" in ratio ? ratio.value : null, overAllocatedCount])),
      sha256,
    ),
  ];
}
