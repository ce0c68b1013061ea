import { isoDate, type Fact, type Unit } from "@almanac/core";
import { expect, test } from "vitest";
import { firstFigure, liveLine } from "./live-figures.ts";
import { sectionsByState } from "./section-state.ts";

const scalar = (id: string, unit: Unit, value: number | string | null): Fact => ({ id, label: id, audience: "public", receipt: { rule: "declared", arguments: {}, sources: [], rows: 0 }, type: "scalar", unit, value, ...(unit === "money" ? { currency: "EUR" } : {}) });
const facts = (...all: readonly Fact[]): Readonly<Record<string, Fact>> => Object.fromEntries(all.map((fact) => [fact.id, fact]));
const ids = (sections: readonly { readonly id: string }[]): readonly string[] => sections.map(({ id }) => id);

test("a section has data when a figure of its areas has a value; not available is none", () => {
  const { withData, without } = sectionsByState({ facts: facts(scalar("risk.register.open", "count", 3), scalar("impediments.items.blocked", "items", null)), documents: [], findings: {}, previous: null });
  expect(ids(withData)).toContain("risks");
  expect(ids(without)).toEqual(expect.arrayContaining(["agile", "budget", "changes", "handbook", "glossary"]));
  expect(ids(withData)).toEqual(expect.arrayContaining(["editions", "method"]));
});

test("an edition with one before it has changes", () => {
  const previous = { id: "a", label: "W46", asOfDate: isoDate("2026-11-15"), sha256: "" };
  expect(ids(sectionsByState({ facts: {}, documents: [], findings: {}, previous }).withData)).toContain("changes");
});

test("the line under an entry: words fit the count, money is short, and a line that cannot be filled gives way", () => {
  const one = facts(scalar("risk.register.open", "count", 1), scalar("risk.mitigation.overdue", "count", 1));
  expect(liveLine("risks", one)).toEqual([{ fact: "risk.register.open", as: "number" }, " open", ", ", { fact: "risk.mitigation.overdue", as: "number" }, " mitigation overdue"]);
  expect(liveLine("risks", facts(scalar("risk.register.open", "count", 1)))).toEqual([{ fact: "risk.register.open", as: "number" }, " open"]);
  expect(liveLine("budget", facts(scalar("budget.actual.to-date", "money", 5_868_285)))).toEqual([{ fact: "budget.actual.to-date", as: "short" }, " spent so far"]);
  expect(liveLine("risks", {})).toBeUndefined();
});

test("the largest figure has behind it what follows in the line, or its own name", () => {
  expect(firstFigure("value", facts(scalar("benefits.realised.share", "share", 0.9)))).toEqual({ fact: "benefits.realised.share", rest: [" of what was promised for the time measured"] });
  expect(firstFigure("forecast", facts(scalar("forecast.when.p85", "date", "2027-01-01")))).toEqual({ fact: "forecast.when.p85", rest: ["forecast.when.p85"] });
  expect(firstFigure("calendar", {})).toBeUndefined();
});
