import { Command, Option } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { CommandError, EXIT, type ExitCode } from "./exit-code.ts";
import { asOfOption, editionIdOption, nowOption, programRoot } from "./program-root.ts";
import { REPORT_FORMATS, type ReportFormat } from "./report.ts";

/** For when a statement is made, and from which exports. */
interface Stated {
  readonly asOf?: ReturnType<typeof asOfOption>;
  readonly known: "then" | "now";
}

const statedOf = ({ asOf, known }: Stated) => ({ known, ...(asOf === undefined ? {} : { asOf }) }) as const;

interface Shared {
  readonly root: string;
  readonly format: ReportFormat;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const rootOption = () => new Option("--root <dir>", "the program directory: a folder with content/ and data/").default(".");
const formatOption = () => new Option("--format <format>", "how diagnostics are written").choices(REPORT_FORMATS).default("pretty");
const jsonOption = () => new Option("--json", "write JSON to stdout");
const jsonDiagnosticsOption = () => new Option("--json", "the same as --format json");
const asOfOptionOf = () => new Option("--as-of <instant>", "state what was so at this instant; default: the newest export").argParser(asOfOption);
const knownOption = () => new Option("--known <when>", "then: from exports made by then; now: from later ones too, of which only events up to then count").choices(["then", "now"]).default("then");
const strictOption = () => new Option("--strict", "a warning refuses, too");

const sharedOf = (options: Shared) => ({ root: programRoot(options.root), format: options.json === true ? "json" : options.format, strict: options.strict ?? false }) as const;

function rowsOption(text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`--rows ${text}: not a whole number`, EXIT.usage);
  return Number(text);
}

/** Each command is loaded when it is asked for: `check` does not pay for the renderer. */
function commands(program: Command, done: (code: ExitCode) => void): void {
  program
    .command("check")
    .description("parse and validate everything, compute nothing")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addOption(strictOption())
    .option("--now <instant>", "judge ages and dates by this clock; `now` is the machine's", nowOption)
    .addHelpText("after", "\nExamples:\n  almanac check\n  almanac check --root examples/replication-review --format github\n  almanac check --now now\n")
    .action(async (options: Shared & { readonly now?: ReturnType<typeof nowOption> }) => {
      const { check } = await import("./commands/check.ts");
      done(await check({ ...sharedOf(options), ...(options.now === undefined ? {} : { now: options.now }) }));
    });

  program
    .command("inspect")
    .description("what is this file: kind, encoding, columns, counts, dates, and what would be refused and why")
    .argument("<file...>", "exports, or folders of them")
    .addOption(jsonOption())
    .option("--suggest", "print a declaration for data/almanac.yaml with which the file can be read")
    .option("--kind <kind>", "read the files as this kind")
    .addHelpText("after", "\nExamples:\n  almanac inspect Jira.csv\n  almanac inspect exports/\n  almanac inspect budget.csv --suggest\n  almanac inspect exports/*.csv --json\n")
    .action(async (files: readonly string[], options: { readonly json?: boolean; readonly suggest?: boolean; readonly kind?: string }) => {
      const { inspect } = await import("./commands/inspect.ts");
      done(await inspect({ files, json: options.json ?? false, suggest: options.suggest ?? false, ...(options.kind === undefined ? {} : { kind: options.kind }) }));
    });

  program
    .command("edition")
    .description("ingest, compute and freeze data/editions/<id>.json")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addOption(strictOption())
    .addOption(asOfOptionOf())
    .addOption(knownOption())
    .option("--id <id>", "name of the edition; default: the as-of date", editionIdOption)
    .addHelpText("after", "\nExamples:\n  almanac edition\n  almanac edition --as-of 2026-11-15T22:00:00+01:00\n")
    .action(async (options: Shared & Stated & { readonly id?: string }) => {
      const { edition } = await import("./commands/edition.ts");
      const { id } = options;
      done(await edition({ ...sharedOf(options), ...statedOf(options), ...(id === undefined ? {} : { id }) }));
    });

  program
    .command("build")
    .description("render the draft, or one frozen edition, to a folder that works from any address and from disk")
    .addOption(rootOption())
    .addOption(formatOption())
    .addOption(jsonDiagnosticsOption())
    .addOption(strictOption())
    .option("--out <dir>", "where the site goes", "dist")
    .option("--edition <id>", "a frozen edition instead of the draft")
    .addOption(asOfOptionOf().conflicts("edition"))
    .addOption(knownOption())
    .addHelpText("after", "\nExamples:\n  almanac build\n  almanac build --edition 2026-11-15 --out old-site\n  almanac build --as-of 2026-11-15T22:00:00+01:00 --known now --out as-known-now\n")
    .action(async (options: Shared & Stated & { readonly out: string; readonly edition?: string }) => {
      const { build } = await import("./commands/build.ts");
      done(await build({ ...sharedOf(options), ...statedOf(options), out: options.out, ...(options.edition === undefined ? {} : { edition: options.edition }) }));
    });

  program
    .command("explain")
    .description("the receipt of a fact: value, method, arguments, sources, rows")
    .argument("<fact-id>")
    .addOption(rootOption())
    .addOption(jsonOption())
    .addOption(asOfOptionOf())
    .addOption(knownOption())
    .option("--rows <n>", "rows shown; 0 shows all", rowsOption, 12)
    .addHelpText("after", "\nExamples:\n  almanac explain delivery.cycle-time.p85\n  almanac explain 'forecast.when.p85{program=fraud}' --rows 0\n")
    .action(async (factId: string, options: Stated & { readonly root: string; readonly json?: boolean; readonly rows: number }) => {
      const { explain } = await import("./commands/explain.ts");
      done(await explain({ root: programRoot(options.root), ...statedOf(options), factId, json: options.json ?? false, rows: options.rows }));
    });
}

/**
 * Runs the command line and returns its exit code. @throws CommanderError for help, version and usage mistakes, CommandError for
 * what the user can mend.
 */
export async function almanac(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = new Command("almanac")
    .description("Exports in, a publication out: reports on a machine-learning program.")
    .version(packageJson.version)
    .showSuggestionAfterError()
    .showHelpAfterError("(--help shows what there is)")
    .addHelpText("after", "\nExit codes: 0 done, 1 refused, 2 usage, 3 machine, 70 our bug, 130/143 interrupted.\n")
    .exitOverride();
  commands(program, (result) => {
    code = result;
  });
  for (const command of program.commands) command.exitOverride().showSuggestionAfterError().showHelpAfterError("(--help shows what there is)");
  await program.parseAsync(argv, { from: "user" });
  return code;
}
