import { CommanderError } from "commander";
import { almanac } from "./almanac.ts";
import { EXIT, exitCodeOf, type ExitCode } from "./exit-code.ts";
import { failureText } from "./failure-text.ts";
import { tell } from "./report.ts";

/** Runs a command line and says what went wrong, if anything did. Never throws. */
export async function runCommand(argv: readonly string[]): Promise<ExitCode> {
  try {
    return await almanac(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    tell(failureText(error));
    return exitCodeOf(error);
  }
}
