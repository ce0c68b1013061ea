import type { Command } from "commander";
import { editionIdOption } from "../program-root.ts";
import { rootOption, formatOption, jsonDiagnosticsOption, asOfOptionOf, knownOption, strictOption, sharedOf, statedOf, type Done, type Shared, type Stated } from "./options.ts";

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
    .addHelpText("after", "\nExamples:\n  almanac edition\n  almanac edition --as-of 2026-11-15T22:00:00+01:00\n")
    .action(async (options: Shared & Stated & { readonly id?: string }) => {
      const { edition } = await import("../commands/edition.ts");
      const { id } = options;
      done(await edition({ ...sharedOf(options), ...statedOf(options), ...(id === undefined ? {} : { id }) }));
    });
}
