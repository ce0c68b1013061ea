import type { Fact } from "../fact/fact.ts";
import { factId } from "../fact/fact-id.ts";
import type { Edition } from "../edition/edition.ts";
import type { Program } from "../model/program.ts";
import type { IsoDate } from "../model/time.ts";
import type { Finding, FindingPart, FindingStyle } from "./finding.ts";

/** Reads values of scalar facts by base name and dimensions; a fact that is absent or has no value reads as undefined. */
export interface FactReader {
  readonly number: (base: string, dimensions?: Readonly<Record<string, string>>) => number | undefined;
  readonly text: (base: string, dimensions?: Readonly<Record<string, string>>) => string | undefined;
}

export function factReader(facts: Readonly<Record<string, Fact>>): FactReader {
  const value = (base: string, dimensions: Readonly<Record<string, string>> = {}) => {
    const fact = facts[factId(base, dimensions)];
    return fact?.type === "scalar" ? fact.value : undefined;
  };
  return {
    number: (base, dimensions) => {
      const found = value(base, dimensions);
      return typeof found === "number" ? found : undefined;
    },
    text: (base, dimensions) => {
      const found = value(base, dimensions);
      return typeof found === "string" ? found : undefined;
    },
  };
}

/**
 * Whether the run of weeks on one side of the median is a run without gaps: the newest weeks, each of them off the median. Weeks
 * exactly at the median are skipped in counting, so "in a row" may be said only of such a run.
 */
export function runIsUnbroken(facts: Readonly<Record<string, Fact>>): boolean {
  const read = factReader(facts);
  const [run, median] = [read.number("delivery.throughput.run"), read.number("delivery.throughput.median")];
  const weeks = facts["delivery.throughput.weeks"];
  if (run === undefined || run === 0 || weeks?.type !== "table") return false;
  const column = (name: string): number => weeks.columns.findIndex((each) => each.name === name);
  const [items, complete] = [column("items"), column("complete")];
  return weeks.rows.filter((row) => row[complete] === true).slice(-run).every((row) => row[items] !== median);
}

export const finding = (...parts: readonly FindingPart[]): Finding => ({ parts });
/** Findings by the page or figure that they stand on. */
export type Named = readonly (readonly [string, Finding])[];

/** What the sentences of pages are made from. */
export interface FindingInput {
  readonly program: Program;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly asOfDate: IsoDate;
  /** The edition before, for what moved since. */
  readonly previous?: Pick<Edition, "facts" | "label" | "asOfDate"> | undefined;
}

/** A row of a table fact read by column name, with the number that a finding names it by. */
export interface TableRow {
  readonly index: number;
  readonly number: (column: string) => number | undefined;
  readonly text: (column: string) => string | undefined;
  /** The cell as a part of a sentence. */
  readonly cell: (column: string, as?: FindingStyle) => FindingPart;
}

/** Rows of a table fact; none where it is not stated. */
export function tableRows(facts: Readonly<Record<string, Fact>>, base: string, dimensions: Readonly<Record<string, string>> = {}): readonly TableRow[] {
  const table = factId(base, dimensions);
  const fact = facts[table];
  if (fact?.type !== "table") return [];
  const places = new Map(fact.columns.map(({ name }, place) => [name, place]));
  return fact.rows.map((row, index): TableRow => {
    const value = (column: string) => row[places.get(column) ?? -1];
    return {
      index,
      number: (column) => {
        const found = value(column);
        return typeof found === "number" ? found : undefined;
      },
      text: (column) => {
        const found = value(column);
        return typeof found === "string" ? found : undefined;
      },
      cell: (column, as) => ({ table, row: index, column, ...(as === undefined ? {} : { as }) }),
    };
  });
}

export const of = (base: string, dimensions: Readonly<Record<string, string>> = {}): { readonly fact: string } => ({ fact: factId(base, dimensions) });

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"] as const;
/** Small counts of things named in the sentence itself (workstreams, statuses) are spelt out. */
export const inWords = (count: number): string => WORDS[count] ?? String(count);
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const enumerated = (names: readonly string[]): string => (names.length <= 1 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`);
