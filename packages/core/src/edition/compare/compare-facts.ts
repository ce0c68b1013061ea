import type { Fact, ScalarFact, TableFact } from "../../fact/fact.ts";
import { parseFactId } from "../../fact/fact-id.ts";
import { compareText, daysBetween, type IsoDate } from "../../model/time.ts";
import { asKept, keptValue } from "../../stats/significant-digits.ts";
import type { EditionDiff, FactChange, FactNamed, ScalarChange, TableChange } from "./edition-diff.ts";

type Facts = Readonly<Record<string, Fact>>;
type Row = TableFact["rows"][number];

/** Areas in the order in which readers ask for them; any other stands after them, by name. */
const AREAS = ["forecast", "outlook", "program", "milestones", "promises", "status", "gates", "budget", "earned-value", "risk", "objectives", "delivery", "models", "datasets"];
/** A comparison is not compared again. */
const LEFT_OUT = "changes";

const areaOf = (id: string): string => id.split(".")[0] ?? "";
const rankOf = (id: string): number => (AREAS.includes(areaOf(id)) ? AREAS.indexOf(areaOf(id)) : AREAS.length);
const dimensionsOf = (id: string): number => Object.keys(parseFactId(id)?.dimensions ?? {}).length;

/** By area, single values before tables, the whole program before its parts. */
const inReadingOrder = (a: FactNamed & { readonly type?: string }, b: FactNamed & { readonly type?: string }): number =>
  rankOf(a.id) - rankOf(b.id) || compareText(areaOf(a.id), areaOf(b.id)) || compareText(a.type ?? "", b.type ?? "") || dimensionsOf(a.id) - dimensionsOf(b.id) || compareText(a.id, b.id);

function differenceOf(before: ScalarFact["value"], after: ScalarFact["value"], { unit }: ScalarFact): number | undefined {
  if (typeof before === "number" && typeof after === "number") return asKept(asKept(after) - asKept(before));
  return unit === "date" && typeof before === "string" && typeof after === "string" ? daysBetween(before as IsoDate, after as IsoDate) : undefined;
}

/** One of the two editions may still be in memory with all its digits; what is compared is what is kept. */
function scalarChange(before: ScalarFact, after: ScalarFact): ScalarChange | undefined {
  // Amounts in two currencies differ, but not by a number.
  const comparable = before.currency === after.currency && before.unit === after.unit;
  const [old, now] = [keptValue(before.value), keptValue(after.value)];
  if (old === now && comparable) return undefined;
  const { id, label, unit, currency } = after;
  const difference = comparable ? differenceOf(old, now, after) : undefined;
  return { id, label, type: "scalar", unit, ...(currency === undefined ? {} : { currency }), before: old, after: now, ...(difference === undefined ? {} : { difference }) };
}

const keyOf = (row: Row, columns: readonly number[]): string => JSON.stringify(columns.map((column) => keptValue(row[column])));

const tellsApart = (rows: readonly Row[], columns: readonly number[]): boolean => new Set(rows.map((row) => keyOf(row, columns))).size === rows.length;

/** Columns that may be a key at most; more of them are values. */
const MOST_KEYS = 3;

/** The fewest leading columns that tell the rows of both tables apart, or else the fewest leading ones of text and dates; undefined where neither do. */
function keyColumns({ columns }: TableFact, ...tables: readonly TableFact[]): readonly number[] | undefined {
  const prefixes = (from: readonly number[]): readonly (readonly number[])[] => from.map((_, index) => from.slice(0, index + 1));
  const leading = columns.map((_, index) => index).slice(0, MOST_KEYS);
  const named = columns.flatMap(({ unit }, index) => (unit === "text" || unit === "date" ? [index] : []));
  return [...prefixes(leading), ...prefixes(named)].find((key) => tables.every(({ rows }) => tellsApart(rows, key)));
}

const shapeOf = ({ columns }: TableFact): string => columns.map(({ name }) => name).join(" ");

function tableChange(before: TableFact, after: TableFact): TableChange | undefined {
  const wholeOf = (row: Row): string => JSON.stringify(row.map((cell) => keptValue(cell)));
  const [old, now] = [before, after].map(({ rows }) => new Set(rows.map(wholeOf)));
  const gone = before.rows.filter((row) => now?.has(wholeOf(row)) !== true);
  const come = after.rows.filter((row) => old?.has(wholeOf(row)) !== true);
  if (gone.length === 0 && come.length === 0 && before.rows.length === after.rows.length) return undefined;
  const key = shapeOf(before) === shapeOf(after) ? keyColumns(after, before, after) : undefined;
  const kept = key === undefined ? new Set<string>() : new Set(come.map((row) => keyOf(row, key)));
  const changed = key === undefined ? 0 : gone.filter((row) => kept.has(keyOf(row, key))).length;
  return { id: after.id, label: after.label, type: "table", rows: { before: before.rows.length, after: after.rows.length, added: come.length - changed, removed: gone.length - changed, changed } };
}

function factChange(before: Fact, after: Fact): FactChange | undefined {
  if (before.type === "scalar" && after.type === "scalar") return scalarChange(before, after);
  if (before.type === "table" && after.type === "table") return tableChange(before, after);
  return undefined;
}

/** Facts that only one of two editions states, and those whose value or rows differ. */
export function compareFacts(before: Facts, after: Facts): EditionDiff["facts"] {
  const stated = (facts: Facts): readonly Fact[] => Object.values(facts).filter(({ id }) => areaOf(id) !== LEFT_OUT);
  const missing = (facts: Facts, others: Facts): readonly FactNamed[] =>
    stated(facts)
      .filter(({ id, type }) => others[id]?.type !== type)
      .map(({ id, label }) => ({ id, label }))
      .toSorted(inReadingOrder);
  const changed = stated(after).flatMap((fact) => {
    const old = before[fact.id];
    return (old === undefined ? undefined : factChange(old, fact)) ?? [];
  });
  return { added: missing(after, before), removed: missing(before, after), changed: changed.toSorted(inReadingOrder) };
}
