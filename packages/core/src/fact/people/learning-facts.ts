import { available } from "../../model/measure.ts";
import type { LearningRecord } from "../../model/records/people-skills.ts";
import { compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { PeopleView } from "./people-view.ts";

const row = (entry: LearningRecord) => recordRow(entry, entry.person, { course: entry.course, planned: entry.plannedOn ?? null, done: entry.doneOn ?? null });

/** Courses planned, finished and past their day. */
export function learningFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, asOf, context } = view;
  const entries = records.learning.filter(({ state }) => state !== "cancelled");
  if (entries.length === 0) return [];
  const isDone = ({ doneOn, state }: LearningRecord): boolean => (doneOn === undefined ? state === "done" : doneOn <= asOf);
  const isOverdue = (entry: LearningRecord): boolean => !isDone(entry) && entry.plannedOn !== undefined && entry.plannedOn < asOf;
  const [done, overdue] = [entries.filter(isDone), entries.filter(isOverdue)];
  const courses = [...Map.groupBy(entries, ({ course }) => course)].toSorted(([a], [b]) => compareText(a, b));
  const head = { dimensions: {}, rule: "people.learning", arguments: { asOf, left: "cancelled entries" }, aggregate: true as const };
  const { sha256 } = context;
  return [
    scalarFact({ ...head, base: "people.learning.done", label: "Planned courses finished", rows: done.map(row) }, "count", available(done.length), sha256, entries.length),
    scalarFact({ ...head, base: "people.learning.overdue", label: "Planned courses past their day and not finished", rows: overdue.map(row) }, "count", available(overdue.length), sha256, entries.length),
    tableFact(
      { ...head, base: "people.learning.courses", label: "Courses by how many planned and finished them", rows: entries.map(row) },
      [
        { name: "course", label: "Course", unit: "text" },
        { name: "skill", label: "Skill", unit: "text" },
        { name: "planned", label: "Planned for", unit: "people" },
        { name: "done", label: "Finished", unit: "people" },
        { name: "overdue", label: "Past their day", unit: "people" },
      ],
      courses.map(([course, own]) => [course, own[0]?.skill ?? null, own.length, own.filter(isDone).length, own.filter(isOverdue).length]),
      sha256,
    ),
  ];
}
