import { isoDate, type ScalarFact } from "@almanac/core";
import { expect, test } from "vitest";
import { historyOf, previousValue } from "./history.ts";

const fact: ScalarFact = { type: "scalar", id: "delivery.wip.now", label: "Work in progress", audience: "public", unit: "items", value: 41, receipt: { rule: "flow.wip", arguments: {}, sources: [], rows: 0, rowsDigest: "" } };

test("this edition stands last, whether or not the history carries it already", () => {
  const before = [{ edition: "a", value: 39 }, { edition: "b", value: null }];
  expect(historyOf({ id: "c", history: { [fact.id]: before } }, fact)).toEqual([39, null, 41]);
  expect(historyOf({ id: "c", history: { [fact.id]: [...before, { edition: "c", value: 41 }] } }, fact)).toEqual([39, null, 41]);
});

test("the value before is that of the previous edition, not of the newest point", () => {
  const edition = { previous: { id: "b", label: "b", asOfDate: isoDate("2026-11-15"), sha256: "" }, history: { [fact.id]: [{ edition: "b", value: 39 }, { edition: "c", value: 41 }] } };
  expect(previousValue(edition, fact.id)).toBe(39);
});
