import { Option, type Command } from "commander";
import { programRoot } from "../program-root.ts";
import { audienceOption, jsonOption, rootOption, type Done, type ForAudience } from "./options.ts";

const FORMATS = ["text", "json", "md"] as const;

interface Options extends ForAudience {
  readonly root: string;
  readonly format: (typeof FORMATS)[number];
  readonly json?: boolean;
  readonly all?: boolean;
  readonly exitCode?: boolean;
}

export function diffCommand(program: Command, done: Done): void {
  program
    .command("diff")
    .description("what changed between two editions, ranked, with causes")
    .argument("<from>", "an edition by id or label, latest, or latest~1")
    .argument("<to>", "a later edition")
    .addOption(rootOption())
    .addOption(new Option("--format <format>", "text for a terminal, md for a comment on a change, json for machines").choices(FORMATS).default("text"))
    .addOption(jsonOption())
    .addOption(audienceOption())
    .option("--all", "list every fact and all words instead of a summary")
    .option("--exit-code", "exit with 1 when something changed")
    .addHelpText("after", "\nExamples:\n  almanac diff latest~1 latest\n  almanac diff 2026-W46 2026-W47 --format md\n  almanac diff 2026-09-06 latest --all\n")
    .action(async (from: string, to: string, options: Options) => {
      const { diff } = await import("../commands/diff.ts");
      done(diff({ root: programRoot(options.root), from, to, audience: options.audience, format: options.json === true ? "json" : options.format, all: options.all ?? false, exitCode: options.exitCode ?? false }));
    });
}
