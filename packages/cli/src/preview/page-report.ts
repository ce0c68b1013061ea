import type { Diagnostic, Document } from "@almanac/core";
import { formatDiagnostics } from "@almanac/data";
import { addressOfDocument } from "@almanac/site";
import { textOf } from "../report.ts";
import { unpublishedAs } from "../unpublished.ts";
import type { DraftState } from "./draft-state.ts";
import { join } from "node:path";

/** A diagnostic as the page shows it. */
interface ShownDiagnostic {
  readonly severity: "error" | "warning";
  readonly code: string;
  /** `file:line:column`. */
  readonly place: string;
  readonly message: string;
  readonly hint?: string;
  /** The lines around the place. */
  readonly frame?: string;
}

/** What a page under preview is told beside its content. */
export interface PageReport {
  /** Which draft it is, in words. */
  readonly draft: string;
  readonly computing: boolean;
  /** Files that the page is made of, and what keeps each out of editions. */
  readonly files: readonly { readonly file: string; readonly mark?: string; readonly says?: string }[];
  readonly here: readonly ShownDiagnostic[];
  readonly elsewhere: readonly ShownDiagnostic[];
  /** How many are not listed. */
  readonly more: number;
  /** Addresses of pages that no edition has, so that links to them can be marked. */
  readonly marks: readonly { readonly href: string; readonly mark: string }[];
}

const MOST_ELSEWHERE = 20;

const dayOf = (document: Document): string | undefined => (document.kind === "update" ? document.date : document.kind === "decision" ? document.openedOn : undefined);

/** What keeps a document out of the edition of a day: a word for it, and a sentence. */
function markOf(document: Document, asOfDate: string): { readonly mark: string; readonly says: string } | undefined {
  const word = unpublishedAs(document);
  const [isDraft, day] = [document.draft === true, dayOf(document)];
  if (word === "draft") return { mark: "draft", says: "A draft: no edition has this page until `draft: true` is taken out of its front matter." };
  if (word !== undefined) return { mark: isDraft ? `draft, ${word}` : word, says: `Audience ${word}: no public edition has this page.` };
  return day !== undefined && day > asOfDate ? { mark: "not yet in an edition", says: `Dated ${day}: not yet in an edition, this one is as of ${asOfDate}.` } : undefined;
}

function shownAs(found: Diagnostic, root: string): ShownDiagnostic {
  const { severity, code, file, line, column, message, hint } = found;
  const lines = formatDiagnostics([found], "pretty", (path) => textOf(join(root, path))).split("\n");
  const frame = lines.slice(1).filter((text) => /^\s*(?:>\s*)?\d*\s*\|/.test(text)).join("\n");
  return { severity, code, place: `${file}:${String(line)}:${String(column)}`, message, ...(hint === undefined ? {} : { hint }), ...(frame === "" ? {} : { frame }) };
}

const ranked = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));

/** A document of a folder of the site may stand there under a name that its front matter would give: one that is refused is looked for by its path. */
const namedAs = (address: string, file: string): boolean => file.replace(/^content\/|\.mdx?$/g, "") === address.replace(/^\/|\/$/g, "");

/** What is to be told about the page at an address, and about the rest of the program. */
export function pageReport(state: DraftState | undefined, address: string, { root, computing }: { readonly root: string; readonly computing: boolean }): PageReport {
  const diagnostics = state === undefined ? [] : [...state.read, ...state.written];
  const statement = state?.statement;
  const asOfDate = statement?.edition.asOfDate ?? "";
  const documents = [...(statement?.documents.values() ?? [])];
  const placed = documents.map((document) => ({ document, href: addressOfDocument(document), marked: markOf(document, asOfDate) }));
  const shown = placed.filter(({ document, href }) => href === address && (document.kind !== "update" || document.path === documents.findLast(({ kind }) => kind === "update")?.path));
  const files = new Set(shown.flatMap(({ document: { path } }) => [`content/${path}`, ...(statement?.texts.get(path)?.rendered.diagnostics.map(({ file }) => file) ?? [])]));
  const isHere = ({ file }: Diagnostic): boolean => files.has(file) || namedAs(address, file);
  const elsewhere = ranked(diagnostics.filter((found) => !isHere(found)));
  return {
    draft: statement === undefined ? "" : `${statement.edition.program.title}, draft of ${statement.edition.label}, as of ${asOfDate}`,
    computing,
    files: shown.filter(({ document }) => state?.own.has(document.path) === true).map(({ document, marked }) => ({ file: `content/${document.path}`, ...marked })),
    here: ranked(diagnostics.filter(isHere)).map((found) => shownAs(found, root)),
    elsewhere: elsewhere.slice(0, MOST_ELSEWHERE).map((found) => shownAs(found, root)),
    more: Math.max(0, elsewhere.length - MOST_ELSEWHERE),
    marks: placed.flatMap(({ href, marked }) => (marked === undefined || href === "/" ? [] : [{ href, mark: marked.mark }])),
  };
}
