import { Option, type Command } from "commander";
import { CommandError, EXIT } from "../exit-code.ts";
import { editionIdOption } from "../program-root.ts";
import { publicWords } from "../store/public-words.ts";
import { rootOption, formatOption, jsonDiagnosticsOption, asOfOptionOf, knownOption, strictOption, sharedOf, statedOf, type Done, type Shared, type Stated } from "./options.ts";

interface Own {
  readonly id?: string;
  readonly corrects?: string;
  readonly reason?: string;
  readonly commit: boolean;
}

/** @throws CommandError (usage) for a correction without a reason, or a reason for nothing. */
function correctionOf({ corrects, reason }: Own): { readonly edition: string; readonly reason: string } | undefined {
  const why = publicWords("--reason", reason ?? "");
  if (corrects !== undefined && why === "") throw new CommandError("--corrects: a correction says what was wrong\nhint: add --reason \"…\", in a sentence that readers understand", EXIT.usage);
  if (corrects === undefined && reason !== undefined) throw new CommandError("--reason: only a correction has one\nhint: add --corrects <edition>", EXIT.usage);
  return corrects === undefined ? undefined : { edition: corrects, reason: why };
}

export function editionCommand(program: Command, done: Done): void {
  program
    .command("edition")
    .description("ingest, compute and freeze data/editions/<id>.json")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addOption(strictOption())
    .addOption(asOfOptionOf())
    .addOption(knownOption())
    .option("--id <id>", "name of the edition; default: the as-of date", editionIdOption)
    .addOption(new Option("--corrects <edition>", "correct an edition that was wrong: a new one for the same time, linked both ways").conflicts("asOf"))
    .option("--reason <text>", "what was wrong with the corrected edition; readers see it")
    .option("--no-commit", "do not record the git commit that holds what was read")
    .addHelpText("after", "\nExamples:\n  almanac edition\n  almanac edition --as-of 2026-11-15T22:00:00+01:00\n  almanac edition --corrects 2026-W46 --reason \"Two exports had been exchanged\"\n")
    .action(async (options: Shared & Stated & Own) => {
      const { edition } = await import("../commands/edition.ts");
      const { id, commit } = options;
      const corrects = correctionOf(options);
      done(await edition({ ...sharedOf(options), ...statedOf(options), commit, ...(id === undefined ? {} : { id }), ...(corrects === undefined ? {} : { corrects }) }));
    });
}
