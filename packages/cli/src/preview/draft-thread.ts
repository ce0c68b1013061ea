import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { canonicalJson, compareText, type Diagnostic, type Document, type Edition, type EditionDiff, type Model } from "@almanac/core";
import { checkLinks } from "@almanac/prose";
import { keptCharts, setAllTexts, type DraftTexts } from "@almanac/site";
import { hygieneDiagnostics } from "../hygiene.ts";
import { withMethodPages } from "../method-pages.ts";
import { keptFolder } from "../audience.ts";
import { computeStatement, type Statement } from "../statement.ts";
import { draftPictures, type DraftPictures } from "./draft-pictures.ts";
import type { DraftAsked, DraftSaid, DraftStatement } from "./draft-said.ts";
import { linksToUnpublished } from "./links-to-unpublished.ts";
import { frozenAs } from "./frozen-as.ts";
import { isShown } from "./shown-to.ts";
import { eachOnce, withoutUnread } from "./found.ts";

/** Documents of a later day than the statement's: their authors want to see them all the same. */
function withLater(edition: Edition, stated: readonly Document[], own: readonly Document[]): Edition {
  const there = new Set(stated.map(({ path }) => path));
  const later = own.filter(({ path }) => !there.has(path)).map(frozenAs);
  return later.length === 0 ? edition : { ...edition, documents: [...edition.documents, ...later].sort((a, b) => compareText(a.path, b.path)) };
}

function comparisonOf({ edition, objects }: Statement): EditionDiff | null {
  const text = edition.comparison === null ? undefined : objects.get(edition.comparison);
  return text === undefined ? null : (JSON.parse(text) as EditionDiff);
}

const drawingsOf = ({ edition, objects }: Statement): ReadonlyMap<string, string> => new Map(Object.entries(edition.diagrams).flatMap(([key, name]) => { const svg = objects.get(name); return svg === undefined ? [] : [[key, svg] as const]; }));

/** A draft with the texts of every document, and what is wrong in them. */
async function setDraft(statement: Statement, model: Model, { own, pictures }: { readonly own: readonly Document[]; readonly pictures: DraftPictures }, kept: string): Promise<{ readonly stated: DraftStatement; readonly found: readonly Diagnostic[] }> {
  const edition = withLater(statement.edition, model.documents, own);
  const byPath = new Map([...own, ...model.documents].map((document) => [document.path, document]));
  const documents = new Map(edition.documents.flatMap(({ path }) => { const document = byPath.get(path); return document === undefined ? [] : [[path, document] as const]; }));
  const draft: DraftTexts = { edition, bodies: [...documents.values()], svgs: drawingsOf(statement), pictureProblems: pictures.problems };
  const { texts, diagnostics } = await setAllTexts(draft, kept);
  const links = [...checkLinks(texts.map(({ rendered }) => rendered)), ...linksToUnpublished(draft, documents)];
  return {
    stated: { edition, editionText: canonicalJson(edition), comparison: comparisonOf(statement), documents, texts: new Map(texts.map((text) => [text.rendered.path, text])), svgs: draft.svgs, pictures },
    found: [...diagnostics, ...links],
  };
}

async function compute({ root, asOf, known, audience }: DraftAsked, say: (said: DraftSaid) => void): Promise<void> {
  const started = performance.now();
  const { statement, model, diagnostics, loaded, pictures, prose = [], gates = [] } = await computeStatement({ root, known, audience, preview: true, ...(asOf === undefined ? {} : { asOf }) });
  const { documents: own, workstreams, prose: rules, locale } = loaded;
  const draft = statement === undefined || model === undefined ? undefined : await setDraft(statement, model, { own: own.filter((document) => isShown(audience, document)), pictures: draftPictures(pictures) }, keptFolder(root, audience));
  // The texts were set anew, with the documents of another day: what was found in them before is said by that.
  const apart = new Set([...loaded.diagnostics, ...(draft === undefined ? [] : prose)]);
  const closed = gates.map((found) => ({ ...found, severity: "warning" as const }));
  const written = [...diagnostics.filter((found) => !apart.has(found)), ...(draft?.found ?? []), ...closed, ...hygieneDiagnostics(withMethodPages(loaded))];
  say({
    say: "computed",
    ...(draft === undefined ? {} : { statement: draft.stated }),
    read: loaded.diagnostics,
    written: withoutUnread(eachOnce(written), loaded.diagnostics),
    own: new Map(own.map((document) => [document.path, document])),
    program: { ...(workstreams === undefined ? {} : { workstreams }), ...(rules === undefined ? {} : { prose: rules }), ...(locale === undefined ? {} : { locale }) },
    seconds: (performance.now() - started) / 1000,
  });
  // Pages are read without them meanwhile. A chart that cannot be drawn fails a build, which says so; the texts are there all the same.
  if (statement !== undefined) say({ say: "charts", charts: await keptCharts(statement.edition, comparisonOf(statement), keptFolder(root, audience)).catch(() => ({})) });
}

/** Computes once for each message, one after the other: whoever asks waits for the answer. */
function serve(asked: DraftAsked, port: MessagePort): void {
  const say = (said: DraftSaid): void => port.postMessage(said);
  let last: Promise<void> = Promise.resolve();
  port.on("message", () => {
    last = last.then(() => compute(asked, say)).catch((problem: unknown) => say({ say: "failed", problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) }));
  });
}

if (parentPort !== null) serve(workerData as DraftAsked, parentPort);
