import { isoDate } from "@almanac/core";
import { expect, test } from "vitest";
import { documentPast, figureChange } from "./last-change.ts";

const named = (id: string, label: string) => ({ id, label, asOfDate: isoDate("2026-11-01") });
const edition = {
  id: "c",
  label: "W47",
  earlier: [named("a", "W45"), named("b", "W46")],
  documents: [],
  history: { "risk.register.open": [{ edition: "a", value: 3 }, { edition: "b", value: 4 }, { edition: "c", value: 4 }], "delivery.wip.now": [{ edition: "b", value: 1 }, { edition: "c", value: 2 }] },
  documentHistory: { "handbook/a.md": { since: "a", changed: "b" } },
};
const changed = { facts: { added: [], removed: [], changed: [{ id: "delivery.wip.now", label: "", type: "scalar" as const, unit: "items" as const, before: 1, after: 2 }] } };

test("figures that moved in this edition are counted; else the edition in which they last did is named", () => {
  expect(figureChange(["delivery"], changed, edition)).toEqual({ changed: 1 });
  expect(figureChange(["risk"], changed, edition)).toEqual({ changed: 0, last: "W46" });
  expect(figureChange(["market"], changed, edition)).toEqual({ changed: 0 });
});

test("nothing is said without a comparison or without figures", () => {
  expect(figureChange(["risk"], null, edition)).toBeUndefined();
  expect(figureChange([], changed, edition)).toBeUndefined();
});

test("a document’s editions by their labels", () => {
  expect(documentPast("handbook/a.md", edition)).toEqual({ since: "W45", changed: "W46", now: false });
  expect(documentPast("handbook/b.md", edition)).toBeUndefined();
});
