import { compareText, isKnownFact, knownFactIds, type Diagnostic, type Document, type Edition } from "@almanac/core";
import { isPublished, type LoadedProgram } from "@almanac/data";
import { checkLinks, renderProse, unnamedDiagrams, type ProseContext, type RenderedProse } from "@almanac/prose";
import { chartDiagnostics, documentReferences, documentsContext, proseReferences, proseSetter, type ReadPictures } from "@almanac/site";
import { proseToCheck } from "./method-pages.ts";
import { policyDiagnostics } from "./policies.ts";
import { explainedAsUnpublished, mayBeNamedIn, publishedApart } from "./unpublished.ts";

const LOCALE_FREE = "en-GB";

/** Addresses do not matter for checking, only whether there is something to point at. */
function addressesOf(documents: readonly Document[]): Pick<ProseContext, "factHref" | "documentHref" | "documentPaths"> {
  const paths = documents.map((document) => document.path).sort(compareText);
  const known = new Set(paths);
  return { factHref: (id) => `#${id}`, documentHref: (path) => (known.has(path) ? `/${path}` : undefined), documentPaths: paths };
}

/** What is wrong in a file that others include is wrong once. */
function found(rendered: readonly RenderedProse[]): readonly Diagnostic[] {
  const once = new Map([...rendered.flatMap(({ diagnostics }) => diagnostics), ...checkLinks(rendered)].map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...once.values()];
}

/** What was drawn, and what could not be shown, by path below `content/`. */
interface Drawn {
  readonly svgs: ReadonlyMap<string, string>;
  readonly pictureProblems: ReadPictures["problems"];
}

/**
 * Prose against the edition that it is of: a fact that does not exist, a broken link, an element that is not allowed.
 *
 * @param keptFolder what is set here is kept there, for the pages of the same statement and for the next run
 */
export async function proseDiagnostics(documents: readonly Document[], edition: Edition, { svgs, pictureProblems }: Drawn, keptFolder: string): Promise<readonly Diagnostic[]> {
  const { facts, program } = edition;
  const references = proseReferences(edition, documents, pictureProblems);
  const setter = await proseSetter({ documents, facts, locale: program.locale, svgs, references }, keptFolder);
  const set = await setter.setAll(proseToCheck(documents));
  await setter.keep();
  return [...found(set), ...(await chartDiagnostics(set, { facts, references, locale: program.locale }))];
}

/**
 * Prose without facts: `check` computes nothing, so ids are held against the catalogue of what can be published. It needs no
 * readable export, so that a slip in the prose is shown beside one in the data. Without a readable declaration nobody knows the
 * workstreams, and no id that names one is called unknown.
 */
export function proseSyntaxDiagnostics({ documents, workstreams, diagnostics }: Pick<LoadedProgram, "documents" | "workstreams" | "diagnostics">, pictureProblems: Drawn["pictureProblems"]): readonly Diagnostic[] {
  const context: ProseContext = {
    ...addressesOf(documents),
    ...documentsContext(documentReferences(documents, documents, pictureProblems)),
    facts: undefined,
    locale: LOCALE_FREE,
    isKnownFact: (id) => (workstreams === undefined && id.includes("{")) || isKnownFact(id, workstreams ?? []),
    knownFactIds: knownFactIds(workstreams ?? []),
  };
  // Pages that editions have lead to such pages only; what no edition has may lead anywhere.
  const { published, unpublished } = publishedApart(documents);
  const open: ProseContext = unpublished.length === 0 ? context : { ...context, ...addressesOf(published), ...documentsContext(documentReferences(published, published, pictureProblems)) };
  // Those may lead to what is to come, too, but no hint proposes to them what their readers may not see.
  const contexts = new Map<string, ProseContext>();
  const contextFor = (document: Document): ProseContext => {
    if (isPublished(document)) return open;
    const readers = JSON.stringify([document.audience, document.draft]);
    const before = contexts.get(readers);
    if (before !== undefined) return before;
    const named = documents.filter((other) => mayBeNamedIn(document, other));
    const { termNames = [], decisionIds = [] } = documentsContext(documentReferences(named, named, pictureProblems));
    const made: ProseContext = { ...context, documentPaths: named.map(({ path }) => path).sort(compareText), termNames, decisionIds };
    contexts.set(readers, made);
    return made;
  };
  const rendered = proseToCheck(documents).map((document) => renderProse(document, contextFor(document)));
  // A page that is refused for its front matter is there all the same: links to it are no second mistake.
  const unread = [...new Set(diagnostics.map(({ file }) => file))].filter((file) => file.startsWith("content/"));
  const prose = explainedAsUnpublished(found(rendered), unpublished).filter(({ code, message }) => code !== "MARKDOWN-LINK" || !unread.some((file) => message.endsWith(` ${file}`)));
  return [...prose, ...proseToCheck(documents).flatMap(unnamedDiagrams), ...policyDiagnostics(documents, workstreams)];
}

/** A link to a document that exists on disk, and not yet at the time of the statement, is explained as that. */
export function explainedLinks(diagnostics: readonly Diagnostic[], { all, stated, asOfDate }: { readonly all: readonly Document[]; readonly stated: readonly Document[]; readonly asOfDate: string }): readonly Diagnostic[] {
  const there = new Set(stated.map((document) => document.path));
  const absent = publishedApart(all.filter((document) => !there.has(document.path)));
  const later = absent.published.map((document) => `content/${document.path}`);
  return explainedAsUnpublished(diagnostics, absent.unpublished).map((diagnostic) => {
    const path = diagnostic.code === "MARKDOWN-LINK" ? later.find((candidate) => diagnostic.message.endsWith(` ${candidate}`)) : undefined;
    if (path === undefined) return diagnostic;
    return {
      ...diagnostic,
      message: `this page links to ${path}, which does not exist yet on ${asOfDate}, the date of the statement`,
      hint: "give a later --as-of, or take the link out: a page that is always there should not need one that is dated",
    };
  });
}
