import type { Command } from "commander";
import { rootOption, type Done } from "./options.ts";

export function publishCommand(program: Command, done: Done): void {
  program
    .command("publish")
    .description("append the newest edition to a publication, atomically")
    .addOption(rootOption())
    .action(async () => {
      const { publish } = await import("../commands/publish.ts");
      done(await publish());
    });
}
