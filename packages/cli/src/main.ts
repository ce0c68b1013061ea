#!/usr/bin/env node
import process from "node:process";
import { EXIT, systemErrorCode } from "./exit-code.ts";
import { undoHalfMade } from "./half-made.ts";
import { runCommand } from "./run-command.ts";

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
