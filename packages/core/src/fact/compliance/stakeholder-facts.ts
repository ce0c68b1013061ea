import { lacksOneAccountable, lacksResponsible, raciActivities, type RaciActivity } from "../../compliance/raci-gaps.ts";
import { available } from "../../model/measure.ts";
import { compareText, daysBetween } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { TableColumn, Unit } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { forReadersOf } from "./records-audience.ts";

const column = (name: string, label: string, unit: Unit): TableColumn => ({ name, label, unit });

function raciFacts({ model, asOfDate, sha256 }: FactContext): readonly ComputedFact[] {
  const assignments = model.records?.raciAssignments ?? [];
  if (assignments.length === 0) return [];
  const activities = raciActivities(assignments);
  const rowsOf = (some: readonly RaciActivity[]) => assignments.filter(({ activity }) => some.some((one) => one.activity === activity)).map((assignment) => recordRow(assignment, `${assignment.activity} / ${assignment.role}`, { letters: assignment.letters.join("/") }));
  const head = { dimensions: {}, rule: "gov.raci", arguments: { asOf: asOfDate } };
  const count = (statistic: string, label: string, some: readonly RaciActivity[]): ComputedFact => scalarFact({ ...head, base: `stakeholders.raci.${statistic}`, label, rows: rowsOf(some) }, "count", available(some.length), sha256, activities.length);
  return [
    count("activities", "Activities in the table of roles", activities),
    count("without-one-accountable", "Activities without exactly one accountable role", activities.filter(lacksOneAccountable)),
    count("without-responsible", "Activities that nobody is responsible for", activities.filter(lacksResponsible)),
    tableFact(
      { ...head, base: "stakeholders.raci.items", label: "Roles in each activity", rows: rowsOf(activities) },
      [column("activity", "Activity", "text"), column("accountable", "Accountable", "text"), column("responsible", "Responsible", "text"), column("gap", "What is missing", "text")],
      activities.map((one) => [one.activity, one.accountable.join(", ") || null, one.responsible.join(", ") || null, [lacksOneAccountable(one) ? "one accountable" : "", lacksResponsible(one) ? "a responsible" : ""].filter((gap) => gap !== "").join(", ") || null]),
      sha256,
    ),
    tableFact(
      { ...head, base: "stakeholders.raci.roles", label: "What each role does in each activity", rows: rowsOf(activities) },
      [column("activity", "Activity", "text"), column("role", "Role", "text"), column("letters", "Letters", "text")],
      assignments.map(({ activity, role, letters }) => [activity, role, letters.join("/")]),
      sha256,
    ),
  ];
}

function communicationFacts({ model, asOfDate, sha256 }: FactContext): readonly ComputedFact[] {
  const entries = model.records?.communicationEntries ?? [];
  if (entries.length === 0) return [];
  const overdue = entries.filter(({ next }) => next !== undefined && next < asOfDate);
  const row = (entry: (typeof entries)[number]) => recordRow(entry, `${entry.audience} ${entry.cadence}`, { next: entry.next ?? null });
  const head = { dimensions: {}, rule: "gov.communication", arguments: { asOf: asOfDate } };
  return [
    scalarFact({ ...head, base: "stakeholders.communication.entries", label: "Entries of the communication plan", rows: entries.map(row) }, "count", available(entries.length), sha256),
    scalarFact({ ...head, base: "stakeholders.communication.overdue", label: "Messages past their day", rows: overdue.map(row) }, "count", available(overdue.length), sha256, entries.length),
    tableFact(
      { ...head, base: "stakeholders.communication.items", label: "The communication plan", rows: entries.map(row) },
      [column("audience", "Audience", "text"), column("message", "Message", "text"), column("cadence", "How often", "text"), column("owner", "Owner", "text"), column("next", "Next", "date"), column("overdue", "Overdue", "days")],
      entries
        .toSorted((a, b) => compareText(a.next ?? "9999", b.next ?? "9999"))
        .map(({ audience, message, cadence, owner, next }) => [audience, message, cadence, owner, next ?? null, next !== undefined && next < asOfDate ? daysBetween(next, asOfDate) : null]),
      sha256,
    ),
  ];
}

/** Who can do what to the program. Internal, whatever the audience of its source. */
function mapFacts({ model, asOfDate, sha256 }: FactContext): readonly ComputedFact[] {
  const all = model.records?.stakeholders ?? [];
  if (all.length === 0) return [];
  const close = all.filter(({ interest, influence }) => interest === "high" && influence === "high");
  const row = (stakeholder: (typeof all)[number]) => recordRow(stakeholder, stakeholder.id, { interest: stakeholder.interest ?? null, influence: stakeholder.influence ?? null });
  const head = { dimensions: {}, rule: "gov.stakeholders", arguments: { asOf: asOfDate }, audience: "internal" as const };
  return [
    scalarFact({ ...head, base: "stakeholders.map.all", label: "Stakeholders", rows: all.map(row) }, "count", available(all.length), sha256),
    scalarFact({ ...head, base: "stakeholders.map.close", label: "Stakeholders of high interest and high influence", rows: close.map(row) }, "count", available(close.length), sha256, all.length),
    tableFact(
      { ...head, base: "stakeholders.map.items", label: "Every stakeholder", rows: all.map(row) },
      [column("id", "Number", "text"), column("name", "Stakeholder", "text"), column("interest", "Interest", "text"), column("influence", "Influence", "text"), column("audience", "Audience", "text")],
      all.map(({ id, name, interest, influence, audience }) => [id, name, interest ?? null, influence ?? null, audience ?? null]),
      sha256,
    ),
  ];
}

/** Roles, messages and people around the program. */
export const stakeholderFacts = (context: FactContext): readonly ComputedFact[] => {
  const { raciAssignments = [], communicationEntries = [] } = context.model.records ?? {};
  return [...forReadersOf(raciAssignments, context, raciFacts(context)), ...forReadersOf(communicationEntries, context, communicationFacts(context)), ...mapFacts(context)];
};
