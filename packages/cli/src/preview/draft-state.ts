import { compareText, type Diagnostic, type Document } from "@almanac/core";
import { checkLinks } from "@almanac/prose";
import { setSomeTexts, type DraftTexts, type ReadPictures } from "@almanac/site";
import { documentHygiene } from "../hygiene.ts";
import { policyDiagnostics } from "../policies.ts";
import type { DraftDiagrams } from "./draft-diagrams.ts";
import { withRead } from "./draft-pictures.ts";
import type { DraftComputed, DraftStatement } from "./draft-said.ts";
import { eachOnce, withoutUnread } from "./found.ts";
import { frozenAs } from "./frozen-as.ts";
import { linksToUnpublished } from "./links-to-unpublished.ts";
import type { SavedDocument } from "./saved-document.ts";

/** All that is known of the draft at a time. */
export type DraftState = Pick<DraftComputed, "statement" | "read" | "written" | "own" | "program">;

const fileOf = (path: string): string => `content/${path}`;

/** Documents that show a text: itself, and those that include it, or what includes it. */
function showing(path: string, documents: ReadonlyMap<string, Document>): ReadonlySet<string> {
  const found = new Set([path]);
  for (const each of found) {
    const name = each.split("/").at(-1) ?? each;
    for (const { path: other, body } of documents.values()) if (/include/i.test(body) && body.includes(name)) found.add(other);
  }
  return found;
}

/** The edition with a document as it is now. */
function withDocument(statement: DraftStatement, document: Document): DraftStatement {
  const frozen = frozenAs(document);
  const others = statement.edition.documents.filter(({ path }) => path !== document.path);
  return {
    ...statement,
    edition: { ...statement.edition, documents: [...others, frozen].sort((a, b) => compareText(a.path, b.path)) },
    documents: new Map([...statement.documents, [document.path, document]]),
  };
}

/** Anchors, policies and links to drafts may be wrong in other files than the one that was saved. */
function foundAcross(draft: DraftTexts, { documents, texts, edition }: DraftStatement, workstreams: readonly string[] | undefined): readonly Diagnostic[] {
  return [...checkLinks([...texts.values()].map(({ rendered }) => rendered)), ...policyDiagnostics([...documents.values()], workstreams, edition.facts), ...linksToUnpublished(draft, documents)];
}
/** Reads what every text asserts, which is read once: the first save is taken in as quickly as the next. */
export function readAhead({ statement, program }: DraftState): void {
  if (statement !== undefined) policyDiagnostics([...statement.documents.values()], program.workstreams, statement.edition.facts);
}

/** A drawing that is on its way is not missing. */
const isNotBeingDrawn = ({ code, severity }: Diagnostic): boolean => code !== "DIAGRAM-MISSING" || severity === "error";

const ACROSS = /^(?:MARKDOWN-ANCHOR$|POLICY-(?!BROKEN$|UNJUDGED$))/;

/**
 * The draft after a save of one document: only that text is set anew, with those that include it. Figures stay as they were computed.
 *
 * @param document of the edition, or a new one
 * @returns `later` settles when drawings are there that the page does not have yet
 */
export async function withSaved(state: DraftState, { document, pictures: shown, diagnostics, hasOtherHead }: SavedDocument & { readonly document: Document; readonly pictures: ReadPictures }, diagrams: DraftDiagrams): Promise<DraftState & { readonly set: readonly string[]; readonly later?: Promise<void> }> {
  const file = fileOf(document.path);
  const own = new Map([...state.own, [document.path, document]]);
  const read = hasOtherHead ? [...state.read.filter((found) => found.file !== file), ...diagnostics] : state.read;
  // Commentary of an earlier edition is not read in this one.
  if (state.statement === undefined || (state.own.has(document.path) && !state.statement.documents.has(document.path))) return { ...state, own, read, set: [] };
  const { svgs, diagnostics: undrawn, later } = await diagrams.draw(document, state.statement.svgs);
  const pictures = withRead(state.statement.pictures, shown);
  const statement: DraftStatement = { ...withDocument(state.statement, document), svgs, pictures };
  const draft: DraftTexts = { edition: statement.edition, bodies: statement.edition.documents.flatMap(({ path }) => statement.documents.get(path) ?? []), svgs, pictureProblems: pictures.problems };
  const paths = showing(document.path, statement.documents);
  const { texts, diagnostics: wrong } = await setSomeTexts(draft, paths);
  const whole: DraftStatement = { ...statement, texts: new Map([...statement.texts, ...texts.map((text) => [text.rendered.path, text] as const)]) };
  const files = new Set([...paths].map(fileOf));
  const elsewhere = state.written.filter((found) => !files.has(found.file) && !ACROSS.test(found.code));
  const across = foundAcross(draft, whole, state.program.workstreams);
  const written = [...elsewhere, ...undrawn, ...(later === undefined ? wrong : wrong.filter(isNotBeingDrawn)), ...across, ...[...paths].flatMap((path) => documentHygiene(own.get(path), { ...state.program, documents: [...whole.documents.values()] }))];
  return { ...state, own, read, statement: whole, written: withoutUnread(eachOnce(written), read), set: [...paths], ...(later === undefined ? {} : { later }) };
}

/** The draft after a save that left a document unreadable, or removed it: its page stays as it was until the program is read again. */
export const withUnreadable = (state: DraftState, file: string, diagnostics: readonly Diagnostic[]): DraftState => ({
  ...state,
  read: [...state.read.filter((found) => found.file !== file), ...diagnostics],
  written: state.written.filter((found) => found.file !== file),
});
