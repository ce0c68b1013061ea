import { Option, type Command } from "commander";
import type { Copies } from "../publication/copies.ts";
import { nowOption } from "../program-root.ts";
import { copiesOf, copyOptions } from "./publish.ts";
import { audienceOption, rootOption, sharedOf, strictOption, type Done, type ForAudience, type Shared } from "./options.ts";

interface Given extends Omit<Shared, "json" | "format">, Copies, ForAudience {
  readonly to: string;
  readonly restore?: string;
  readonly now?: ReturnType<typeof nowOption>;
  readonly format: "pretty" | "github";
  readonly json?: boolean;
  readonly commit: boolean;
}

export function nightlyCommand(program: Command, done: Done): void {
  const command = program
    .command("nightly")
    .description("check, freeze, build, verify and publish; a failure leaves the last publication as it was")
    .addOption(rootOption())
    .requiredOption("--to <dir>", "the publication; its web root is <dir>/current")
    .addOption(audienceOption())
    .option("--restore <dir>", "where there is no publication yet, begin from this flat copy of it")
    .option("--now <instant>", "judge ages by this clock instead of the machine's", nowOption)
    .addOption(new Option("--format <format>", "how diagnostics are written").choices(["pretty", "github"]).default("pretty"))
    .addOption(new Option("--json", "write a summary of the night as JSON to stdout").conflicts("format"))
    .addOption(strictOption())
    .option("--no-commit", "do not record the git commit that holds what was read");
  for (const option of copyOptions()) command.addOption(option);
  command
    .addHelpText("after", "\nWhere exports and prose are those of the last night, there is no edition and nothing is published anew.\n")
    .addHelpText("after", "Examples:\n  almanac nightly --to /srv/almanac\n  almanac nightly --to publication --flatten public --format github\n")
    .action(async (options: Given) => {
      const [{ nightly }, { publicationFolder }] = await Promise.all([import("../commands/nightly.ts"), import("../publication/publication-folder.ts")]);
      const { to, restore, now, format, json, strict, commit, root, audience } = options;
      const shared = sharedOf({ root, format, ...(strict === undefined ? {} : { strict }) });
      publicationFolder(to, shared.root);
      done(await nightly({ ...shared, to, audience, copies: copiesOf(options), now: now ?? nowOption("now"), json: json ?? false, commit, ...(restore === undefined ? {} : { restore }) }));
    });
}
