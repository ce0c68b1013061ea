import { randomSource } from "@almanac/core";
import { cellParser } from "./cell-parser.ts";
import { editionParsers } from "./edition-parsers.ts";
import type { Parser } from "./parser.ts";
import { programParsers } from "./program-parsers.ts";
import { proseParsers } from "./prose-parsers.ts";

export interface Failure {
  readonly parser: string;
  readonly index: number;
  readonly error: string;
  readonly input: string;
}

export interface Tally {
  readonly accepted: number;
  readonly refused: number;
}

export interface Fuzzed {
  readonly byParser: Readonly<Record<string, Tally>>;
  readonly failures: readonly Failure[];
  readonly slowest: { readonly milliseconds: number; readonly parser: string; readonly index: number };
}

interface Asked {
  readonly seed: string;
  /** Inputs from this one, counted from 0: each depends on the seed and its own number alone. */
  readonly from: number;
  readonly to: number;
  readonly now?: () => number;
  /** Told before each input is read. */
  readonly begins?: (index: number) => void;
}

/** Which parser reads the input of a number: as many of a hundred as its weight says. */
function turns(parsers: readonly Parser[]): readonly Parser[] {
  const all = parsers.flatMap((parser) => Array.from({ length: parser.weight }, () => parser));
  // One after the other in large steps, so that a few inputs are of many parsers.
  const step = 37;
  return all.map((_, index) => all[(index * step) % all.length]).filter((parser) => parser !== undefined);
}

/** Mutates valid inputs of every parser and has them read. Nothing may be thrown, refused without a place and a hint, or repeated that is private. */
export async function fuzz({ seed, from, to, now = () => 0, begins }: Asked): Promise<Fuzzed> {
  const editions = editionParsers();
  const order = turns([cellParser, ...programParsers(), ...proseParsers(), ...editions.parsers]);
  const tallies = new Map<string, { accepted: number; refused: number }>();
  const failures: Failure[] = [];
  let slowest = { milliseconds: 0, parser: "", index: from };
  try {
    for (let index = from; index < to; index += 1) {
      const parser = order[index % order.length];
      if (parser === undefined) throw new Error("there is no parser");
      const { shown, read } = parser.make(randomSource(seed, `fuzz ${String(index)}`));
      begins?.(index);
      const began = now();
      const fail = (error: string): unknown => failures.push({ parser: parser.name, index, error, input: shown });
      const tally = tallies.get(parser.name) ?? { accepted: 0, refused: 0 };
      tallies.set(parser.name, tally);
      try {
        const { accepted, problem } = await read();
        if (problem !== undefined) fail(problem);
        tally[accepted ? "accepted" : "refused"] += 1;
      } catch (error) {
        fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      const milliseconds = now() - began;
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, parser: parser.name, index };
    }
  } finally {
    editions.remove();
  }
  return { byParser: Object.fromEntries([...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1))), failures, slowest };
}
