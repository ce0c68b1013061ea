/** `node packages/data/bench/main.ts [--runs N] [--large]`: large exports, read by Almanac and by the parser alone, in turns. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeJiraCsv } from "./jira-csv-file.ts";
import { writeJiraJson } from "./jira-json-file.ts";

interface Measured {
  readonly records: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

/** As the root's scripts start the command: a small young generation, for less memory. */
const YOUNG = ["--max-semi-space-size=8"];
const MEASURE = fileURLToPath(new URL("measure.ts", import.meta.url));

function measured(what: string, folder: string, file: string): Measured {
  const child = spawnSync(process.execPath, [...(what.endsWith("-parse") ? [] : YOUNG), MEASURE, what, folder, file], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Measured;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const shown = (value: number, digits: number): string => value.toFixed(digits).padStart(7);

/** The parser alone and the whole ingest, in turns: what else the machine does meets both. */
function compare(title: string, alone: string, ingest: string, folder: string, file: string, runs: number): void {
  const pairs = Array.from({ length: runs }, () => ({ alone: measured(alone, folder, file), whole: measured(ingest, folder, file) }));
  const row = (name: string, all: readonly Measured[]): string =>
    `| ${`${title}: ${name}`.padEnd(58)} | ${shown(median(all.map(({ seconds }) => seconds)), 2)} | ${shown(median(all.map(({ cpuSeconds }) => cpuSeconds)), 2)} | ${shown(Math.max(...all.map(({ peakMb }) => peakMb)), 0)} |`;
  const ratio = (of: (one: Measured) => number): string => shown(median(pairs.map((pair) => of(pair.whole) / of(pair.alone))), 2);
  process.stdout.write(`${row("parser alone", pairs.map((pair) => pair.alone))}\n${row("whole ingest", pairs.map((pair) => pair.whole))}\n`);
  process.stdout.write(`| ${`${title}: ratio`.padEnd(58)} | ${ratio(({ seconds }) => seconds)} | ${ratio(({ cpuSeconds }) => cpuSeconds)} |         |\n`);
}

const { values } = parseArgs({ options: { runs: { type: "string", default: "3" }, large: { type: "boolean", default: false } } });
const runs = Number(values.runs);
const folder = mkdtempSync(join(tmpdir(), "almanac-bench-"));
try {
  process.stdout.write(`| ${"large exports".padEnd(58)} |       s |   CPU s | peak MB |\n| ${"-".repeat(58)} | ------: | ------: | ------: |\n`);
  const csv = writeJiraCsv(join(folder, "issues.csv"), 100_000);
  compare(`100,000 issues, CSV, ${String(Math.round(csv / 1e6))} MB`, "csv-parse", "jira-csv", folder, "issues.csv", runs);
  const json = writeJiraJson(join(folder, "issues.json"), 100_000, 12, 100);
  compare(`100,000 issues, JSON, ${String(Math.round(json / 1e6))} MB`, "json-parse", "jira-json", folder, "issues.json", runs);
  if (values.large) {
    const size = writeJiraJson(join(folder, "issues.json"), 140_000, 12, 400);
    compare(`140,000 issues, JSON, ${String(Math.round(size / 1e6))} MB`, "json-parse", "jira-json", folder, "issues.json", 1);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
