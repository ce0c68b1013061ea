import type { Edition } from "@almanac/core";
import { expect, test } from "vitest";
import { lossNote } from "./loss-note.ts";

const within = (interval?: { readonly low: number; readonly high: number }): Edition["facts"] => ({
  "outlook.confidence.within-budget": {
    id: "outlook.confidence.within-budget",
    label: "Chance of staying within the budget",
    audience: "public",
    receipt: { rule: "outlook.confidence", arguments: {}, sources: [], rows: 1 },
    type: "scalar",
    unit: "share",
    value: 0.18,
    ...(interval === undefined ? {} : { interval: { ...interval, because: "nobody says when a loss comes" } }),
  },
} as Edition["facts"]);

test("that losses count in full is said with the chance without any", () => {
  expect(lossNote(within({ low: 0.18, high: 0.9 }), "en-GB").replaceAll("\u00a0", " ")).toContain("if no loss came, it would be 90 % for the whole.");
});

test("where no loss is counted, or nothing is stated, nothing is said", () => {
  expect([lossNote(within(), "en-GB"), lossNote(within({ low: 0.18, high: 0.18 }), "en-GB"), lossNote({}, "en-GB")]).toEqual(["", "", ""]);
});
