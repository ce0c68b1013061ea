import type { Command } from "commander";
import { Option } from "commander";
import { audienceOption, formatOption, jsonDiagnosticsOption, rootOption, sharedOf, type Done, type ForAudience, type Shared } from "./options.ts";

interface Given extends Shared, ForAudience {
  readonly edition?: string;
  readonly newest?: boolean;
  readonly rerun: boolean;
}

export function verifyCommand(program: Command, done: Done): void {
  program
    .command("verify")
    .description("prove the chain, the objects, the sources and a publication; compute and render again what can be")
    .argument("[dir]", "a publication, or a flattened copy of one")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addOption(audienceOption())
    .option("--edition <id>", "make only this edition again")
    .addOption(new Option("--newest", "make only the newest edition again").conflicts("edition"))
    .addOption(new Option("--no-rerun", "make nothing again: chain, objects, sources and published bytes only"))
    .addHelpText("after", "\nChain, objects, sources and published bytes are always looked at. An edition is made again where the installed\nversions are those that made it; where they are not, this says so.\n")
    .addHelpText("after", "Examples:\n  almanac verify\n  almanac verify publication --newest\n  almanac verify publication --no-rerun --format github\n")
    .action(async (dir: string | undefined, options: Given) => {
      const { verify } = await import("../commands/verify.ts");
      const rerun = !options.rerun ? "none" : options.edition !== undefined ? { edition: options.edition } : options.newest === true ? "newest" : "all";
      const { root, format } = sharedOf(options);
      done(await verify({ root, format, rerun, audience: options.audience, ...(dir === undefined ? {} : { dir }) }));
    });
}
