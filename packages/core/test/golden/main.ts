/**
 * `pnpm golden DIR…`: runs every case of every `*.json` in the folders, or our own cases when none is named. Prints one line
 * for each failure and closes with the counts. Exit code 1 when a case failed or there was none to run.
 */
import { fileURLToPath } from "node:url";
import { resolve } from "node:path";
import { casesIn, failureOf } from "./run.ts";

const ownCases = fileURLToPath(new URL("cases", import.meta.url));
/** A package manager starts scripts in the package's folder and says where it was called from. */
const calledFrom = (process.env["npm_lifecycle_event"] === "golden" ? process.env["INIT_CWD"] : undefined) ?? process.cwd();
const named = process.argv.slice(2).filter((argument) => argument !== "--");
const folders = named.length === 0 ? [ownCases] : named.map((folder) => resolve(calledFrom, folder));

try {
  const cases = folders.flatMap(casesIn);
  const failures = cases.flatMap((each) => failureOf(each) ?? []);
  for (const { id, expected, got } of failures) console.log(`${id} expected ${expected} got ${got}`);
  console.log(`${String(cases.length - failures.length)} passed, ${String(failures.length)} failed`);
  process.exitCode = failures.length > 0 || cases.length === 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
