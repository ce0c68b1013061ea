import { isoDate, isoInstant, type Edition, type SourceFile } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { publicEdition, publicText } from "./public-edition.ts";
import { limitWords, sourceAreas, sourceViews, staleBehind } from "./sources.ts";

const file = (changes: Partial<SourceFile>): SourceFile => ({
  source: "items", file: "data/sources/items.csv", kind: "jira-csv", role: "primary", sha256: "0", bytes: 1, exportedAt: isoInstant("2026-11-20T20:00:00Z"), exportedAtBasis: "declared", records: 40, itemRecords: 40, otherRecords: 0, rejected: 0, warnings: 0, history: "none", ...changes,
});
const receipt = (sources: readonly string[]) => ({ rule: "flow.sle", arguments: {}, sources, rows: 1, rowsDigest: "0" });
const edition = (inputs: readonly SourceFile[], changes: Partial<Edition> = {}): Edition => ({
  schema: 2, id: "2026-11-22", label: "2026-W47", asOf: isoInstant("2026-11-22T21:00:00Z"), asOfDate: isoDate("2026-11-22"), generator: { version: "0", method: "1" }, previous: null, earlier: [], inputs, facts: {}, findings: {}, changes: [], history: {}, quality: [], documents: [], diagrams: {}, forecastInputs: null, ledger: null, comparison: null,
  program: { id: "p", title: "P", timeZone: "UTC", locale: "en-GB", currency: "EUR", cadence: "weekly", workflow: { columns: [] }, workflowBasis: "declared", clockPolicy: "first", excludedResolutions: [], workstreams: [], seed: "1" },
  ...changes,
});

describe("sources as the data page lists them", () => {
  test("stand by area, each source once, with what was used of it", () => {
    const areas = sourceAreas(edition([file({ source: "lines", file: "b.csv", area: "money", title: "Budget lines", itemRecords: 0, otherRecords: 3, rejected: 2 }), file({ area: "work" }), file({ file: "more.csv", area: "work" })]));
    expect(areas.map(({ title, sources }) => [title, sources.map(({ id, files, records, used }) => [id, files.length, records, used])])).toEqual([
      ["Work", [["items", 2, 80, 80]]],
      ["Money", [["lines", 1, 40, 35]]],
    ]);
  });

  test("say only of a source that declares a limit that it keeps it", () => {
    const words = (...inputs: readonly SourceFile[]) => limitWords(sourceViews(edition(inputs)), "en-GB");
    expect(words(file({}))).toBe("No source declares how old it may be.");
    expect(words(file({ staleAfterDays: 8 }))).toBe("The one source declares how old it may be; it is not older.");
    expect(words(file({ staleAfterDays: 8 }), file({ source: "lines" }))).toBe("One of 2 sources declares how old it may be; it is not older.");
    expect(words(file({ staleAfterDays: 1 }), file({ source: "lines", staleAfterDays: 8 }))).toBe("All 2 sources declare how old they may be; one is older.");
    expect(words(file({ staleAfterDays: 8, exportedAtBasis: "statement" }), file({ source: "lines", staleAfterDays: 8 }))).toMatch(/ Of one of them nobody says when it was exported\.$/);
  });

  test("have an age that is known, at most so much, or unknown, by where the day of the export comes from", () => {
    expect(sourceViews(edition([file({ source: "a" }), file({ source: "b", exportedAtBasis: "newest-event" }), file({ source: "c", exportedAtBasis: "statement" })])).map(({ id, ageIs }) => [id, ageIs])).toEqual([["a", "known"], ["b", "at-most"], ["c", "unknown"]]);
  });

  test("of exports that were read for the history the newest counts", () => {
    const [source] = sourceViews(edition([file({ file: "old.csv", exportedAt: isoInstant("2026-09-06T20:00:00Z"), records: 10, history: "reconstructed", staleAfterDays: 8 }), file({ history: "reconstructed", staleAfterDays: 8 })]));
    expect(source).toMatchObject({ records: 40, ageDays: 2, stale: false });
    expect(source?.files).toHaveLength(2);
  });

  test("an edition of before states neither area nor title and reads as it did", () => {
    expect(sourceViews(edition([file({ kind: "jira-json" })]))).toMatchObject([{ area: "work", title: "Jira JSON" }]);
  });

  test("a page is marked when its own figures rest on a stale source", () => {
    const fact = { id: "delivery.cycle-time.p85", type: "scalar" as const, label: "", audience: "public" as const, unit: "days" as const, value: 4, receipt: receipt(["data/sources/items.csv"]) };
    const old = edition([file({ staleAfterHours: 36 })], { facts: { [fact.id]: fact } });
    expect(staleBehind(old, ["delivery"])).toMatchObject([{ id: "items", age: "49 hours", allowed: "36 hours" }]);
    expect(staleBehind(old, ["budget"])).toEqual([]);
  });
});

test("what is not public is not listed, and no receipt or example names its file", () => {
  const fact = { id: "people.fte.total", type: "scalar" as const, label: "", audience: "public" as const, unit: "count" as const, value: 4, receipt: receipt(["pay.csv", "data/sources/items.csv"]) };
  const whole = edition([file({}), file({ source: "pay", file: "pay.csv", audience: "restricted" })], {
    facts: { [fact.id]: fact },
    quality: [{ id: "q", label: "", count: 2, of: 2, effect: "", examples: [{ key: "A", source: { file: "pay.csv", line: 2 } }, { key: "B", source: { file: "data/sources/items.csv", line: 2 } }] }],
  });
  expect(JSON.stringify(publicEdition(whole))).not.toContain("pay");
  expect(publicText(whole, "frozen")).not.toContain("pay");
  const open = edition([file({})]);
  expect(publicEdition(open)).toBe(open);
  expect(publicText(open, "frozen")).toBe("frozen");
});
