import type { Command } from "commander";
import { CommandError, EXIT } from "../exit-code.ts";
import { programRoot } from "../program-root.ts";
import { audienceOption, rootOption, jsonOption, asOfOptionOf, knownOption, statedOf, type Done, type ForAudience, type Stated } from "./options.ts";

function rowsOption(text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`--rows ${text}: not a whole number`, EXIT.usage);
  return Number(text);
}

export function explainCommand(program: Command, done: Done): void {
  program
    .command("explain")
    .description("the receipt of a fact: value, method, arguments, sources, rows")
    .argument("<fact-id>")
    .addOption(rootOption())
    .addOption(jsonOption())
    .addOption(audienceOption())
    .addOption(asOfOptionOf())
    .addOption(knownOption())
    .option("--rows <n>", "rows shown; 0 shows all", rowsOption, 12)
    .addHelpText("after", "\nExamples:\n  almanac explain delivery.cycle-time.p85\n  almanac explain 'forecast.when.p85{program=fraud}' --rows 0\n")
    .action(async (factId: string, options: Stated & ForAudience & { readonly root: string; readonly json?: boolean; readonly rows: number }) => {
      const { explain } = await import("../commands/explain.ts");
      done(await explain({ root: programRoot(options.root), ...statedOf(options), factId, audience: options.audience, json: options.json ?? false, rows: options.rows }));
    });
}
