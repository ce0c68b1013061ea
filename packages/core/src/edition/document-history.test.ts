import { expect, test } from "vitest";
import { documentHistory } from "./document-history.ts";

const page = (path: string, sha256: string) => ({ path, sha256 });
const state = (id: string, documents: readonly ReturnType<typeof page>[], previous?: Parameters<typeof documentHistory>[2]) => ({ documents, documentHistory: documentHistory(id, documents, previous) });

test("in the first edition every document is new", () => {
  expect(documentHistory("w1", [page("a", "1")], undefined)).toEqual({ a: { since: "w1", changed: "w1" } });
});

test("an unchanged document keeps its past, a changed one keeps its beginning, one that is gone is forgotten", () => {
  const first = state("w1", [page("a", "1"), page("b", "1"), page("gone", "1")]);
  const second = state("w2", [page("a", "1"), page("b", "2"), page("new", "1")], first);
  expect(second.documentHistory).toEqual({ a: { since: "w1", changed: "w1" }, b: { since: "w1", changed: "w2" }, new: { since: "w2", changed: "w2" } });
  expect(documentHistory("w3", [page("b", "2")], second)).toEqual({ b: { since: "w1", changed: "w2" } });
});

test("after an edition that carried no past nothing is claimed of what stood in it", () => {
  const old = { documents: [page("a", "1"), page("b", "1")] };
  expect(documentHistory("w2", [page("a", "1"), page("b", "2"), page("c", "1")], old)).toEqual({ c: { since: "w2", changed: "w2" } });
});
