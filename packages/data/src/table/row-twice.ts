import type { Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo } from "../diagnostics/diagnostic.ts";
import type { TableFile } from "../sources/source-kind.ts";
import type { CellAt } from "./row-reader.ts";

interface TypedRow {
  readonly index: number;
  readonly row: Readonly<Record<string, unknown>>;
  readonly at: CellAt;
}

const keyOf = (row: Readonly<Record<string, unknown>>, unique: readonly string[]): string =>
  JSON.stringify(unique.map((role) => row[role]), (_, value: unknown) => (typeof value === "bigint" ? value.toString() : (value ?? null)));

/** A value of a key as a message shows it: an amount or a list has no text of its own. */
const shown = (value: unknown): string =>
  value === undefined ? "" : typeof value === "string" ? value : Array.isArray(value) ? value.map(shown).join(", ") : JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));

/** Rows that name a record which an earlier row of the file already names, also when they say the same; the first `most` of them. */
export function rowsTwice(unique: readonly string[] | undefined, csv: TableFile, rows: readonly TypedRow[], { masked, most }: { readonly masked: boolean; readonly most: number }): readonly { readonly index: number; readonly problem: Diagnostic }[] {
  const [first] = unique ?? [];
  if (unique === undefined || first === undefined) return [];
  const byKey = new Map<string, TypedRow>();
  let found = 0;
  return rows.flatMap((typed) => {
    if (found >= most) return [];
    // A row that has none of the roles names nothing: it stands for itself.
    if (unique.every((role) => typed.row[role] === undefined)) return [];
    const key = keyOf(typed.row, unique);
    const earlier = byKey.get(key);
    if (earlier === undefined) {
      byKey.set(key, typed);
      return [];
    }
    found += 1;
    const same = (csv.records[typed.index] ?? []).every((cell, column) => cell === csv.records[earlier.index]?.[column]);
    const lines = [csv.place(earlier.index, 0).line, csv.place(typed.index, 0).line].map(String);
    const words = masked ? "one record" : `\`${unique.map((role) => shown(typed.row[role])).join(", ")}\``;
    const problem = diagnostic("ROW-TWICE", typed.at(first), {
      message: same ? `line ${lines[1] ?? ""} repeats line ${lines[0] ?? ""}: ${words} would count twice` : `lines ${lines.join(" and ")} both say what ${words} is, and they differ`,
      found: masked ? "•••" : words.slice(1, -1),
      expected: `one row for each ${unique.join(" and ")}`,
      hint: "remove one of the two rows, or correct the one that names the wrong record",
      related: [relatedTo(earlier.at(first), "first given here")],
    });
    return [{ index: typed.index, problem }];
  });
}
