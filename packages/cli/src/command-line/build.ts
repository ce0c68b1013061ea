import type { Command } from "commander";
import { keptFolder } from "../audience.ts";
import { audienceOption, rootOption, formatOption, jsonDiagnosticsOption, asOfOptionOf, knownOption, strictOption, sharedOf, statedOf, type Done, type ForAudience, type Shared, type Stated } from "./options.ts";

export function buildCommand(program: Command, done: Done): void {
  program
    .command("build")
    .description("render the draft, or one frozen edition, to a folder that works from any address and from disk")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addOption(strictOption())
    .option("--out <dir>", "where the site goes; default: dist, of fewer readers dist-internal or dist-restricted")
    .addOption(audienceOption())
    .option("--edition <id>", "a frozen edition instead of the draft")
    .addOption(asOfOptionOf().conflicts("edition"))
    .addOption(knownOption())
    .addHelpText("after", "\nExamples:\n  almanac build\n  almanac build --edition 2026-11-15 --out old-site\n  almanac build --audience internal\n  almanac build --as-of 2026-11-15T22:00:00+01:00 --known now --out as-known-now\n")
    .action(async (options: Shared & Stated & ForAudience & { readonly out?: string; readonly edition?: string }) => {
      const { prepareToRender, stopPreparing } = await import("@almanac/site");
      const shared = sharedOf(options);
      try {
        // Before the rest of the program is read: another thread is at work meanwhile.
        if (options.edition === undefined) await prepareToRender(keptFolder(shared.root, options.audience));
        const { build } = await import("../commands/build.ts");
        done(await build({ ...shared, ...statedOf(options), audience: options.audience, out: options.out ?? (options.audience === "public" ? "dist" : `dist-${options.audience}`), ...(options.edition === undefined ? {} : { edition: options.edition }) }));
      } finally {
        // What is refused is not rendered.
        await stopPreparing();
      }
    });
}
