import { compareText, isKnownFact, knownFactIds, type Diagnostic, type Document, type Fact } from "@almanac/core";
import { checkLinks, diagramKey, renderProse, type ProseContext, type RenderedProse } from "@almanac/prose";

const LOCALE_FREE = "en-GB";

/** Addresses do not matter for checking, only whether there is something to point at. */
function addressesOf(documents: readonly Document[]): Pick<ProseContext, "factHref" | "documentHref" | "documentPaths"> {
  const paths = documents.map((document) => document.path).sort(compareText);
  const known = new Set(paths);
  return { factHref: (id) => `#${id}`, documentHref: (path) => (known.has(path) ? `/${path}` : undefined), documentPaths: paths };
}

function found(rendered: readonly RenderedProse[]): readonly Diagnostic[] {
  return [...rendered.flatMap(({ diagnostics }) => diagnostics), ...checkLinks(rendered)];
}

/** Prose against the facts of a statement: a fact that does not exist, a broken link, an element that is not allowed. */
export function proseDiagnostics(documents: readonly Document[], facts: Readonly<Record<string, Fact>>, locale: string, svgs: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const context: ProseContext = { ...addressesOf(documents), facts, locale, diagram: (code) => svgs.get(diagramKey(code)), knownFactIds: Object.keys(facts) };
  return found(documents.map((document) => renderProse(document, context)));
}

/** Prose without facts: `check` computes nothing, so ids are held against the catalogue of what can be published. */
export function proseSyntaxDiagnostics(documents: readonly Document[], workstreams: readonly string[]): readonly Diagnostic[] {
  const context: ProseContext = { ...addressesOf(documents), facts: undefined, locale: LOCALE_FREE, isKnownFact: (id) => isKnownFact(id, workstreams), knownFactIds: knownFactIds(workstreams) };
  return found(documents.map((document) => renderProse(document, context)));
}
