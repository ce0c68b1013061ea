import type { Diagnostic } from "@almanac/core";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { ProseDocument } from "../markdown/rendered-prose.ts";
import { reportOn } from "../markdown/report.ts";
import { abbreviationRule } from "./abbreviation-rules.ts";
import { emptySections, headingLevels, headingsTwice } from "./heading-rules.ts";
import type { HygieneRule, HygieneRules, HygieneTerm, Limits } from "./page.ts";
import { pageText } from "./passages.ts";
import { longSentences, readingLevel } from "./sentence-rules.ts";
import { termRule } from "./term-rules.ts";
import { placeholderText, vagueLinks } from "./wording-rules.ts";

/** A document, as far as its words are judged. */
export interface HygieneDocument extends ProseDocument {
  readonly kind: string;
  readonly title: string;
  readonly summary?: string | undefined;
}

export interface HygieneOptions {
  readonly terms: readonly HygieneTerm[];
  readonly rules: HygieneRules;
  /** Syllables are counted as in English; of another language the reading level is not judged. */
  readonly english: boolean;
}

/** What `prose:` of almanac.yaml says nothing about. */
const DEFAULTS: Limits = { sentenceWords: 40, readingLevel: 14 };
/** Definitions and references are read slowly, with a finger on the formula. */
const REFERENCE: Limits = { sentenceWords: 60, readingLevel: 20 };
const isReference = ({ kind, path }: HygieneDocument): boolean => kind === "method" || kind === "term" || path.startsWith("handbook/almanac/");

/** Pages about sources are full of names of products, which stand for nothing. */
const namesProducts = ({ path }: HygieneDocument): boolean => path.startsWith("handbook/almanac/sources");

const isIgnored = (path: string, ignore: readonly string[]): boolean => ignore.map((each) => each.replace(/^content\//, "")).some((each) => (each.endsWith("/") ? path.startsWith(each) : path === each));

/**
 * How documents are written: sentences, abbreviations, terms, placeholders, headings, link texts. Everything is a warning at its place.
 * Code, tables and addresses are not read. A document that cannot be parsed says nothing here.
 */
export function checkHygiene(documents: readonly HygieneDocument[], { terms, rules, english }: HygieneOptions): readonly Diagnostic[] {
  const abbreviations = abbreviationRule(terms, rules.abbreviations ?? []);
  const spelling = termRule(terms);
  const all: readonly HygieneRule[] = [placeholderText, longSentences, ...(english ? [readingLevel] : []), abbreviations, spelling, headingsTwice, headingLevels, emptySections, vagueLinks];
  return documents.flatMap((document): readonly Diagnostic[] => {
    if (isIgnored(document.path, rules.ignore ?? [])) return [];
    const tree = parseMarkdown(document, reportOn(document));
    const report = reportOn(document);
    const limits = isReference(document) ? REFERENCE : { sentenceWords: rules.sentenceWords ?? DEFAULTS.sentenceWords, readingLevel: rules.readingLevel ?? DEFAULTS.readingLevel };
    const page = {
      path: document.path,
      title: document.title,
      summary: document.summary ?? "",
      text: pageText(tree, document.body),
      limits,
      warn: (...[stretch, words]: Parameters<Parameters<HygieneRule>[0]["warn"]>) => {
        report.add(stretch, { severity: "warning", ...words });
      },
    };
    for (const rule of all) if (rule !== abbreviations || !namesProducts(document)) rule(page);
    return report.diagnostics.toSorted((a, b) => a.line - b.line || a.column - b.column);
  });
}
