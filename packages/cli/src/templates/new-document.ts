import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { addDays, nearest, type Document, type IsoDate } from "@almanac/core";
import { nodeProgramFiles, type LoadedProgram, type Subject } from "@almanac/data";
import { CommandError, EXIT } from "../exit-code.ts";
import { filledTemplate, type DocumentTemplate } from "./document-templates.ts";

export interface NewDocument {
  readonly template: DocumentTemplate;
  readonly title: string;
  readonly date: IsoDate;
  /** The role that answers for it; left out, whoever wrote the newest commentary. */
  readonly owner?: string;
  /** Folder below content/handbook/. */
  readonly folder?: string;
}

const DEFAULT_OWNER = "Program manager";
const DEFAULT_SECTION = "How we work";

/** A title as the name of a file. */
const slugOf = (title: string): string =>
  title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");

/** What Windows keeps for its devices, whatever ending follows: such a repository cannot be checked out there. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

const inGiven = (given: string, names: readonly string[]): boolean => names.some((name) => slugOf(name) === slugOf(given));

/** What the title names among things that the program has. Where it has none, whatever it names. */
function subjectNamed(title: string, subjects: readonly Subject[], what: string): Subject {
  if (subjects.length === 0) return { id: slugOf(title), title };
  const found = subjects.find(({ id, title: called }) => inGiven(title, [id, called]));
  if (found !== undefined) return found;
  const near = nearest(title, subjects.flatMap((subject) => [subject.id, subject.title]));
  const all = subjects.length > 12 ? `the program has ${String(subjects.length)} of them` : `there are ${subjects.map(({ id }) => id).join(", ")}`;
  throw new CommandError(`the program has no ${what} “${title}”\nhint: ${near === undefined ? all : `did you mean ${near}? ${all}`}`, EXIT.usage);
}

const handbookIn = (documents: readonly Document[]) => documents.flatMap((document) => (document.kind === "handbook" ? [document] : []));

/** Where a handbook page is listed: with the pages of its folder, or where such pages belong. */
function sectionFor({ documents }: Pick<LoadedProgram, "documents">, { template, folder }: NewDocument): string {
  const pages = handbookIn(documents).toSorted((a, b) => a.order - b.order);
  const beside = pages.find(({ path }) => folder !== undefined && path.startsWith(`handbook/${folder}/`));
  return beside?.section ?? template.section ?? pages[0]?.section ?? DEFAULT_SECTION;
}

/** The next free place of ten after the pages of a section; of a new section after all others. */
function orderIn({ documents }: Pick<LoadedProgram, "documents">, section: string): number {
  const pages = handbookIn(documents);
  const taken = new Set(pages.map(({ order }) => order));
  const before = pages.some((page) => page.section === section) ? pages.filter((page) => page.section === section) : pages;
  let order = Math.max(0, ...before.map((page) => Math.floor(page.order))) + 10;
  while (taken.has(order)) order += 1;
  return order;
}

function ownerIn({ documents }: Pick<LoadedProgram, "documents">): string {
  const updates = documents.flatMap((document) => (document.kind === "update" ? [document] : [])).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return updates.at(-1)?.author ?? DEFAULT_OWNER;
}

/** What of a program a new document depends on: its pages, and what they may be about. */
export type KnownProgram = Pick<LoadedProgram, "documents" | "model" | "workstreams" | "subjects">;

interface Named {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
}

function nameOf({ template: { placement }, title, date }: NewDocument, program: KnownProgram): Named {
  const about = ({ id, title: called }: Subject): Named => ({ id: slugOf(id), title: called === id ? title : called, subject: id });
  const { subjects = { model: [], dataset: [], risk: [] } } = program;
  switch (placement) {
    case "by-date":
      return { id: date, title, subject: "" };
    case "by-workstream": {
      const titled = program.model?.program.workstreams ?? (program.workstreams ?? []).map((id) => ({ id, title: id }));
      const found = subjectNamed(title, titled, "workstream");
      return { ...about(found), id: found.id };
    }
    case "by-model":
      return about(subjectNamed(title, subjects.model, "model"));
    case "by-dataset":
      return about(subjectNamed(title, subjects.dataset, "dataset"));
    case "by-risk":
      return about(subjectNamed(title, subjects.risk, "risk"));
    case "handbook":
    case "by-title":
      return { id: slugOf(title), title, subject: "" };
    default:
      return placement satisfies never;
  }
}

/** Begins a document from its template. Nothing that is there is overwritten. @returns its path in the program directory. @throws CommandError when it is there, or its title names nothing */
export function newDocument(root: string, asked: NewDocument, program: KnownProgram): string {
  const { template, date, folder } = asked;
  const { id, title, subject } = nameOf(asked, program);
  if (id === "") throw new CommandError(`“${asked.title}” has no letters for the name of a file\nhint: give a title with letters from a to z, and correct \`title:\` in the file afterwards`, EXIT.usage);
  const parts = ["content", template.folder, ...(folder === undefined ? [] : [folder]), id].join("/");
  const there = [".md", ".mdx"].map((extension) => `${parts}${extension}`).find((path) => existsSync(join(root, path)));
  if (there !== undefined) throw new CommandError(`${there} is there already\nhint: ${template.placement === "by-date" ? "give another --date" : "give another title, or edit that file"}`, EXIT.refused);
  const device = `${folder ?? ""}/${id}`.split("/").find((part) => DEVICE.test(part));
  if (device !== undefined) throw new CommandError(`Windows has no room for a file or folder called ${device}\nhint: give ${device === id ? "a title of more words, and correct `title:` in the file afterwards" : "another --in"}`, EXIT.usage);
  if (nodeProgramFiles(root).leadsOutside?.(`${parts}.md`) === true) throw new CommandError(`${parts}.md would lie behind a link that leads out of the program directory\nhint: put a folder in place of the link`, EXIT.refused);
  const section = sectionFor(program, asked);
  const text = filledTemplate(template.kind, {
    title,
    owner: asked.owner ?? ownerIn(program),
    slug: id.replaceAll(".", "-"),
    date,
    due: addDays(date, 14),
    soon: addDays(date, 30),
    review: addDays(date, 90),
    section,
    order: String(orderIn(program, section)),
    subject,
  });
  const path = `${parts}.md`;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text, { flag: "wx" });
  return path;
}
