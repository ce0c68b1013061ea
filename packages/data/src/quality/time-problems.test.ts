import { isoInstant, type SourceFile } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { completenessOf } from "./completeness.ts";
import { droppedSources, recordsBySource, withPreviousCount } from "./dropped-sources.ts";
import { datedAfterClock } from "./future-dates.ts";
import { staleSources } from "./stale-sources.ts";
import { staleLimit } from "./age-limit.ts";

const file = (changes: Partial<SourceFile> = {}): SourceFile => ({
  source: "items", file: "data/sources/items.csv", kind: "jira-csv", role: "primary", sha256: "0".repeat(64), bytes: 1, exportedAt: isoInstant("2026-11-20T20:00:00Z"), exportedAtBasis: "declared", records: 90, itemRecords: 90, otherRecords: 0, rejected: 0, warnings: 0, history: "none", ...changes,
});

describe("the age of sources", () => {
  const old = (staleAfter: string) => [file(staleLimit(staleAfter))];

  test("40 hours where 36 are allowed is a warning with both", () => {
    const at = isoInstant("2026-11-22T12:00:00Z");
    expect(staleSources(old("36 hours"), [{ id: "items" }], { at, by: "statement", timeZone: "UTC" })).toMatchObject([
      { code: "SOURCE-STALE", severity: "warning", file: "data/sources/items.csv", line: 1, message: expect.stringMatching(/40 hours old.*36 hours are allowed/) as string },
    ]);
    expect(staleSources(old("48 hours"), [], { at, by: "statement", timeZone: "UTC" })).toEqual([]);
  });

  test("only the clock refuses, and then it does not warn as well", () => {
    const declarations = [{ id: "items", refuseAfter: "7 days" }];
    const at = isoInstant("2026-11-28T09:00:00Z");
    const byClock = staleSources(old("5 days"), declarations, { at, by: "clock", timeZone: "UTC" });
    expect(byClock).toMatchObject([{ code: "SOURCE-TOO-OLD", severity: "error", message: expect.stringMatching(/8 days old.*more than 7 days/) as string }]);
    expect(staleSources(old("5 days"), declarations, { at, by: "statement", timeZone: "UTC" })).toMatchObject([{ code: "SOURCE-STALE" }]);
    expect(staleSources([file()], declarations, { at: isoInstant("2026-11-27T09:00:00Z"), by: "clock", timeZone: "UTC" })).toEqual([]);
  });
});

test("data dated after the clock is reported once a file, at the value", () => {
  const now = isoInstant("2026-11-21T08:00:00Z");
  const event = (at: string, line: number) => ({ at: isoInstant(at), what: "A-1 was created", place: () => ({ file: "data/sources/items.csv", line, column: 7 }) });
  const found = datedAfterClock([file()], [event("2026-11-22T09:00:00Z", 4), event("2026-11-22T10:00:00Z", 9), event("2026-11-20T10:00:00Z", 2)], now, "UTC");
  expect(found).toMatchObject([{ code: "DATE-FUTURE", severity: "warning", line: 9, column: 7, found: "2026-11-22T10:00:00Z", message: expect.stringContaining("1 other date") as string }]);
  expect(datedAfterClock([file()], [], now, "UTC")).toEqual([]);
  const made = (exportedAt: string) => datedAfterClock([file({ exportedAt: isoInstant(exportedAt) })], [event("2026-11-21T08:00:01Z", 3)], now, "UTC");
  // An export of today, known to the day, is not ahead of the clock; of one of tomorrow the value tells more than the file.
  expect(datedAfterClock([file({ exportedAt: isoInstant("2026-11-21T23:59:59Z") })], [], now, "UTC")).toEqual([]);
  expect(made("2026-11-22T20:00:00Z")).toMatchObject([{ line: 3, column: 7 }]);
});

describe("a fall in records", () => {
  const falls = (declaration: object = {}, previous = { items: 412 }) => droppedSources([file()], [{ id: "items", ...declaration }], previous, "UTC");

  test("of more than half is refused with both counts and how to accept it once", () => {
    expect(falls()).toMatchObject([{ code: "SOURCE-DROPPED", severity: "error", message: expect.stringMatching(/90 records.*had 412.*78 %/) as string, hint: expect.stringContaining("acceptDrop: 2026-11-20") as string }]);
  });

  test("is accepted on the declared day only, and within the declared limit", () => {
    expect(falls({ acceptDrop: "2026-11-20" })).toEqual([]);
    expect(falls({ acceptDrop: "2026-11-13" })).toHaveLength(1);
    expect(falls({ dropLimit: "80 %" })).toEqual([]);
    expect(falls({ dropLimit: "30 %" }, { items: 120 })).toEqual([]);
    expect(falls({ dropLimit: "30 %" }, { items: 130 })).toHaveLength(1);
    expect(falls({}, { items: 90 })).toEqual([]);
  });

  test("counts the newest of dated exports, and all files of other sources", () => {
    const later = { exportedAt: isoInstant("2026-11-27T20:00:00Z"), records: 100 };
    expect(recordsBySource([file(), file({ ...later, file: "b.csv" })])).toEqual({ items: 190 });
    expect(recordsBySource([file({ history: "reconstructed" }), file({ ...later, file: "b.csv", history: "reconstructed" })])).toEqual({ items: 100 });
  });

  test("to nothing says how many there were and how to permit it", () => {
    const empty = { code: "CSV-NO-RECORDS", severity: "error" as const, file: "data/sources/items.csv", line: 1, column: 1, message: "the export has a header and no records", hint: "check the search" };
    const said = withPreviousCount(empty, () => "items", { items: 412 });
    expect(said).toMatchObject({ message: expect.stringContaining("the edition before had 412") as string, hint: expect.stringContaining("allowEmpty: true") as string });
    expect(withPreviousCount(empty, () => "items", {})).toBe(empty);
  });
});

test("completeness tells doubts from what holds", () => {
  const checks = (changes: Partial<SourceFile>) => completenessOf(file(changes), []).map(({ check, holds }) => [check, holds]);
  expect(checks({ records: 1000 })).toEqual([["export-cap", false]]);
  expect(checks({ records: 902 })).toEqual([["export-cap", true]]);
  expect(checks({ kind: "budget-lines", rejected: 2 })).toEqual([["records", false]]);
  expect(checks({ kind: "jira-json", history: "complete", rejected: 1, skipped: [{ line: 3, record: 1, code: "JIRA-CHANGELOG", message: "cut" }] })).toContainEqual(["changelogs", false]);
});
