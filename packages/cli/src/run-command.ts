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
    else tell(`This is a bug in Almanac, not in your data. Please report it with the lines below.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return code;
  }
}
