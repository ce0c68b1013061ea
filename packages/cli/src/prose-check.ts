import { isKnownFact, knownFactIds, type Diagnostic, type Document, type Fact } from "@almanac/core";
import { checkLinks, diagramKey, renderProse, type RenderedProse } from "@almanac/prose";

const LOCALE_FREE = "en-GB";

interface Checked {
  readonly document: Document;
  readonly rendered: RenderedProse;
}

function checked(documents: readonly Document[], render: (document: Document) => RenderedProse): readonly Diagnostic[] {
  const all = documents.map((document): Checked => ({ document, rendered: render(document) }));
  const links = checkLinks(all.map(({ document, rendered }) => ({ path: document.path, rendered })));
  return [...all.flatMap(({ rendered }) => rendered.diagnostics), ...links];
}

const inContent = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => diagnostics.map((diagnostic) => (diagnostic.file.startsWith("content/") ? diagnostic : { ...diagnostic, file: `content/${diagnostic.file}` }));

/** Prose against the facts of a statement: a fact that does not exist, a broken link, an element that is not allowed. */
export function proseDiagnostics(documents: readonly Document[], facts: Readonly<Record<string, Fact>>, locale: string, svgs: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const paths = new Set(documents.map((document) => document.path));
  const render = (document: Document) =>
    renderProse(document, { facts, locale, factHref: (id) => `#${id}`, documentHref: (path) => (paths.has(path) ? `/${path}` : undefined), diagram: (code) => svgs.get(diagramKey(code)), knownFactIds: Object.keys(facts) });
  return inContent(checked(documents, render));
}

/** Prose without facts: `check` computes nothing, so ids are held against the catalogue of what can be published. */
export function proseSyntaxDiagnostics(documents: readonly Document[], workstreams: readonly string[]): readonly Diagnostic[] {
  const paths = new Set(documents.map((document) => document.path));
  const render = (document: Document) =>
    renderProse(document, {
      facts: undefined,
      isKnownFact: (id) => isKnownFact(id, workstreams),
      knownFactIds: knownFactIds(workstreams),
      locale: LOCALE_FREE,
      factHref: (id) => `#${id}`,
      documentHref: (path) => (paths.has(path) ? `/${path}` : undefined),
      diagram: () => "<svg></svg>",
    });
  return inContent(checked(documents, render));
}
