import { isoDate } from "@almanac/core";
import { expect, test } from "vitest";
import { documentPast, figureChange, pastWords } from "./last-change.ts";

const named = (id: string, label: string) => ({ id, label, asOfDate: isoDate("2026-11-01") });
const edition = {
  id: "c",
  label: "W47",
  asOfDate: isoDate("2026-11-08"),
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

test("since which edition a document stands, in which it changed, and where the record begins", () => {
  const past = (since: string, changedIn: string) => documentPast("handbook/a.md", { ...edition, documentHistory: { "handbook/a.md": { since, changed: changedIn } } });
  const words = (since: string, changedIn: string): string | undefined => {
    const found = past(since, changedIn);
    return found && pastWords(found, false).replaceAll("\u00a0", " ");
  };
  expect(past("a", "b")).toMatchObject({ since: { label: "W45" }, changed: { label: "W46" }, fromTheFirst: true, now: false });
  expect(words("a", "a")).toBe("Unchanged since edition W45 of 1 Nov 2026, where the record begins.");
  expect(words("b", "b")).toBe("Unchanged since edition W46 of 1 Nov 2026, in which it was new.");
  expect(words("a", "b")).toBe("Last changed in edition W46 of 1 Nov 2026; here since edition W45 of 1 Nov 2026, where the record begins.");
  expect(words("b", "c")).toBe("Last changed in this edition; here since edition W46 of 1 Nov 2026.");
  expect(words("c", "c")).toBe("New in this edition.");
  expect(words("older", "older")).toBe("Unchanged since before edition W45 of 1 Nov 2026.");
  expect(words("older", "b")).toBe("Last changed in edition W46 of 1 Nov 2026; here since before edition W45 of 1 Nov 2026.");
  expect(documentPast("handbook/b.md", edition)).toBeUndefined();
});
