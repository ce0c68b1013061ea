import type { ForecastMove } from "../../causes/forecast-move.ts";
import type { Fact, Unit } from "../../fact/fact.ts";
import { formatDifference } from "../../fact/format.ts";
import type { FindingPart, FindingStyle } from "../../finding/finding.ts";
import { keptValue } from "../../stats/significant-digits.ts";
import type { Program } from "../../model/program.ts";
import type { Change, Edition } from "../edition.ts";

/** A change and its place on the one scale of {@link WEIGHTS}. */
export interface Ranked {
  readonly weight: number;
  readonly change: Change;
}

/** What is compared of an edition. */
export type StatedThen = Pick<Edition, "facts" | "program" | "documents" | "asOfDate">;

export interface Pair {
  readonly before: StatedThen;
  readonly after: StatedThen;
  readonly moves: ReadonlyMap<string, ForecastMove>;
}

export interface Compared {
  readonly id: string;
  readonly before: number | string;
  readonly after: number | string;
  readonly unit: Unit;
  readonly currency?: string;
}

/** A scalar fact that has a value in both editions, in one currency. The newer edition may still be in memory with all its digits. */
export function compared(id: string, { before, after }: Pair): Compared | undefined {
  const [old, now] = [before.facts[id], after.facts[id]];
  if (old?.type !== "scalar" || now?.type !== "scalar" || old.value === null || now.value === null || old.currency !== now.currency) return undefined;
  return { id, before: keptValue(old.value), after: keptValue(now.value), unit: now.unit, ...(now.currency === undefined ? {} : { currency: now.currency }) };
}

/** The same, where the value is another one. */
export function differing(id: string, pair: Pair): Compared | undefined {
  const found = compared(id, pair);
  return found === undefined || found.before === found.after ? undefined : found;
}

export const was = ({ id, before, unit, currency }: Compared, as?: FindingStyle): FindingPart => ({ previous: id, value: before, unit, ...(currency === undefined ? {} : { currency }), ...(as === undefined ? {} : { as }) });

export const difference = ({ before, after }: Compared): number => Number(after) - Number(before);

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The rows of a table by column name; none where the table is not stated. */
function rowsOf(id: string, facts: Readonly<Record<string, Fact>>): readonly Row[] {
  const table = facts[id];
  if (table?.type !== "table") return [];
  return table.rows.map((row) => Object.fromEntries(table.columns.map(({ name }, index) => [name, keptValue(row[index] ?? null)])));
}

/** A value that stands in a row of a table: it has no id of its own, so the sentence carries it. */
export function cell(table: string, column: string, value: Row[string], facts: Readonly<Record<string, Fact>>, as?: FindingStyle): FindingPart {
  const fact = facts[table];
  const found = fact?.type === "table" ? fact.columns.find(({ name }) => name === column) : undefined;
  if (found === undefined || value === null || typeof value === "boolean") return String(value);
  return { previous: table, value, unit: found.unit, ...(found.currency === undefined ? {} : { currency: found.currency }), ...(as === undefined ? {} : { as }) };
}

export const text = (value: Row[string] | undefined): string => (typeof value === "string" ? value : "");

/** Rows that both editions have, and those that only the newer one has, by a key. */
export function rowPairs(id: string, key: readonly string[], { before, after }: Pair): readonly { readonly old: Row | undefined; readonly now: Row }[] {
  const keyOf = (row: Row): string => JSON.stringify(key.map((column) => row[column]));
  const old = new Map(rowsOf(id, before.facts).map((row) => [keyOf(row), row]));
  return rowsOf(id, after.facts).map((now) => ({ old: old.get(keyOf(now)), now }));
}

/** Whether both editions state a table: a table that is new with a version of Almanac is not news of its rows. */
export const bothState = (id: string, { before, after }: Pair): boolean => before.facts[id]?.type === "table" && after.facts[id]?.type === "table";

export const inDays = (days: number): string => (Math.abs(days) === 1 ? "day" : "days");
export const signed = (value: number, unit: Unit, { locale }: Pick<Program, "locale">, currency?: string): string => formatDifference(value, unit, locale, currency);

/** The title of a workstream, or its id where it is not declared any more. */
export const titleOf = (workstream: string, { program }: Pick<StatedThen, "program">): string => program.workstreams.find(({ id }) => id === workstream)?.title ?? workstream;
