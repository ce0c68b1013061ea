import type { Command } from "commander";
import { rootOption, type Done } from "./options.ts";

export function withdrawCommand(program: Command, done: Done): void {
  program
    .command("withdraw")
    .description("take the content of an edition back, for a leak, and keep the chain provable")
    .argument("<edition...>")
    .addOption(rootOption())
    .action(async () => {
      const { withdraw } = await import("../commands/withdraw.ts");
      done(await withdraw());
    });
}
