import type { Command } from "commander";
import { rootOption, type Done } from "./options.ts";

export function diffCommand(program: Command, done: Done): void {
  program
    .command("diff")
    .description("what changed between two editions, ranked, with causes")
    .argument("<from>", "edition by id or label").argument("<to>", "a later edition")
    .addOption(rootOption())
    .action(async () => {
      const { diff } = await import("../commands/diff.ts");
      done(await diff());
    });
}
