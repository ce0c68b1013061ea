/** `pnpm bad-inputs [DIR…] [--only P,G07]`: runs every case below the folders and prints what does not hold. */
import { resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compareText } from "@almanac/core";
import { casesIn, familyOf } from "./case.ts";
import { runCase, type CaseResult } from "./run-case.ts";

const OWN = fileURLToPath(new URL("../../../../test/bad-inputs", import.meta.url));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string" } } });
const folders = positionals.map((folder) => resolve(folder));
const wanted = values.only?.split(",");
const results: (CaseResult & { readonly family: string })[] = [];
for (const one of (folders.length === 0 ? [OWN] : folders).flatMap(casesIn)) {
  if (wanted !== undefined && !wanted.some((name) => one.id === name || familyOf(one) === name)) continue;
  const result = await runCase(one);
  results.push({ ...result, family: familyOf(one) });
  for (const failure of result.failures) process.stdout.write(`${one.id} ${one.title}\n  ${failure}\n`);
}
const tally = (some: readonly CaseResult[]): string => {
  const failed = some.filter(({ failures }) => failures.length > 0).length;
  return `${String(some.length - failed)} passed, ${String(failed)} failed`;
};
for (const [family, some] of [...Map.groupBy(results, (result) => result.family)].toSorted(([a], [b]) => compareText(a, b))) process.stdout.write(`${family.padEnd(6)} ${tally(some)}\n`);
process.stdout.write(`${tally(results)}\n`);
if (results.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
