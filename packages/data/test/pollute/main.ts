/** `pnpm pollute [--files N] [--seed S]`: pollutes files of every table kind and counts what was read without a word. */
import process from "node:process";
import { parseArgs } from "node:util";
import { bases, pollute } from "./pollute.ts";

const { values } = parseArgs({ options: { files: { type: "string", default: "20000" }, seed: { type: "string", default: "20261124" }, show: { type: "string", default: "3" } } });
const outcome = pollute(Number(values.files), values.seed);
process.stdout.write(`seed ${values.seed}, ${String(outcome.files)} files, ${String(bases().length)} kinds\n`);
for (const [operation, { files, silent, wrongLine }] of outcome.byOperation) process.stdout.write(`${operation.padEnd(32)} ${String(files).padStart(6)} files, ${String(silent)} silent, ${String(wrongLine)} at another line\n`);
const share = outcome.lined === 0 ? 1 : 1 - outcome.wrongLine.length / outcome.lined;
process.stdout.write(`${String(outcome.silent.length)} silent differences; right line in ${(share * 100).toFixed(2)} % of ${String(outcome.lined)}\n`);
for (const { kind, operation, said, text } of [...outcome.silent.slice(0, Number(values.show)), ...outcome.wrongLine.slice(0, Number(values.show))]) process.stdout.write(`\n${kind}: ${operation}: ${said || "nothing was said"}\n${text}\n`);
if (outcome.silent.length > 0 || share < 0.995) process.exitCode = 1;
