#!/usr/bin/env node
import process from "node:process";
import { CommanderError } from "commander";
import { almanac } from "./almanac.ts";
import { CommandError, EXIT, exitCodeOf, systemErrorCode } from "./exit-code.ts";
import { undoHalfMade } from "./half-made.ts";
import { tell } from "./report.ts";

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

try {
  process.exitCode = await almanac(process.argv.slice(2));
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else {
    const code = exitCodeOf(error);
    process.exitCode = code;
    if (error instanceof CommandError) tell(`error: ${error.message}`);
    else if (code === EXIT.machine) tell(`error: the machine refused (${systemErrorCode(error) ?? ""}): ${error instanceof Error ? error.message : ""}`);
    else tell(`This is a bug in Almanac, not in your data. Please report it with the lines below.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
