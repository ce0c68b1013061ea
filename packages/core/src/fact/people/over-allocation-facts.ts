import { available, notAvailable } from "../../model/measure.ts";
import { compareText } from "../../model/time.ts";
import { monthsEarlier } from "../../people/calendar-months.ts";
import { overAllocations } from "../../people/over-allocation.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { allocationLines, personOf, type PeopleView } from "./people-view.ts";

/** Dates on which somebody is allocated more than there is of them, from a year before the statement on. */
export function overAllocationFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, asOf, context } = view;
  if (records.allocations.length === 0) return [];
  const from = monthsEarlier(asOf, 12);
  const lines = allocationLines(view);
  const positions = records.positions.flatMap((position) => (position.filledOn === undefined || position.posts !== 1 ? [] : [{ person: personOf(position), from: position.filledOn, to: position.leftOn ?? null, fte: position.fte }]));
  const found = overAllocations({ allocations: lines, positions })
    .filter(({ to }) => to === null || to >= from)
    .toSorted((a, b) => compareText(a.from, b.from) || compareText(a.person, b.person));
  const contributing = lines.filter((line) => found.some(({ person, from: first, to }) => person === line.person && (line.to === null || line.to >= first) && (to === null || line.from <= to)));
  const rows = contributing.map(({ record, person }) => recordRow(record, person, { from: record.from, to: record.to ?? null, fte: record.fte }));
  const head = { dimensions: {}, rule: "people.utilisation", arguments: { from, asOf, compared: "allocations of each date with the FTE of the positions held, 1 if unknown" }, rows: rows.length === 0 ? lines.map(({ record, person }) => recordRow(record, person)) : rows };
  // What is said of one person (when, how much, on which lines) is for colleagues; everybody is told how many people there are.
  const internal = { ...head, audience: "internal" as const };
  const columns = [
    { name: "from", label: "From", unit: "date" },
    { name: "to", label: "Until", unit: "date" },
    { name: "load", label: "Allocated", unit: "fte" },
    { name: "limit", label: "There is", unit: "fte" },
  ] as const;
  const greatest = Math.max(...found.map(({ load }) => load));
  const { sha256 } = context;
  return [
    scalarFact({ ...head, aggregate: true, base: "people.over-allocation.people", label: "People allocated more than there is of them" }, "people", available(new Set(found.map(({ person }) => person)).size), sha256, new Set(lines.map(({ person }) => person)).size),
    scalarFact({ ...internal, base: "people.over-allocation.greatest-load", label: "Greatest allocation of one person beyond what there is" }, "fte", found.length === 0 ? notAvailable("not-applicable", "nobody is allocated more than there is of them") : available(greatest), sha256),
    tableFact({ ...internal, base: "people.over-allocation.intervals", label: "Dates on which somebody is over-allocated" }, columns, found.map(({ from: first, to, load, limit }) => [first, to, load, limit]), sha256),
    tableFact(
      { ...internal, base: "people.over-allocation.persons", label: "Who is over-allocated" },
      [{ name: "person", label: "Person", unit: "text" }, ...columns],
      found.map(({ person, from: first, to, load, limit }) => [person, first, to, load, limit]),
      sha256,
    ),
    tableFact(
      { ...internal, base: "people.over-allocation.lines", label: "Allocations that make somebody over-allocated" },
      [{ name: "person", label: "Person", unit: "text" }, { name: "program", label: "Workstream", unit: "text" }, { name: "from", label: "From", unit: "date" }, { name: "to", label: "Until", unit: "date" }, { name: "fte", label: "Allocated", unit: "fte" }],
      contributing.toSorted((a, b) => compareText(a.person, b.person) || compareText(a.from, b.from) || compareText(a.workstream ?? "", b.workstream ?? "")).map(({ person, workstream, from: first, to, fte }) => [person, workstream ?? null, first, to, fte]),
      sha256,
    ),
  ];
}
