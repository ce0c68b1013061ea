/** `pnpm fuzz [--inputs N] [--seed S]`: mutates valid inputs of every format and counts crashes and hangs. */
import process from "node:process";
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";

const HANG_MS = 5000;
const { values } = parseArgs({ options: { inputs: { type: "string", default: "20000" }, seed: { type: "string", default: "20261124" } } });
const { inputs, byFormat, accepted, refused, crashes, slowest } = fuzz(Number(values.inputs), values.seed, () => performance.now());
process.stdout.write(`seed ${values.seed}, ${String(inputs)} inputs (${[...byFormat].map(([format, count]) => `${format} ${String(count)}`).join(", ")})\n`);
process.stdout.write(`${String(accepted)} accepted, ${String(refused)} refused, ${String(crashes.length)} crashes, slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.path})\n`);
for (const { path, error, input } of crashes.slice(0, 5)) process.stdout.write(`\n${path}: ${error}\n${input.slice(0, 2000)}\n`);
if (crashes.length > 0 || slowest.milliseconds > HANG_MS) process.exitCode = 1;
