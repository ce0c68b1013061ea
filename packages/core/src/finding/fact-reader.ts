import type { Fact } from "../fact/fact.ts";
import { factId } from "../fact/fact-id.ts";
import type { Finding, FindingPart } from "./finding.ts";

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
export const of = (base: string, dimensions: Readonly<Record<string, string>> = {}): { readonly fact: string } => ({ fact: factId(base, dimensions) });

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"] as const;
/** Small counts of things named in the sentence itself (workstreams, statuses) are spelt out. */
export const inWords = (count: number): string => WORDS[count] ?? String(count);
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const enumerated = (names: readonly string[]): string => (names.length <= 1 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`);
