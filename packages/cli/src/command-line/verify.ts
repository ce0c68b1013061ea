import type { Command } from "commander";
import { rootOption, type Done } from "./options.ts";

export function verifyCommand(program: Command, done: Done): void {
  program
    .command("verify")
    .description("prove the chain, the objects, the sources and a publication")
    .argument("[dir]", "a publication")
    .addOption(rootOption())
    .action(async () => {
      const { verify } = await import("../commands/verify.ts");
      done(await verify());
    });
}
