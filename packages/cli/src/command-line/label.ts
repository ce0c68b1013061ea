import type { Command } from "commander";
import { publicWords } from "../store/public-words.ts";
import { byOption, formatOption, jsonDiagnosticsOption, onOption, rootOption, sharedOf, type Done, type Shared } from "./options.ts";

interface Recorded {
  readonly on?: string;
  readonly by?: string;
}

export function labelCommand(program: Command, done: Done): void {
  program
    .command("label")
    .description("give an edition the name of a release, for example 2026.4")
    .argument("<edition>", "its id, its week (2026-W47), a label, latest or latest~1")
    .argument("<name>", "letters, digits, dots, hyphens and underscores; never given twice")
    .addOption(rootOption())
    .addOption(onOption())
    .addOption(byOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addHelpText("after", "\nExamples:\n  almanac label latest 2026.4\n  almanac label 2026-W47 board-november --by \"Program office\"\n")
    .action(async (edition: string, name: string, options: Shared & Recorded) => {
      const { label } = await import("../commands/label.ts");
      const { root, format } = sharedOf(options);
      const { on, by } = options;
      done(await label({ root, format, edition, name, ...(on === undefined ? {} : { on }), ...(by === undefined ? {} : { by: publicWords("--by", by) }) }));
    });
}
