import { isoDate, type EditionDiff, type ScalarFact } from "@almanac/core";
import { expect, test } from "vitest";
import { historyOf, previousValue, targetStepsIn } from "./history.ts";

const fact: ScalarFact = { type: "scalar", id: "delivery.wip.now", label: "Work in progress", audience: "public", unit: "items", value: 41, receipt: { rule: "flow.wip", arguments: {}, sources: [], rows: 0, rowsDigest: "" } };

test("this edition stands last, whether or not the history carries it already", () => {
  const before = [{ edition: "a", value: 39 }, { edition: "b", value: null }];
  expect(historyOf({ id: "c", history: { [fact.id]: before } }, fact)).toEqual([39, null, 41]);
  expect(historyOf({ id: "c", history: { [fact.id]: [...before, { edition: "c", value: 41 }] } }, fact)).toEqual([39, null, 41]);
});

const name = (id: string) => ({ id, label: id, asOfDate: isoDate("2026-11-15") });

test("the value before is that of the previous edition, not of the newest point", () => {
  const edition = { previous: { ...name("b"), sha256: "" }, facts: {}, history: { [fact.id]: [{ edition: "b", value: 39 }, { edition: "c", value: 41 }] } };
  expect(previousValue(edition, fact.id, null)).toBe(39);
});

test("the value before of a figure without a course is told by the comparison: another, the same, or none", () => {
  const edition = { previous: { ...name("b"), sha256: "" }, facts: { [fact.id]: fact }, history: {} };
  const compared = (from: string, facts: Partial<EditionDiff["facts"]>): EditionDiff => ({ schema: 1, from: name(from), to: name("c"), changes: [], moves: [], documents: [], facts: { added: [], removed: [], changed: [], ...facts } });
  const { id, label, unit } = fact;
  expect(previousValue(edition, id, compared("b", { changed: [{ type: "scalar", id, label, unit, before: 39, after: 41 }] }))).toBe(39);
  expect(previousValue(edition, id, compared("b", {}))).toBe(41);
  expect(previousValue(edition, id, compared("b", { added: [{ id, label }] }))).toBeUndefined();
  // Compared with an older edition, it says nothing about the one before.
  expect(previousValue(edition, id, compared("a", {}))).toBeUndefined();
  expect(previousValue(edition, id, null)).toBeUndefined();
});

test("a trend against a target starts anew where the target was moved, and not where it was first set", () => {
  const target = (value: string): ScalarFact => ({ ...fact, id: "program.target.date{program=north}", unit: "date", value });
  const history = {
    "forecast.target.days-late{program=north}": ["a", "b", "c", "d"].map((edition) => ({ edition, value: 3 })),
    "program.target.date{program=north}": [{ edition: "b", value: "2027-01-29" }, { edition: "c", value: "2027-01-29" }, { edition: "d", value: "2027-02-12" }],
  };
  const edition = { id: "e", history, facts: { "program.target.date{program=north}": target("2027-02-12") } };
  expect(targetStepsIn(edition, "forecast.target.days-late{program=north}", "north")).toEqual([3]);
});
