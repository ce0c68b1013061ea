import type { Fact } from "../../fact/fact.ts";
import type { Program } from "../../model/program.ts";
import { inWords, of, type TableRow } from "../fact-reader.ts";
import type { FindingPart } from "../finding.ts";

export type Facts = Readonly<Record<string, Fact>>;
export type Parts = readonly FindingPart[];

/** Money with three digits and without a sign: the sentence says which way it goes. */
export const short = (base: string, dimensions: Readonly<Record<string, string>> = {}): FindingPart => ({ ...of(base, dimensions), as: "short" });

/** What a workstream is called; undefined for the whole. */
export const workstreamTitle = ({ workstreams }: Program, row: TableRow): string | undefined => {
  const id = row.text("program") ?? row.text("value");
  return id === undefined ? undefined : (workstreams.find((workstream) => workstream.id === id)?.title ?? id);
};

/** The row with the least value of a column; of equals the first. */
export function leastBy(rows: readonly TableRow[], column: string, sign: 1 | -1 = 1): TableRow | undefined {
  return rows.reduce<TableRow | undefined>((best, row) => {
    const value = row.number(column);
    if (value === undefined) return best;
    const found = best?.number(column);
    return found === undefined || sign * value < sign * found ? row : best;
  }, undefined);
}
export const greatestBy = (rows: readonly TableRow[], column: string): TableRow | undefined => leastBy(rows, column, -1);

/** `all three`, `both`: every one of some things. */
export const allOf = (count: number): string => (count === 2 ? "both" : `all ${inWords(count)}`);

const CATEGORIES: Readonly<Record<string, string>> = { "data-acquisition": "data acquisition", cloud: "cloud", people: "people", tools: "tools", vendor: "vendors" };
/** A category of cost in words. */
export const categoryWords = (category: string): string => CATEGORIES[category] ?? category.replaceAll("-", " ");
