import type { Command } from "commander";
import { rootOption, type Done } from "./options.ts";

export function nightlyCommand(program: Command, done: Done): void {
  program
    .command("nightly")
    .description("check, freeze, build, verify and publish; a failure leaves the last publication as it was")
    .addOption(rootOption())
    .action(async () => {
      const { nightly } = await import("../commands/nightly.ts");
      done(await nightly());
    });
}
