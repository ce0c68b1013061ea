import { Option, type Command } from "commander";
import type { Copies } from "../publication/copies.ts";
import { audienceOption, rootOption, formatOption, jsonDiagnosticsOption, sharedOf, type Done, type ForAudience, type Shared } from "./options.ts";

interface Options extends Shared, Copies, ForAudience {
  readonly to: string;
  readonly all?: boolean;
  readonly edition?: string;
  readonly restore?: string;
  readonly repair?: boolean;
}

/** Options that say where copies of a publication are kept. */
export const copyOptions = (): readonly Option[] => [
  new Option("--flatten <dir>", "keep a copy of plain files there, for hosts that cannot follow links"),
  new Option("--git-branch <name>", "commit that copy to a branch, without touching the work tree"),
  new Option("--git-repository <dir>", "the repository of that branch; default: that of the program"),
  new Option("--push <remote>", "push that branch"),
  new Option("--plan <file>", "write what a host needs, in order, as JSON lines"),
  new Option("--plan-since <release.json>", "what the host has; default: nothing"),
];

export const copiesOf = ({ flatten, gitBranch, gitRepository, push, plan, planSince }: Copies): Copies => ({
  ...(flatten === undefined ? {} : { flatten }),
  ...(gitBranch === undefined ? {} : { gitBranch }),
  ...(gitRepository === undefined ? {} : { gitRepository }),
  ...(push === undefined ? {} : { push }),
  ...(plan === undefined ? {} : { plan }),
  ...(planSince === undefined ? {} : { planSince }),
});

export function publishCommand(program: Command, done: Done): void {
  const command = program
    .command("publish")
    .description("append what is new to a publication, atomically")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .requiredOption("--to <dir>", "the publication; its web root is <dir>/current")
    .addOption(audienceOption())
    .addOption(new Option("--all", "every edition that is missing, and not only those after the last one").conflicts("edition"))
    .option("--edition <name>", "one edition only")
    .option("--restore <dir>", "where there is no publication yet, begin from this flat copy of it")
    .option("--repair", "make damaged pages again from the store, byte for byte, with the Almanac that published them");
  for (const option of copyOptions()) command.addOption(option);
  command
    .addHelpText("after", "\nExamples:\n  almanac publish --to /srv/almanac\n  almanac publish --to publication --flatten public\n  almanac publish --to publication --git-branch almanac-pages --push origin\n  almanac publish --to publication --plan upload.jsonl --plan-since uploaded/release.json\n")
    .action(async (options: Options) => {
      const { publish } = await import("../commands/publish.ts");
      const { to, all = false, edition, restore, repair = false, audience } = options;
      done(await publish({ ...sharedOf(options), to, all, audience, repair, copies: copiesOf(options), ...(edition === undefined ? {} : { edition }), ...(restore === undefined ? {} : { restore }) }));
    });
}
