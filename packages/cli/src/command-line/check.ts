import type { Command } from "commander";
import { nowOption } from "../program-root.ts";
import { rootOption, formatOption, jsonDiagnosticsOption, strictOption, sharedOf, type Done, type Shared } from "./options.ts";

export function checkCommand(program: Command, done: Done): void {
  program
    .command("check")
    .description("parse and validate everything, compute nothing")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addOption(strictOption())
    .option("--now <instant>", "judge ages and dates by this clock; `now` is the machine's", nowOption)
    .addHelpText("after", "\nExamples:\n  almanac check\n  almanac check --root examples/replication-review --format github\n  almanac check --now now\n")
    .action(async (options: Shared & { readonly now?: ReturnType<typeof nowOption> }) => {
      const { check } = await import("../commands/check.ts");
      done(await check({ ...sharedOf(options), ...(options.now === undefined ? {} : { now: options.now }) }));
    });
}
