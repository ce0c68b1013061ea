import { CURRENCIES } from "../cells/currency-text.ts";
import type { KnownColumn, SourceKind } from "../sources/source-kind.ts";

/** The words of a header: `BudgetLines_aed` is budget, line. Plurals, currencies and units tell no headers apart. */
function headerWords(header: string): readonly string[] {
  const words = header
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== "");
  const plain = words.filter((word) => !(word.length === 3 && CURRENCIES.has(word.toUpperCase()))).map((word) => word.toLowerCase().replace(/(?<=[a-z]{3})(?<!s)s$/, ""));
  return plain.length === 0 ? words.map((word) => word.toLowerCase()) : plain;
}

/** How alike a header and a spelling of a column are: 1 the same, 0 nothing in common. */
function likeness(header: string, spelling: string): number {
  if (header.trim().toLowerCase() === spelling.trim().toLowerCase()) return 1;
  const [a, b] = [new Set(headerWords(header)), new Set(headerWords(spelling))];
  const shared = [...a].filter((word) => b.has(word)).length;
  if (shared === 0) return 0;
  const ratio = shared / (a.size + b.size - shared);
  return ratio === 1 ? 0.95 : ratio;
}

export interface MatchedColumn {
  readonly role: string;
  readonly position: number;
  readonly score: number;
}

const LEAST = 0.5;

/** Gives each role the header that is most like it, each header to one role. `fits` says whether its cells can be of the role's type. */
export function matchedColumns(header: readonly string[], columns: readonly KnownColumn[], fits: (position: number, column: KnownColumn) => boolean): readonly MatchedColumn[] {
  const pairs = columns.flatMap((column) =>
    header.map((name, position) => ({ role: column.role, column, position, score: Math.max(0, ...column.headers.map((spelling) => likeness(name, spelling))) })),
  );
  const taken = { roles: new Set<string>(), positions: new Set<number>() };
  const matched: MatchedColumn[] = [];
  for (const { role, column, position, score } of pairs.filter((pair) => pair.score >= LEAST).toSorted((a, b) => b.score - a.score)) {
    if (taken.roles.has(role) || taken.positions.has(position) || !fits(position, column)) continue;
    taken.roles.add(role);
    taken.positions.add(position);
    matched.push({ role, position, score });
  }
  return withRequired(secondOfEqual(header, matched, columns), pairs, columns, fits);
}

const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();

/** A header that stands twice is usually a value before and after a response: the second is what remains. */
function secondOfEqual(header: readonly string[], matched: readonly MatchedColumn[], columns: readonly KnownColumn[]): readonly MatchedColumn[] {
  return matched.map((one) => {
    const first = matched.find((other) => other.position < one.position && same(header[other.position], header[one.position]));
    const residual = first === undefined ? undefined : `residual${first.role.charAt(0).toUpperCase()}${first.role.slice(1)}`;
    return residual !== undefined && columns.some(({ role }) => role === residual) && !matched.some(({ role }) => role === residual) ? { ...one, role: residual } : one;
  });
}

/** A required role without a header may take the one of a role that can be absent. */
function withRequired(
  matched: readonly MatchedColumn[],
  pairs: readonly (MatchedColumn & { readonly column: KnownColumn })[],
  columns: readonly KnownColumn[],
  fits: (position: number, column: KnownColumn) => boolean,
): readonly MatchedColumn[] {
  const isRequired = (role: string): boolean => columns.some((column) => column.role === role && column.required);
  return columns
    .filter(({ role, required }) => required && !matched.some((one) => one.role === role))
    .reduce<readonly MatchedColumn[]>((all, { role }) => {
      const taker = pairs
        .filter((pair) => pair.role === role && pair.score >= LEAST && fits(pair.position, pair.column))
        .toSorted((a, b) => b.score - a.score)
        .find(({ position }) => all.some((one) => one.position === position && !isRequired(one.role)));
      return taker === undefined ? all : [...all.filter(({ position }) => position !== taker.position), { role, position: taker.position, score: taker.score }];
    }, matched);
}

/** What tables of any sort are headed by: an id, a name and a date say nothing about what is listed. */
const COMMON: ReadonlySet<string> = new Set(["id", "key", "no", "nr", "number", "code", "name", "full", "first", "last", "family", "title", "display", "status", "date", "type", "description"]);
const isCommon = (header: string): boolean => headerWords(header).every((word) => COMMON.has(word));

/** How well a kind fits a table: 0 when a required column is not there. A file name like the kind's counts a little. */
export function kindScore(kind: SourceKind, file: string, header: readonly string[], matched: readonly MatchedColumn[]): number {
  const required = kind.columns.filter((column) => column.required);
  if (required.length === 0) return 0;
  const scores = required.map(({ role }) => matched.find((one) => one.role === role)?.score ?? 0);
  if (scores.includes(0) || matched.length < 2 || matched.every(({ position }) => isCommon(header[position] ?? ""))) return 0;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const name = (file.split("/").at(-1) ?? "").toLowerCase().replace(/[^a-z]/g, "");
  const named = name.includes(kind.kind.replace(/-/g, "")) || name.includes(kind.kind.replace(/-/g, "").replace(/s$/, "")) ? 0.3 : 0;
  return mean * 0.6 + (matched.length / Math.max(1, header.length)) * 0.4 + named;
}
