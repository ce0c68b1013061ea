import { existsSync } from "node:fs";
import { join } from "node:path";
import { nearest, type IsoDate } from "@almanac/core";
import { KINDS, loadProgram, nodeProgramFiles, prepareWorkbooks, writtenDocuments } from "@almanac/data";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { print, tell } from "../report.ts";
import { writeSecret } from "../store/salt.ts";
import { DOCUMENT_TEMPLATES, type DocumentTemplate } from "../templates/document-templates.ts";
import { newDocument, type KnownProgram } from "../templates/new-document.ts";
import { newSource } from "../templates/new-source.ts";

export interface NewOptions {
  readonly root: string;
  readonly kind: string;
  readonly title?: string;
  readonly date: IsoDate;
  readonly owner?: string;
  /** Folder below content/handbook/. */
  readonly folder?: string;
}

const inColumns = (rows: readonly (readonly [name: string, says: string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`).join("\n");
};

/** Every kind of document and of register that can be begun. */
export function listTemplates(): ExitCode {
  print(`Documents: almanac new <kind> "<title>"\n\n${inColumns(DOCUMENT_TEMPLATES.map(({ kind, says }) => [kind, says]))}\n\nRegisters and exports: almanac new <kind>\n\n${inColumns(KINDS.map(({ kind, title }) => [kind, title]))}`);
  return EXIT.done;
}

function unknownKind(kind: string): CommandError {
  const near = nearest(kind, [...DOCUMENT_TEMPLATES, ...KINDS].map((each) => each.kind));
  return new CommandError(`there is no template \`${kind}\`\nhint: ${near === undefined ? "" : `did you mean ${near}? `}\`almanac new --list\` shows them all`, EXIT.usage);
}

/** The exports are read only for what is named after something in them. */
async function knownProgram(root: string, { placement }: DocumentTemplate): Promise<KnownProgram> {
  const files = nodeProgramFiles(root);
  if (placement === "handbook" || placement === "by-title" || placement === "by-date") return { documents: writtenDocuments(files) };
  return loadProgram(files, { workbooks: await prepareWorkbooks(files), untimed: true });
}

/** Begins a document or a register from its template, and says where it lies. */
export async function newFile({ root, kind, title, date, owner, folder }: NewOptions): Promise<ExitCode> {
  const template = DOCUMENT_TEMPLATES.find((each) => each.kind === kind);
  const source = KINDS.find((each) => each.kind === kind);
  if (template === undefined && source === undefined) throw unknownKind(kind);
  if (!existsSync(join(root, "data", "almanac.yaml"))) throw new CommandError("this folder is no program directory: it has no data/almanac.yaml\nhint: name the program directory with --root", EXIT.usage);
  if (template === undefined) {
    if (source === undefined) throw unknownKind(kind);
    const { path, declaration } = newSource(root, source, date);
    print(`${join(root, path)}`);
    const secret = source.audience === "restricted" ? writeSecret(root) : undefined;
    if (secret !== undefined) tell(`wrote ${secret}, the secret without which nothing for few readers can be frozen: keep it with the restricted sources, and never in a public repository`);
    tell(`its rows are examples: put your own in their place. data/almanac.yaml reads it with:\n\n${declaration.trimEnd()}\n\nWhere \`sources:\` stands there already, add the lines below it. When it changes, copy it into a folder of the new day.`);
    return EXIT.done;
  }
  if (title === undefined || title.trim() === "") throw new CommandError(`a ${kind} needs a title\nhint: almanac new ${kind} "What it is called"`, EXIT.usage);
  if (folder !== undefined && (template.folder !== "handbook" || !/^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*$/.test(folder)))
    throw new CommandError(`--in ${folder}: not a folder for a ${kind}\nhint: name a folder below content/handbook/ in lower-case letters; only pages of the handbook lie in folders`, EXIT.usage);
  const program = await knownProgram(root, template);
  const path = newDocument(root, { template, title: title.trim(), date, ...(owner === undefined ? {} : { owner }), ...(folder === undefined ? {} : { folder }) }, program);
  print(`${join(root, path)}`);
  return EXIT.done;
}
