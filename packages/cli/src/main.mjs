#!/usr/bin/env node
// @ts-check
import { enableCompileCache } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundledStart } from "./start/bundle-place.mjs";

// Plain JavaScript up to the bundle: what takes the types out of TypeScript costs Node a tenth of a second to load.

// Two thousand modules are read as one where that was made (`pnpm bundle`), and as they stand where it was not.
const bundled = bundledStart();
// Half of a short command is spent on reading the program itself. Kept in the installation, and that of a bundle goes with it; where that cannot be written, nothing is kept.
enableCompileCache(bundled === undefined ? fileURLToPath(new URL("../../../node_modules/.cache/almanac", import.meta.url)) : join(dirname(bundled), "compiled"));

/**
 * An installation that was cut short lacks what the program imports; neither the program nor its data is at fault.
 *
 * @param {unknown} error
 */
function isIncomplete(error) {
  return error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
}

try {
  const { start } = bundled === undefined ? await import("./start/start.ts") : /** @type {typeof import("./start/start.ts")} */ (await import(pathToFileURL(bundled).href));
  await start();
} catch (error) {
  if (!isIncomplete(error)) throw error;
  const missing = String(error).split("\n")[0]?.replace(/^Error(?: \[\w+\])?: /, "") ?? "";
  process.stderr.write(`error: Almanac is not installed whole: ${missing}\nhint: run \`npx --yes pnpm@12 install --frozen-lockfile\` in the folder of Almanac; then run the command again\n`);
  process.exitCode = (await import("./exit-code.ts")).EXIT.machine;
}
