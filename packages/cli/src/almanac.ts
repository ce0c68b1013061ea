import { Command } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { buildCommand } from "./command-line/build.ts";
import { checkCommand } from "./command-line/check.ts";
import { diffCommand } from "./command-line/diff.ts";
import { editionCommand } from "./command-line/edition.ts";
import { explainCommand } from "./command-line/explain.ts";
import { inspectCommand } from "./command-line/inspect.ts";
import { labelCommand } from "./command-line/label.ts";
import { newCommand } from "./command-line/new.ts";
import { nightlyCommand } from "./command-line/nightly.ts";
import { previewCommand } from "./command-line/preview.ts";
import { publishCommand } from "./command-line/publish.ts";
import { verifyCommand } from "./command-line/verify.ts";
import { whatIfCommand } from "./command-line/what-if.ts";
import { withdrawCommand } from "./command-line/withdraw.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";

/** In the order of the help. Each command is loaded when it is asked for: `check` does not pay for the renderer. */
const COMMANDS = [newCommand, previewCommand, checkCommand, inspectCommand, editionCommand, buildCommand, publishCommand, nightlyCommand, diffCommand, explainCommand, whatIfCommand, verifyCommand, labelCommand, withdrawCommand];

/**
 * Runs the command line and returns its exit code. @throws CommanderError for help, version and usage mistakes, CommandError for
 * what the user can mend.
 */
export async function almanac(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = new Command("almanac")
    .description("Exports in, a publication out: reports on a machine-learning program.")
    .version(packageJson.version)
    .showSuggestionAfterError()
    .showHelpAfterError("(--help shows what there is)")
    .addHelpText("after", "\nExit codes: 0 done, 1 refused, 2 usage, 3 machine, 70 our bug, 130/143 interrupted.\n")
    .exitOverride();
  for (const add of COMMANDS)
    add(program, (result) => {
      code = result;
    });
  for (const command of program.commands) command.exitOverride().showSuggestionAfterError().showHelpAfterError("(--help shows what there is)");
  await program.parseAsync(argv, { from: "user" });
  return code;
}
