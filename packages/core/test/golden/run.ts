import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "@almanac/core";
import { z } from "zod";
import { agrees } from "./compare.ts";
import { metrics } from "./registry.ts";

const goldenCase = z.object({
  id: z.string(),
  metric: z.string(),
  input: z.unknown(),
  expected: z.unknown(),
  tolerance: z.union([z.number(), z.object({ abs: z.number().optional(), rel: z.number().optional() })]).default(0),
});

export type GoldenCase = z.output<typeof goldenCase>;

/** A case that did not come out as expected; `got` is the result as JSON, or what went wrong. */
export interface Failure {
  readonly id: string;
  readonly expected: string;
  readonly got: string;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ");

/** Undefined when the case passes. A metric id that is not known fails. */
export function failureOf({ id, metric, input, expected, tolerance }: GoldenCase): Failure | undefined {
  const failed = (got: string): Failure => ({ id, expected: JSON.stringify(expected), got });
  const answer = metrics.get(metric);
  if (answer === undefined) return failed(`unknown metric ${metric}`);
  try {
    const got = answer(input);
    return agrees(expected, got, tolerance) ? undefined : failed(JSON.stringify(got));
  } catch (error) {
    return failed(`an error: ${reasonOf(error)}`);
  }
}

/** @throws when the text is not an array of cases. */
export const readCases = (json: string): readonly GoldenCase[] => z.array(goldenCase).parse(JSON.parse(json));

/** Every case of every `*.json` in a folder, files by name. @throws when a file is not an array of cases. */
export function casesIn(folder: string): readonly GoldenCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json")).sort(compareText);
  return files.flatMap((name) => {
    try {
      return readCases(readFileSync(join(folder, name), "utf8"));
    } catch (error) {
      throw new Error(`${join(folder, name)} is not a file of golden cases: ${reasonOf(error)}`, { cause: error });
    }
  });
}
