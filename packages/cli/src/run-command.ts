import { CommanderError } from "commander";
import { almanac } from "./almanac.ts";
import { CommandError, EXIT, exitCodeOf, systemErrorCode, type ExitCode } from "./exit-code.ts";
import { tell } from "./report.ts";

/** Runs a command line and says what went wrong, if anything did. Never throws. */
export async function runCommand(argv: readonly string[]): Promise<ExitCode> {
  try {
    return await almanac(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const code = exitCodeOf(error);
    if (error instanceof CommandError) tell(`error: ${error.message}`);
    else if (code === EXIT.machine) tell(`error: the machine refused (${systemErrorCode(error) ?? ""}): ${error instanceof Error ? error.message : ""}`);
    else tell(`This is a bug in Almanac, not in your data. Please report it with the lines below.\n${crashLines(error)}`);
    return code;
  }
}

/** Messages of these are about code; others may quote what was read, which may be private. */
const ABOUT_CODE = new Set(["TypeError", "ReferenceError", "RangeError"]);

/** What a report needs: the kind of error and where it was thrown. */
function crashLines(error: unknown): string {
  if (!(error instanceof Error)) return "a value that is no error was thrown";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [ABOUT_CODE.has(error.name) ? `${error.name}: ${error.message}` : error.name, ...frames].join("\n");
}
