#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";

// Half of a short command is spent on reading the program itself. Kept in the installation; where that cannot be written, nothing is kept.
enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/almanac", import.meta.url)));

const { EXIT, systemErrorCode } = await import("./exit-code.ts");
const { undoHalfMade } = await import("./half-made.ts");
const { runCommand } = await import("./run-command.ts");

for (const [signal, code] of [
  ["SIGINT", EXIT.interrupted],
  ["SIGTERM", EXIT.terminated],
] as const) {
  process.on(signal, () => {
    undoHalfMade();
    process.exit(code);
  });
}

// `almanac explain … | head` closes the pipe early: nobody is left to read, and nothing is wrong.
process.stdout.on("error", (error) => {
  if (systemErrorCode(error) === "EPIPE") process.exit(EXIT.done);
  throw error;
});

process.exitCode = await runCommand(process.argv.slice(2));
