import { compareText, nearest, type Diagnostic, type Position, type Records, type SourceRecord } from "@almanac/core";
import type { DiagnosticCode } from "../diagnostics/catalogue.ts";
import { relatedTo } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { HIDDEN } from "../sources/positions/person-id.ts";
import { benchmarkProblems } from "./benchmark-values.ts";
import { overAllocations } from "./over-allocation.ts";
import { hidden } from "./hidden-diagnostic.ts";
import { placeOf } from "./record-place.ts";

interface Context {
  readonly reportingCurrency: string;
  /** Ids of the declared workstreams. Left out: references to workstreams are not checked. */
  readonly workstreams?: readonly string[];
}

/** A cell that refers to another record. */
interface Reference {
  readonly record: SourceRecord;
  readonly role: string;
  readonly value: string;
}

const references = <R extends SourceRecord>(records: readonly R[] | undefined, role: keyof R & string, valueOf: (record: R) => string | undefined): readonly Reference[] =>
  (records ?? []).flatMap((record) => {
    const value = valueOf(record);
    return value === undefined ? [] : [{ record, role, value }];
  });

/** Unknown references, one group a file and value: one mistake that stands in 300 rows is one mistake. */
function unknown(found: readonly Reference[], known: ReadonlySet<string>): readonly (readonly [Reference, ...Reference[]])[] {
  const groups = new Map<string, [Reference, ...Reference[]]>();
  for (const reference of found) {
    if (known.has(reference.value)) continue;
    const key = JSON.stringify([reference.record.source.file, reference.value]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [reference]);
    else group.push(reference);
  }
  return [...groups.values()];
}

const inRows = (count: number): string => (count === 1 ? "" : `, in ${String(count)} rows`);

interface Target {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly expected: string;
  readonly role: "id" | "person";
}

/** References to positions or their holders. The value is nobody's business; where a near one stands, a place says. */
function unknownIds(found: readonly Reference[], positions: readonly Position[], { code, message, expected, role }: Target): readonly Diagnostic[] {
  const positionByValue = new Map(positions.flatMap((position) => (position[role] === undefined ? [] : [[position[role], position] as const])));
  if (positionByValue.size === 0) return [];
  return unknown(found, new Set(positionByValue.keys())).map((group) => {
    const [first] = group;
    const near = positionByValue.get(nearest(first.value, positionByValue.keys()) ?? "");
    return hidden(code, placeOf(first.record, first.role), {
      message: `${message}${inRows(group.length)}`,
      found: HIDDEN,
      expected,
      hint: near === undefined ? "add the position to the list of positions, or correct the id" : "a similar id stands at the other place: correct the id, or add the position",
      ...(near === undefined ? {} : { related: [relatedTo(placeOf(near, role === "id" ? "position" : "person"), "a similar id")] }),
    });
  });
}

function unknownWorkstreams(records: Partial<Records>, workstreams: readonly string[]): readonly Diagnostic[] {
  const found = [
    ...references(records.positions, "workstream", ({ workstream }) => workstream),
    ...references(records.allocations, "workstream", ({ workstream }) => workstream),
    ...references(records.timeEntries, "workstream", ({ workstream }) => workstream),
    ...references(records.requisitions, "workstream", ({ workstream }) => workstream),
    ...references(records.skills, "workstream", ({ workstream }) => workstream),
    ...references(records.certificates, "workstream", ({ workstream }) => workstream),
  ];
  return unknown(found, new Set(workstreams)).map((group) => {
    const [first] = group;
    return hidden("LINK-WORKSTREAM", placeOf(first.record, first.role), {
      message: `a workstream that almanac.yaml does not declare${inRows(group.length)}`,
      found: HIDDEN,
      expected: `one of ${workstreams.map((id) => `\`${id}\``).join(", ")}`,
      hint: `${didYouMean(first.value, workstreams)}write the id of the workstream, or translate the words of the file under \`values: { workstream: … }\``,
    });
  });
}

/** Positions whose place keeps a calendar of which no day is known: their holidays would count as working days. */
function unknownCalendars({ positions = [], publicHolidays = [] }: Partial<Records>): readonly Diagnostic[] {
  const known = new Set(publicHolidays.flatMap(({ calendar, regions = [] }) => [calendar, ...regions]));
  if (known.size === 0) return [];
  // A region without a day of its own keeps the days of its calendar.
  const found = references(positions, "calendar", ({ calendar }) => calendar).filter(({ value }) => !known.has(value.split("-", 1)[0] ?? value));
  return unknown(found, known).map((group) => {
    const [first] = group;
    return hidden("LINK-CALENDAR", placeOf(first.record, first.role), {
      message: `a holiday calendar of which no day is listed${inRows(group.length)}`,
      found: HIDDEN,
      expected: `one of ${[...known].toSorted(compareText).map((name) => `\`${name}\``).join(", ")}`,
      hint: "add the days of the calendar to the public holidays, or correct its name",
    });
  });
}

/** People who are paid and hold no position: usually an export of the whole company. One warning a file. */
function payWithoutPosition({ pay = [], positions = [] }: Partial<Records>): readonly Diagnostic[] {
  const holders = new Set(positions.flatMap(({ person }) => person ?? []));
  if (holders.size === 0) return [];
  const outside = pay.filter(({ person }) => !holders.has(person));
  return [...Map.groupBy(outside, ({ source }) => source.file).values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    return hidden("PAY-NO-POSITION", placeOf(first, "person"), {
      message: `people without a position are in the pay file${inRows(rows.length)}`,
      found: HIDDEN,
      expected: "the people of the program",
      hint: "limit the export to the program, or add their positions; until then they count in no team",
    });
  });
}

/**
 * What only several records show: references to people, positions and workstreams that do not exist, people over 100 % in a
 * month, benchmarks with two values for one percentile. No cell value stands in a message, nothing about pay at all.
 */
export function checkPeople(records: Partial<Records>, context: Context): readonly Diagnostic[] {
  const { positions = [], allocations = [], benchmarks = [], requisitions } = records;
  const people = [
    ...references(records.allocations, "person", ({ person }) => person),
    ...references(records.timeEntries, "person", ({ person }) => person),
    ...references(records.absences, "person", ({ person }) => person),
    ...references(records.skills, "person", ({ person }) => person),
    ...references(records.certificates, "person", ({ person }) => person),
    ...references(records.learning, "person", ({ person }) => person),
  ];
  const posts = [
    ...references(allocations, "position", ({ position }) => position),
    ...references(requisitions, "position", ({ position }) => position),
    ...references(positions, "replaces", ({ replaces }) => replaces),
  ];
  return [
    ...unknownIds(people, positions, { code: "LINK-PERSON", message: "a person who holds no position", expected: "the id of a person in the list of positions", role: "person" }),
    ...unknownIds(posts, positions, { code: "LINK-POSITION", message: "a position that does not exist", expected: "the id of a position in the list of positions", role: "id" }),
    ...(context.workstreams === undefined ? [] : unknownWorkstreams(records, context.workstreams)),
    ...unknownCalendars(records),
    ...overAllocations(allocations, positions),
    ...payWithoutPosition(records),
    ...benchmarkProblems(benchmarks),
  ];
}
