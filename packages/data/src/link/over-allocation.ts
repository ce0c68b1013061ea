import { compareText, type Allocation, type Diagnostic, type Position } from "@almanac/core";
import { relatedTo } from "../diagnostics/diagnostic.ts";
import { hidden } from "./hidden-diagnostic.ts";
import { placeOf } from "./record-place.ts";

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
] as const;
const YEAR = 12;
/** Sums of shares such as 0.7 + 0.2 + 0.1 are not exactly 1 in binary. */
const TOLERANCE = 1e-9;

/** Months are counted: the year times 12 and the month from 0. */
const monthOf = (date: string): number => Number(date.slice(0, 4)) * YEAR + Number(date.slice(5, 7)) - 1;
const dayOf = (date: string): number => Number(date.slice(8, 10));
const daysIn = (month: number): number => new Date(Date.UTC(Math.floor(month / YEAR), (month % YEAR) + 1, 0)).getUTCDate();
const named = (month: number): string => `${MONTHS[month % YEAR] ?? ""} ${String(Math.floor(month / YEAR))}`;

/** FTE-months of one line in one month: days active / days of the month, times FTE; both ends inclusive (METHOD.md 7.1). */
function fteIn(line: Allocation, month: number): number {
  const first = monthOf(line.from);
  const last = line.to === undefined ? Infinity : monthOf(line.to);
  if (month < first || month > last) return 0;
  const days = daysIn(month);
  const from = month === first ? dayOf(line.from) : 1;
  const to = month === last && line.to !== undefined ? dayOf(line.to) : days;
  return ((to - from + 1) / days) * line.fte;
}

interface Run {
  readonly first: number;
  last: number;
  most: number;
  readonly lines: readonly Allocation[];
}

/** Months in which one person has more than one full-time month, neighbours with the same lines joined. */
function overloads(lines: readonly Allocation[]): { readonly runs: readonly Run[]; readonly horizon: number } {
  const horizon = Math.max(...lines.map(({ from, to }) => monthOf(to ?? from) + (to === undefined ? 1 : 0)));
  const runs: Run[] = [];
  for (let month = Math.min(...lines.map(({ from }) => monthOf(from))); month <= horizon; month += 1) {
    const active = lines.filter((line) => fteIn(line, month) > 0);
    const total = active.reduce((sum, line) => sum + fteIn(line, month), 0);
    if (total <= 1 + TOLERANCE) continue;
    const before = runs.at(-1);
    if (before !== undefined && before.last === month - 1 && before.lines.length === active.length && before.lines.every((line, index) => line === active[index])) {
      before.last = month;
      before.most = Math.max(before.most, total);
    } else runs.push({ first: month, last: month, most: total, lines: active });
  }
  return { runs, horizon };
}

/** The line with which the sum passes one full-time month, in the order of the rows. */
function tipping({ first, lines }: Run): Allocation | undefined {
  let sum = 0;
  for (const line of lines) {
    sum += fteIn(line, first);
    if (sum > 1 + TOLERANCE) return line;
  }
  return undefined;
}

const percent = (fte: number): string => `${String(Math.round(fte * 1000) / 10)} %`;

function warning(run: Run, horizon: number): Diagnostic | undefined {
  const at = tipping(run);
  if (at === undefined) return undefined;
  const open = run.last === horizon && run.lines.every(({ to }) => to === undefined);
  const when = open ? `from ${named(run.first)} on` : run.first === run.last ? `in ${named(run.first)}` : `from ${named(run.first)} to ${named(run.last)}`;
  // The sum of several lines is nobody's cell; a single line's share is one, and is not repeated.
  const howMuch = run.lines.length > 1 ? percent(run.most) : "over 100 %";
  return hidden("PERSON-OVER-ALLOCATED", placeOf(at, "fte"), {
    message: `one person is allocated ${howMuch} ${when}`,
    found: `${howMuch} of a full-time month`,
    expected: "at most 100 %",
    hint: "shorten or reduce one of the lines, or keep them: the person stays listed as over-allocated",
    related: run.lines.map((line) => relatedTo(placeOf(line, "fte"), "contributes to the month")),
  });
}

/**
 * A warning for each person and month with more than one full-time month of allocations (BAD-INPUTS P10). Lines that name a
 * position count for its holder. Nothing about pay is read.
 */
export function overAllocations(allocations: readonly Allocation[], positions: readonly Position[]): readonly Diagnostic[] {
  const holder = new Map(positions.flatMap(({ id, person }) => (id === undefined || person === undefined ? [] : [[id, person] as const])));
  const byPerson = new Map<string, Allocation[]>();
  for (const line of allocations) {
    const person = line.person ?? (line.position === undefined ? undefined : holder.get(line.position));
    if (person === undefined) continue;
    const lines = byPerson.get(person);
    if (lines === undefined) byPerson.set(person, [line]);
    else lines.push(line);
  }
  return [...byPerson]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, lines]) => {
      const { runs, horizon } = overloads(lines);
      return runs.flatMap((run) => warning(run, horizon) ?? []);
    });
}
