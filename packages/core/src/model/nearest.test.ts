import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSlip, nearest } from "./nearest.ts";

/** Optimal string alignment by recursion over all edits: slow, and nothing to be clever about. */
function edits(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [x, y] = [a.slice(1), b.slice(1)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.length > 1 && b.length > 1 ? edits(a.slice(2), b.slice(2)) + 1 : Infinity;
  return Math.min(edits(x, b) + 1, edits(a, y) + 1, edits(x, y) + (a[0] === b[0] ? 0 : 1), swapped);
}
const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });

describe("nearest", () => {
  test.each([
    ["In Reveiw", ["In Progress", "In Review"], "In Review"],
    ["issue_key", ["Issue key", "Summary"], "Issue key"],
    ["Isue key", ["Issue type", "Issue key"], "Issue key"],
    ["Summry", ["Key", "Summary"], "Summary"],
    ["ab", ["cd"], undefined],
    ["Cancelled", ["In Progress", "Done"], undefined],
    ["Issue key", ["Key"], "Key"],
    ["donkey", ["Key"], undefined],
    ["teh", ["the", "ten"], "the"],
  ])("%s among %j is %s", (text, candidates, expected) => {
    expect(nearest(text, candidates)).toBe(expected);
  });

  test("the first of those with the fewest edits, if a third of the letters or two of them differ at most, and not all", () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (text, candidates) => {
        const limit = Math.max(2, Math.floor(text.length / 3));
        const near = candidates.map((candidate) => ({ candidate, found: edits(text, candidate) })).filter(({ candidate, found }) => found <= limit && found < Math.max(text.length, candidate.length));
        const least = Math.min(...near.map(({ found }) => found));
        expect(nearest(text, candidates)).toBe(near.find(({ found }) => found === least)?.candidate);
      }),
      { numRuns: 1000 },
    );
  });

  test("what is longer than two hundred letters was not mistyped", () => {
    expect(nearest("a".repeat(200), ["a".repeat(199)])).toBe("a".repeat(199));
    expect(nearest("a".repeat(201), ["a".repeat(200)])).toBeUndefined();
    expect(nearest("a".repeat(200), ["a".repeat(201)])).toBeUndefined();
  });
});

test("a slip is one letter too many, too few, wrong or swapped, in a name of five letters or more", () => {
  expect(["Summary", "Sumary", "Sumnary", "Smumary", "Summaryy"].map((text) => isSlip(text, "Summary"))).toEqual([false, true, true, true, true]);
  expect([isSlip("Done", "Dome"), isSlip("Doing", "Going"), isSlip("Summary", "Sumry")]).toEqual([false, true, false]);
});
