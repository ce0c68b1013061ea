import type { Command } from "commander";
import { publicWords } from "../store/public-words.ts";
import { byOption, formatOption, jsonDiagnosticsOption, onOption, rootOption, sharedOf, type Done, type Shared } from "./options.ts";

interface Own {
  readonly reason?: string;
  readonly on?: string;
  readonly by?: string;
  readonly dryRun?: boolean;
}

export function withdrawCommand(program: Command, done: Done): void {
  program
    .command("withdraw")
    .description("take the content of editions back, for a leak, and keep the chain provable")
    .argument("<edition...>", "id, week (2026-W47), label, latest or latest~1")
    .option("--reason <text>", "why, for readers; without repeating what leaked")
    .addOption(rootOption())
    .addOption(onOption())
    .addOption(byOption())
    .option("--dry-run", "say what would be removed and which later editions say it again; change nothing")
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addHelpText("after", "\nExamples:\n  almanac withdraw 2026-11-15 --reason \"It named a person\" --dry-run\n  almanac withdraw 2026-11-15 2026-11-22 --reason \"They named a person\"\n")
    .action(async (editions: readonly string[], options: Shared & Own) => {
      const { withdraw } = await import("../commands/withdraw.ts");
      const { root, format } = sharedOf(options);
      const { on, by, dryRun } = options;
      const reason = options.reason === undefined ? undefined : publicWords("--reason", options.reason);
      done(await withdraw({ root, format, editions, dryRun: dryRun ?? false, ...(reason === undefined || reason === "" ? {} : { reason }), ...(on === undefined ? {} : { on }), ...(by === undefined ? {} : { by: publicWords("--by", by) }) }));
    });
}
