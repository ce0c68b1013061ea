import { isoDate, type DocumentChange, type Edition, type EditionDiff } from "@almanac/core";
import { expect, test } from "vitest";
import type { Publication } from "../publication.ts";
import { watchedWords } from "./watched-words.ts";

const common = (path: string) => ({ path, id: path, title: path, format: "md", bodyLine: 8, sha256: path, object: path }) as const;
const documents: Edition["documents"] = [
  { kind: "handbook", ...common("handbook/a.md"), section: "One", order: 1, owner: "Program manager", reviewBy: isoDate("2027-01-01") },
  { kind: "decision", ...common("decisions/b.md"), ask: "decide", owner: "Sponsor", openedOn: isoDate("2026-11-01"), due: isoDate("2026-11-30"), otherwise: "A does." },
];
const changed = documents.map(({ path, kind, title }): DocumentChange => ({ path, kind, title, change: "changed", sections: [{ heading: "One", change: "added", pieces: [] }] }));
const edition = { documents, comparison: "c.json" } as Partial<Edition> as Edition;
const comparison = { documents: changed } as Partial<EditionDiff> as EditionDiff;
const publication: Publication = { edition, editionText: "{}", digest: null, comparison, prose: {}, charts: {} };

function readsOf(look: (watched: Publication) => unknown): number {
  let reads = 0;
  look(watchedWords(publication, () => void (reads += 1)));
  return reads;
}

test.each<readonly [what: string, look: (watched: Publication) => unknown]>([
  ["a name of its body", ({ edition }) => edition.documents[0]?.object],
  ["a copy of the document", ({ edition }) => edition.documents.map((document) => ({ ...document }))],
  ["a listing of the edition", ({ edition }) => JSON.stringify(edition)],
  ["the name of the comparison", ({ edition }) => edition.comparison],
  ["the text of the edition", ({ editionText }) => editionText],
  ["what changed in a page", ({ comparison }) => comparison?.documents[0]?.sections.length],
])("%s tells of the words of the handbook", (_, look) => {
  expect(readsOf(look)).toBeGreaterThan(0);
  expect(look(watchedWords(publication, () => undefined))).toEqual(look(publication));
});

test("what a page of the handbook is called, and all of other documents, do not", () => {
  expect(readsOf(({ edition, comparison }) => [edition.documents[0]?.title, JSON.stringify(edition.documents[1]), comparison?.documents[0]?.title, JSON.stringify(comparison?.documents[1])])).toBe(0);
});
