/** `node packages/core/bench/main.ts [--runs N]`: how long forecasts take, and the joint one beside the same model with numpy in the same run. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exactWhen, exactWhenPercentile, simulateMilestone, type MilestoneInput } from "../src/index.ts";

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

interface Timed<T> {
  readonly result: T;
  readonly first: number;
  readonly best: number;
}

/** Seconds of the first call, cold, and of the fastest one. */
function timed<T>(work: () => T, runs: number): Timed<T> {
  const began = performance.now();
  let result = work();
  const first = (performance.now() - began) / 1000;
  let best = first;
  for (let run = 1; run < runs; run += 1) {
    const again = performance.now();
    result = work();
    best = Math.min(best, (performance.now() - again) / 1000);
  }
  return { result, first, best };
}

interface NumpyRun {
  readonly seconds: number;
  readonly numpy: string;
  readonly percentiles: readonly number[];
}

function withNumpy(runs: number): NumpyRun | string {
  const child = spawnSync("python3", [fileURLToPath(new URL("joint.py", import.meta.url)), String(runs)], { encoding: "utf8", input: JSON.stringify(TEAMS) });
  if (child.error !== undefined) return "python3 is not installed here";
  if (child.status !== 0) return child.stderr.trim();
  const answer = JSON.parse(child.stdout) as NumpyRun | { readonly missing: string };
  return "missing" in answer ? answer.missing : answer;
}

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Math.max(2, Number(values.runs));
const line = (text: string): void => void process.stdout.write(`${text}\n`);
const row = (name: string, ...cells: readonly string[]): void => {
  line(`| ${name.padEnd(60)} | ${cells.map((cell) => cell.padStart(9)).join(" | ")} |`);
};
const milliseconds = (seconds: number): string => (seconds * 1000).toFixed(seconds < 0.01 ? 2 : 0);

row("forecasts", "first ms", "best ms");
row("-".repeat(60), "--------:", "--------:");
const exact = timed(() => exactWhenPercentile(exactWhen({ samples: WEEKS_26, backlog: 100 }), 85), 50);
row("exact, 100 items from 26 weeks", milliseconds(exact.first), milliseconds(exact.best));
const joint = timed(() => simulateMilestone(TEAMS), runs);
row("joint, 5 teams with dependencies, 1,000,000 trials", milliseconds(joint.first), milliseconds(joint.best));
const numpy = withNumpy(runs);
if (typeof numpy === "string") line(`\nNo comparison with numpy: ${numpy}.`);
else {
  row(`the same model, numpy ${numpy.numpy}`, "", milliseconds(numpy.seconds));
  row("ratio of the best, numpy to Almanac", "", (numpy.seconds / joint.best).toFixed(2));
  line(`\nPercentiles 50, 85, 95 in weeks: ${Object.values(joint.result.percentiles).join(", ")} here, ${numpy.percentiles.join(", ")} with numpy.`);
}
