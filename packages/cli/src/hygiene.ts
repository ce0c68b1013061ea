import { isKnownFact, knownFactIds, measureOf, nearest, type Diagnostic, type Document, type TermDocument } from "@almanac/core";
import type { LoadedProgram } from "@almanac/data";
import { checkHygiene } from "@almanac/prose";
import { proseToCheck } from "./method-pages.ts";

const isTerm = (document: Document): document is TermDocument => document.kind === "term";

/** Definitions of measures that nothing publishes: no figure leads to them, and no page links to them. */
function orphans(documents: readonly Document[], workstreams: readonly string[]): readonly Diagnostic[] {
  const measures = new Set(knownFactIds(workstreams).map(measureOf));
  return documents.flatMap(({ kind, id, path }): readonly Diagnostic[] => {
    if (kind !== "method" || measures.has(id) || isKnownFact(id, workstreams) || documents.some(({ body }) => body.includes(`${id}.md`))) return [];
    const near = nearest(id, measures);
    return [
      {
        code: "PROSE-ORPHAN",
        severity: "warning",
        file: `content/${path}`,
        line: 1,
        column: 1,
        message: `nothing leads to this page: there is no measure \`${id}\``,
        found: id,
        expected: near ?? "the id of a measure",
        hint: near === undefined ? "remove the file, or name it after a measure that is published" : `did you mean content/method/${near}.md? rename the file`,
      },
    ];
  });
}

/**
 * How the program's own pages are written. Almanac's pages, which it brings along, are not the program's to mend; their words are known
 * to it all the same.
 *
 * @param documents of the program, with the pages that Almanac brings along
 */
export function hygieneDiagnostics({ documents, workstreams, prose = {}, locale = "en" }: Pick<LoadedProgram, "documents" | "workstreams" | "prose" | "locale">): readonly Diagnostic[] {
  const own = proseToCheck(documents);
  return [...checkHygiene(own, { terms: documents.filter(isTerm), rules: prose, english: /^en\b/i.test(locale) }), ...(workstreams === undefined ? [] : orphans(own, workstreams))];
}

/** The same of one document of the program that was just written; nothing of one that is not there. */
export function documentHygiene(document: Document | undefined, { documents, prose = {}, locale = "en" }: Pick<LoadedProgram, "documents" | "prose" | "locale">): readonly Diagnostic[] {
  return document === undefined ? [] : checkHygiene([document], { terms: documents.filter(isTerm), rules: prose, english: /^en\b/i.test(locale) });
}
