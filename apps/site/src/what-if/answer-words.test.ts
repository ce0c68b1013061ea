import { isoDate, type Outcome, type WhatIfAnswer, type WhatIfRow } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { answerWords } from "./answer-words.ts";

const outcome = (p85: string | null, chance: number | null = null, because?: string): Outcome => ({ open: 5, p50: null, p85: p85 === null ? null : isoDate(p85), p95: null, chance, ...(because === undefined ? {} : { because }) });
const row = (id: string, before: Outcome, after: Outcome, days: number | null): WhatIfRow => ({ id, title: `Team ${id}`, target: null, before, after, days });
const words = (workstreams: readonly WhatIfRow[], more: Partial<WhatIfAnswer> = {}) =>
  answerWords({ kind: "alone", asOfDate: isoDate("2026-11-22"), scenario: { a: { scope: 1 } }, workstreams, ...more }, "en-GB").map((text) => text.replaceAll("\u00a0", " "));
const [MARCH, LATER] = [outcome("2027-03-07", 0.5), outcome("2027-03-08", 0.25)];

describe("what an answer says", () => {
  test("is the date, how far it moved, and the chance", () => {
    expect(words([row("a", MARCH, LATER, 1), row("b", MARCH, MARCH, 0)])).toEqual(["Team a: 85 % by 8 Mar 2027, 1 day later than published; chance of the target 25 % instead of 50 %."]);
    expect(words([row("a", LATER, outcome("2027-03-06", 0.25), -2)])).toEqual(["Team a: 85 % by 6 Mar 2027, 2 days earlier than published."]);
    expect(words([row("a", MARCH, outcome("2027-03-07", 0.6), 0)])).toEqual(["Team a: 85 % by 7 Mar 2027, as published; chance of the target 60 % instead of 50 %."]);
  });

  test("is why there is no date, or that there was none", () => {
    expect(words([row("a", MARCH, outcome(null, null, "nothing is open"), null)])).toEqual(["Team a: no 85 % date: nothing is open."]);
    expect(words([row("a", outcome(null), MARCH, null)])).toEqual(["Team a: 85 % by 7 Mar 2027; none is published."]);
  });

  test("begins with who was changed, and counts those that it does not name", () => {
    const moved = ["b", "c", "d", "a", "e"].map((id) => row(id, MARCH, LATER, 1));
    expect(words(moved).map((text) => text.slice(0, 7))).toEqual(["Team a:", "Team b:", "Team c:", "2 more "]);
    expect(words(moved.slice(0, 4)).at(-1)).toBe("1 more workstream moves.");
  });

  test("names first who moved furthest, and before them who has no date any more", () => {
    const moved = [row("b", MARCH, LATER, 1), row("c", MARCH, outcome("2027-03-01"), -6), row("d", MARCH, outcome(null), null), row("e", MARCH, LATER, 1)];
    expect(words(moved).map((text) => text.slice(0, 7))).toEqual(["Team d:", "Team c:", "Team b:", "1 more "]);
  });

  test("is of everything, too, where all are forecast together", () => {
    expect(words([], { everything: { before: MARCH, after: LATER, days: 1 } })).toEqual(["Everything: 85 % by 8 Mar 2027, 1 day later than published."]);
    expect(words([row("a", MARCH, LATER, 1)], { everything: { before: MARCH, after: LATER, days: 1 } })).toHaveLength(1);
  });

  test("is that nothing is changed, or that nothing moved", () => {
    expect(words([row("a", MARCH, MARCH, 0)], { scenario: {} })).toEqual(["Nothing is changed yet: these are the published dates."]);
    expect(words([row("a", MARCH, MARCH, 0)])[0]).toMatch(/^This moves no date/);
  });
});
