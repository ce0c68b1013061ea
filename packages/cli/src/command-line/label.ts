import type { Command } from "commander";
import { rootOption, type Done } from "./options.ts";

export function labelCommand(program: Command, done: Done): void {
  program
    .command("label")
    .description("give an edition a name, for example 2026.4")
    .argument("<edition>").argument("<name>")
    .addOption(rootOption())
    .action(async () => {
      const { label } = await import("../commands/label.ts");
      done(await label());
    });
}
