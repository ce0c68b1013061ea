import type { Command } from "commander";
import { jsonOption, type Done } from "./options.ts";

export function inspectCommand(program: Command, done: Done): void {
  program
    .command("inspect")
    .description("what is this file: kind, encoding, columns, counts, dates, and what would be refused and why")
    .argument("<file...>", "exports, or folders of them")
    .addOption(jsonOption())
    .option("--suggest", "print a declaration for data/almanac.yaml with which the file can be read")
    .option("--kind <kind>", "read the files as this kind")
    .addHelpText("after", "\nExamples:\n  almanac inspect Jira.csv\n  almanac inspect exports/\n  almanac inspect budget.csv --suggest\n  almanac inspect exports/*.csv --json\n")
    .action(async (files: readonly string[], options: { readonly json?: boolean; readonly suggest?: boolean; readonly kind?: string }) => {
      const { inspect } = await import("../commands/inspect.ts");
      done(await inspect({ files, json: options.json ?? false, suggest: options.suggest ?? false, ...(options.kind === undefined ? {} : { kind: options.kind }) }));
    });
}
