import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { failureOf, readCases, type Failure } from "../test/golden/run.ts";

const oracle = fileURLToPath(new URL("main.py", import.meta.url));

/** Whether the second implementation can run here: it needs Python 3.9 or newer, with time zones, and nothing else. */
export const hasPython = (): boolean => spawnSync("python3", ["-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin')"]).status === 0;

export interface OracleRun {
  readonly cases: number;
  readonly metrics: number;
  readonly failures: readonly Failure[];
}

/**
 * Holds every metric against the second implementation on random data sets, to a relative error of 1e-9.
 *
 * @param seed of the data sets
 * @param count data sets a metric; slow ones get fewer
 */
export function runOracle(seed: string, count: number): OracleRun {
  const made = spawnSync("python3", [oracle, seed, String(count)], { encoding: "utf8", maxBuffer: 2 ** 30 });
  if (made.status !== 0) throw new Error(made.stderr);
  const cases = readCases(made.stdout);
  return { cases: cases.length, metrics: new Set(cases.map(({ metric }) => metric)).size, failures: cases.flatMap((each) => failureOf(each) ?? []) };
}
