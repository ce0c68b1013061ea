/** `node test/mutation/sample-lines.ts COUNT [SEED]`, in packages/core: the configuration of Stryker for a random sample of lines of code, on stdout. */
import { globSync, readFileSync } from "node:fs";
import { randomSource } from "@almanac/core";

const [count = "450", seed = "20261130"] = process.argv.slice(2);
/** Lines that declare or say something, and compute nothing. */
const SILENT = /^(?:import|export type|export interface|export \*|\/\*\*|\*|\/\/|readonly|\}|$)/;
const config = JSON.parse(readFileSync("stryker.config.json", "utf8")) as Record<string, unknown>;
const files = globSync("src/**/*.ts").filter((file) => !/\.test\.ts$|model\/records\/|src\/index\.ts$/.test(file)).sort();
const lines = files.flatMap((file) => readFileSync(file, "utf8").split("\n").flatMap((line, index) => (SILENT.test(line.trim()) ? [] : [`${file}:${String(index + 1)}-${String(index + 1)}`])));
const random = randomSource(seed, "mutation");
for (let taken = 0; taken < Math.min(Number(count), lines.length); taken += 1) {
  const other = taken + random.index(lines.length - taken);
  [lines[taken], lines[other]] = [lines[other] as string, lines[taken] as string];
}
process.stderr.write(`${count} of ${String(lines.length)} lines\n`);
process.stdout.write(JSON.stringify({ ...config, mutate: lines.slice(0, Number(count)) }));
