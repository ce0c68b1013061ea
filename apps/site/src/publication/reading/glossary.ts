import { compareText, type Edition, type FrozenDocument } from "@almanac/core";

export type Term = Extract<FrozenDocument, { kind: "term" }>;

const sortKey = (title: string): string => title.normalize("NFKD").replace(/[^\p{L}\p{N} ]/gu, "").toLowerCase();

/** All terms, by the alphabet. */
export const glossaryTerms = (documents: Edition["documents"]): readonly Term[] =>
  documents.filter((document): document is Term => document.kind === "term").toSorted((a, b) => compareText(sortKey(a.title), sortKey(b.title)) || compareText(a.path, b.path));

interface GlossaryLetter {
  readonly letter: string;
  readonly terms: readonly Term[];
}

export const byLetter = (terms: readonly Term[]): readonly GlossaryLetter[] => [...Map.groupBy(terms, ({ title }) => sortKey(title).charAt(0).toUpperCase())].map(([letter, own]) => ({ letter, terms: own }));
