#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";

// Half of a short command is spent on reading the program itself. Kept in the installation; where that cannot be written, nothing is kept.
enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/almanac", import.meta.url)));

const { EXIT, systemErrorCode } = await import("./exit-code.ts");
const { undoHalfMade } = await import("./half-made.ts");

for (const [signal, code] of [
  ["SIGINT", EXIT.interrupted],
  ["SIGTERM", EXIT.terminated],
] as const) {
  process.on(signal, () => {
    undoHalfMade();
    process.exit(code);
  });
}

for (const [stream, other] of [
  [process.stdout, process.stderr],
  [process.stderr, process.stdout],
] as const)
  stream.on("error", (error: Error) => {
    undoHalfMade();
    // `almanac explain … | head` closes the pipe early: nobody is left to read, and nothing is wrong.
    if (systemErrorCode(error) === "EPIPE") process.exit(EXIT.done);
    if (other.writable) other.write(`error: what is printed could not be written: ${error.message}\nhint: make room on the disk that it is written to, or write it elsewhere; then run the command again\n`);
    process.exit(EXIT.machine);
  });

/** An installation that was cut short lacks what the program imports; neither the program nor its data is at fault. */
function isIncomplete(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
}

try {
  const { runCommand } = await import("./run-command.ts");
  process.exitCode = await runCommand(process.argv.slice(2));
} catch (error) {
  if (!isIncomplete(error)) throw error;
  const missing = String(error).split("\n")[0]?.replace(/^Error(?: \[\w+\])?: /, "") ?? "";
  process.stderr.write(`error: Almanac is not installed whole: ${missing}\nhint: run \`npx --yes pnpm@12 install --frozen-lockfile\` in the folder of Almanac; then run the command again\n`);
  process.exitCode = EXIT.machine;
}
