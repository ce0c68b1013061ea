/** `node packages/core/bench/main.ts [--runs N]`: how long forecasts take, and the joint one beside the same model with numpy in the same run. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exactWhen, exactWhenPercentile, simulateMilestone, type MilestoneInput } from "../src/index.ts";
import { MANY_ITEMS, whatIfChanges } from "./what-if.ts";

const WEEKS_26 = [4, 6, 5, 7, 5, 6, 4, 7, 5, 3, 7, 6, 8, 4, 7, 4, 9, 6, 7, 3, 6, 7, 3, 4, 0, 2] as const;
const TEAMS: MilestoneInput = {
  streams: [
    { id: "search", samples: [4, 6, 5, 7, 5, 6, 4, 7, 5, 3, 7, 6], backlog: 45 },
    { id: "demand", samples: [8, 4, 7, 4, 9, 6, 7, 3, 6, 7, 3, 4], backlog: 40 },
    { id: "fraud", samples: [7, 5, 6, 5, 7, 4, 2, 2, 1, 3, 1, 2], backlog: 47, after: ["search"] },
    { id: "platform", samples: [4, 3, 4, 4, 3, 4, 3, 2, 2, 3, 2, 2], backlog: 47, startOffset: 2 },
    { id: "data", samples: [0, 3, 1, 0, 5, 2, 2, 4, 0, 1, 3, 2], backlog: 30, after: ["demand", "platform"] },
  ],
  trials: 1_000_000,
  seed: "20261122",
  stream: "bench",
  percentiles: [50, 85, 95],
  maxPeriods: 1000,
};

interface Seconds {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

function measured<T>(work: () => T): Seconds & { readonly result: T } {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 };
}

interface NumpyRun extends Seconds {
  readonly numpy: string;
  readonly percentiles: readonly number[];
}

function withNumpy(): NumpyRun | string {
  const child = spawnSync("python3", [fileURLToPath(new URL("joint.py", import.meta.url))], { encoding: "utf8", input: JSON.stringify(TEAMS) });
  if (child.error !== undefined) return "python3 is not installed here";
  if (child.status !== 0) return child.stderr.trim();
  const answer = JSON.parse(child.stdout) as NumpyRun | { readonly missing: string };
  return "missing" in answer ? answer.missing : answer;
}

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Math.max(2, Number(values.runs));
const line = (text: string): void => void process.stdout.write(`${text}\n`);
const row = (name: string, ...cells: readonly string[]): void => {
  line(`| ${name.padEnd(60)} | ${cells.map((cell) => cell.padStart(11)).join(" | ")} |`);
};
const milliseconds = (seconds: number): string => (seconds * 1000).toFixed(seconds < 0.01 ? 2 : 0);
const best = (all: readonly Seconds[], of: (one: Seconds) => number): number => Math.min(...all.map(of));
const bestOf = (name: string, all: readonly Seconds[]): void => {
  row(name, milliseconds(all[0]?.seconds ?? NaN), milliseconds(best(all, ({ seconds }) => seconds)), milliseconds(best(all, ({ cpuSeconds }) => cpuSeconds)));
};

row("forecasts", "first ms", "best ms", "best CPU ms");
row("-".repeat(60), "----------:", "----------:", "----------:");
bestOf("exact, 100 items from 26 weeks", Array.from({ length: 50 }, () => measured(() => exactWhenPercentile(exactWhen({ samples: WEEKS_26, backlog: 100 }), 85))));
// In turns, so that what else the machine does meets both; CPU time tells them apart on a busy one.
const pairs = Array.from({ length: runs }, () => ({ here: measured(() => simulateMilestone(TEAMS)), numpy: withNumpy() }));
const here = pairs.map((pair) => pair.here);
bestOf("joint, 5 teams with dependencies, 1,000,000 trials", here);
const numpy = pairs.flatMap((pair) => (typeof pair.numpy === "string" ? [] : [pair.numpy]));
const [first] = pairs;
const [one] = numpy;
if (one === undefined) line(`\nNo comparison with numpy: ${typeof first?.numpy === "string" ? first.numpy : ""}.`);
else {
  bestOf(`the same model, numpy ${one.numpy}`, numpy);
  const ratio = (of: (seconds: Seconds) => number): string => (best(numpy, of) / best(here, of)).toFixed(2);
  row("numpy to Almanac", "", ratio(({ seconds }) => seconds), ratio(({ cpuSeconds }) => cpuSeconds));
  line(`\nPercentiles 50, 85, 95 in weeks: ${Object.values(here[0]?.result.percentiles ?? {}).join(", ")} here, ${one.percentiles.join(", ")} with numpy.`);
}

line("");
row(MANY_ITEMS, "first ms", "best ms", "best CPU ms");
row("-".repeat(60), "----------:", "----------:", "----------:");
for (const [name, change] of whatIfChanges()) bestOf(name, Array.from({ length: runs }, (_, run) => measured(() => change(run))));
