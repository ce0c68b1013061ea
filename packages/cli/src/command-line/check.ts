import type { Command } from "commander";
import { nowOption } from "../program-root.ts";
import { audienceOption, rootOption, formatOption, jsonDiagnosticsOption, strictOption, sharedOf, type Done, type ForAudience, type Shared } from "./options.ts";

export function checkCommand(program: Command, done: Done): void {
  program
    .command("check")
    .description("parse and validate everything, compute nothing")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addOption(strictOption())
    .addOption(audienceOption())
    .option("--now <instant>", "judge ages and dates by this clock; `now` is the machine's", nowOption)
    .addHelpText("after", "\nExamples:\n  almanac check\n  almanac check --root examples/replication-review --format github\n  almanac check --now now\n  almanac check --audience internal\n\nOf drafts and of pages for fewer readers than the audience only the place, the rule and how to mend it are told.\n")
    .action(async (options: Shared & ForAudience & { readonly now?: ReturnType<typeof nowOption> }) => {
      const { check } = await import("../commands/check.ts");
      done(await check({ ...sharedOf(options), audience: options.audience, ...(options.now === undefined ? {} : { now: options.now }) }));
    });
}
