/** `pnpm fuzz [--inputs N] [--seed S] [--from N]`: mutates valid inputs of every parser and counts what is thrown, hangs, or repeats a private value. */
import process from "node:process";
import { parseArgs } from "node:util";
import type { Failure, Tally } from "./fuzz.ts";
import { fuzzInWorker } from "./in-worker.ts";

const HANG_MS = 10_000;
const STEP = 10_000;
const SHOWN = 10;

const { values } = parseArgs({ options: { inputs: { type: "string", default: "20000" }, seed: { type: "string", default: "20261124" }, from: { type: "string", default: "0" } } });
const from = Number(values.from);
const to = from + Number(values.inputs);
const tallies = new Map<string, Tally>();
const failures: Failure[] = [];
let slowest = { milliseconds: 0, parser: "", index: 0 };
let read = 0;
const say = (line: string): unknown => process.stdout.write(`${line}\n`);
const hangs = await fuzzInWorker({ seed: values.seed, from, to, hangMs: HANG_MS }, STEP, (fuzzed) => {
  for (const [parser, { accepted, refused }] of Object.entries(fuzzed.byParser)) {
    const known = tallies.get(parser) ?? { accepted: 0, refused: 0 };
    tallies.set(parser, { accepted: known.accepted + accepted, refused: known.refused + refused });
    read += accepted + refused;
  }
  failures.push(...fuzzed.failures);
  if (fuzzed.slowest.milliseconds > slowest.milliseconds) slowest = fuzzed.slowest;
  process.stderr.write(`${String(read)} read, ${String(failures.length)} failed${fuzzed.failures.map(({ parser, index, error }) => `\n  ${parser}, input ${String(index)}: ${error.slice(0, 300)}`).join("")}\n`);
});
failures.push(...hangs);
say(`seed ${values.seed}, inputs ${String(from)} to ${String(to - 1)}`);
for (const [parser, { accepted, refused }] of tallies) say(`  ${parser.padEnd(14)} ${String(accepted + refused).padStart(8)} inputs, ${String(accepted).padStart(7)} accepted, ${String(refused).padStart(7)} refused`);
say(`${String(read)} read, ${String(failures.length)} failed, slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.parser}, input ${String(slowest.index)})`);
for (const { parser, index, error, input } of failures.slice(0, SHOWN)) say(`\n${parser}, input ${String(index)}: ${error}\n${input.slice(0, 2000)}`);
if (failures.length > 0) process.exitCode = 1;
