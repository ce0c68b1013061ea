import { sum } from "simple-statistics";
import { available, notAvailable } from "../../model/measure.ts";
import { addDays, compareText, mondayOf, type IsoDate } from "../../model/time.ts";
import { capacityHours } from "../../people/capacity-hours.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { allocationLines, personOf, type PeopleView } from "./people-view.ts";
import { capacityLines, daysOff, HOURS_PER_WEEK, LEAST_PEOPLE } from "./working-time.ts";

const WEEKS = 13;

/** Working hours of the coming thirteen weeks, from the next Monday on. */
export function capacityFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, asOf, context, parts } = view;
  const lines = capacityLines(view);
  if (lines.length === 0) return [];
  const from = addDays(mondayOf(asOf), 7);
  const to = addDays(from, 7 * WEEKS - 1);
  const off = daysOff(view);
  const peopleOf = (some: typeof lines): number => new Set(some.map(({ person }) => person)).size;
  // If one workstream cannot be told, none is: the others and the whole would tell it.
  const small = parts.some((part) => part.workstream !== undefined && peopleOf(lines.filter(({ workstream }) => workstream === part.workstream)) < LEAST_PEOPLE && lines.some(({ workstream }) => workstream === part.workstream));
  const ofParts = parts.filter((part) => part.workstream === undefined || !small).map((part) => ({ part, weeks: capacityHours(part.workstream === undefined ? lines : lines.filter(({ workstream }) => workstream === part.workstream), from, to, off) }));
  const rows = [
    ...(records.allocations.length > 0
      ? allocationLines(view).filter((line) => line.from <= to && (line.to === null || line.to >= from)).map(({ record, person }) => recordRow(record, person, { fte: record.fte }))
      : records.positions.filter(({ filledOn, leftOn }) => filledOn !== undefined && filledOn <= asOf && (leftOn === undefined || leftOn >= from)).map((position) => recordRow(position, personOf(position), { fte: position.fte }))),
    ...records.publicHolidays.filter(({ date }) => date >= from && date <= to).map((day) => recordRow(day, day.name, { calendar: day.calendar, date: day.date })),
    ...records.absences.filter((leave) => (leave.state === undefined || leave.state === "approved") && leave.from <= to && leave.to >= from).map((leave) => recordRow(leave, leave.person, { from: leave.from, to: leave.to })),
  ];
  // A week is told only where enough people are there in it. A workstream with one week of too few has none told: its whole would tell that one.
  const thin = new Set(
    ofParts.flatMap(({ part, weeks }) => {
      const own = lines.filter(({ workstream }) => workstream === part.workstream);
      const peopleIn = (monday: IsoDate): number => peopleOf(own.filter((line) => line.from <= addDays(monday, 4) && (line.to === null || line.to >= monday)));
      return part.workstream !== undefined && weeks.some(({ monday, gross }) => gross > 0 && peopleIn(monday) < LEAST_PEOPLE) ? [part.workstream] : [];
    }),
  );
  const requested = records.absences.filter(({ state, from: first, to: last }) => state === "requested" && first <= to && last >= from).length;
  const head = { rule: "people.capacity", arguments: { from, to, leave: "approved until the as-of date", requestedNotCounted: requested, hoursPerWeekIfNotStated: HOURS_PER_WEEK }, aggregate: true as const, rows };
  const { sha256 } = context;
  if (peopleOf(lines) < LEAST_PEOPLE) return [scalarFact({ ...head, base: "people.capacity.hours", dimensions: {}, label: "Working hours of the coming thirteen weeks" }, "hours", notAvailable("suppressed", `hours of fewer than ${String(LEAST_PEOPLE)} people would show when one of them is away`), sha256)];
  const whole = ofParts.filter(({ part }) => part.workstream === undefined).flatMap(({ weeks }) => weeks);
  return [
    ...ofParts.map(({ part, weeks }) => scalarFact({ ...head, base: "people.capacity.hours", dimensions: part.dimensions, label: "Working hours of the coming thirteen weeks" }, "hours", available(sum(weeks.map(({ net }) => net))), sha256)),
    scalarFact({ ...head, base: "people.capacity.holiday-hours", dimensions: {}, label: "Hours that public holidays take in the coming thirteen weeks" }, "hours", available(sum(whole.map(({ holidays }) => holidays))), sha256),
    scalarFact({ ...head, base: "people.capacity.leave-hours", dimensions: {}, label: "Hours of approved leave in the coming thirteen weeks" }, "hours", available(sum(whole.map(({ leave }) => leave))), sha256),
    tableFact(
      { ...head, arguments: { ...head.arguments, ...(thin.size === 0 ? {} : { suppressed: `weeks of ${[...thin].sort(compareText).join(", ")}: in some of them fewer than ${String(LEAST_PEOPLE)} people are there` }) }, base: "people.capacity.weeks", dimensions: {}, label: "Working hours by week and workstream" },
      [
        { name: "week", label: "Week from", unit: "date" },
        { name: "program", label: "Workstream", unit: "text" },
        { name: "hours", label: "Hours", unit: "hours" },
      ],
      ofParts
        .flatMap(({ part, weeks }) => (part.workstream === undefined ? [] : weeks.map(({ monday, net }) => [monday, part.workstream ?? null, part.workstream !== undefined && thin.has(part.workstream) ? null : net] as const)))
        .toSorted(([a], [b]) => compareText(a, b)),
      sha256,
    ),
  ];
}
