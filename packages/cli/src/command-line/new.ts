import { isoDate, type IsoDate } from "@almanac/core";
import type { Command } from "commander";
import { CommandError, EXIT } from "../exit-code.ts";
import { programRoot } from "../program-root.ts";
import { rootOption, type Done } from "./options.ts";

interface Asked {
  readonly root: string;
  readonly date?: IsoDate;
  readonly owner?: string;
  readonly in?: string;
  readonly list?: boolean;
}

function dateOption(text: string): IsoDate {
  try {
    return isoDate(text);
  } catch {
    throw new CommandError(`--date ${text}: not a day\nhint: write it as YYYY-MM-DD`, EXIT.usage);
  }
}

const twoDigits = (part: number): string => String(part).padStart(2, "0");

/** Whoever writes a document means the day on their own calendar. */
function today(): IsoDate {
  const now = new Date();
  return isoDate(`${String(now.getFullYear())}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`);
}

export function newCommand(program: Command, done: Done): void {
  program
    .command("new")
    .description("begin a document or a register from its template")
    .argument("[kind]", "what to begin; --list shows every kind")
    .argument("[title]", "of a document; of a card, sheet or note the model, dataset or risk that it is about")
    .addOption(rootOption())
    .option("--date <day>", "the day that dates count from; default: today", dateOption)
    .option("--owner <role>", "the role that answers for it; default: whoever wrote the newest commentary")
    .option("--in <folder>", "of a page: the folder below content/handbook/")
    .option("--list", "show every kind of document and register")
    .addHelpText("after", '\nExamples:\n  almanac new --list\n  almanac new page "How we label" --in lifecycle\n  almanac new decision "Which vendor for the labels" --owner Sponsor\n  almanac new model-card fraud-card-champion\n  almanac new risk-register\n')
    .action(async (kind: string | undefined, title: string | undefined, options: Asked) => {
      const { listTemplates, newFile } = await import("../commands/new.ts");
      if (options.list === true) return done(listTemplates());
      if (kind === undefined) throw new CommandError("say what to begin\nhint: `almanac new --list` shows every kind", EXIT.usage);
      const { owner, in: folder, date = today() } = options;
      done(await newFile({ root: programRoot(options.root), kind, date, ...(title === undefined ? {} : { title }), ...(owner === undefined ? {} : { owner }), ...(folder === undefined ? {} : { folder }) }));
    });
}
