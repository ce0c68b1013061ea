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

export const finding = (...parts: readonly FindingPart[]): Finding => ({ parts });
export const of = (base: string, dimensions: Readonly<Record<string, string>> = {}): { readonly fact: string } => ({ fact: factId(base, dimensions) });

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"] as const;
/** Small counts of things named in the sentence itself (workstreams, statuses) are spelt out. */
export const inWords = (count: number): string => WORDS[count] ?? String(count);
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const enumerated = (names: readonly string[]): string => (names.length <= 1 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`);
