/** `pnpm round-trip [--runs N] [--seed S]`: random tables, written and read back. */
import process from "node:process";
import { parseArgs } from "node:util";
import { roundTrip } from "./round-trip.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "100000" }, seed: { type: "string", default: "20261124" } } });
roundTrip(Number(values.runs), Number(values.seed));
process.stdout.write(`seed ${values.seed}: ${values.runs} random tables written and read back, 0 differences\n`);
