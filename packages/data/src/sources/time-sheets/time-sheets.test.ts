import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { timeSheetsKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["Person,Date,Until,Hours", ...lines, ""].join("\n");

describe("time sheets", () => {
  test("hours of a day, and of a week", () => {
    const [day, , week] = recordsIn(timeSheetsKind, "timeEntries", exampleOf("time-sheets"));
    expect(day).toMatchObject({ from: "2026-10-05", to: "2026-10-05", hours: 6.5, task: "SR-204", billable: false, state: "approved" });
    expect(week).toMatchObject({ from: "2026-10-05", to: "2026-10-11", hours: 32 });
  });

  test.each([
    ["minutes read as hours", "W-1,2026-10-05,,450", ["2:17 HOURS-TOO-MANY"]],
    ["a week's hours on one day", "W-1,2026-10-05,,38", ["2:17 HOURS-TOO-MANY"]],
    ["a negative correction", "W-1,2026-10-05,,-2", ["2:17 NUMBER-NEGATIVE"]],
    ["hours and minutes", "W-1,2026-10-05,,7:30", ["2:17 NUMBER-FORMAT"]],
    ["a period that ends before it begins", "W-1,2026-10-05,2026-10-01,8", ["2:16 DATE-ORDER"]],
  ])("%s is refused at its cell", (_, row, places) => {
    expect(placesIn(timeSheetsKind, rows(row))).toEqual(places);
  });

  test("24 hours of one day and two equal entries without an id are possible", () => {
    expect(recordsIn(timeSheetsKind, "timeEntries", rows("W-1,2026-10-05,,24", "W-2,2026-10-05,,8", "W-2,2026-10-05,,8"))).toHaveLength(3);
  });
});

const real = realFile("people/timesheets-927.csv");
describe.skipIf(real === undefined)("a published time sheet", () => {
  test("is recognised and loads without a mapping: 927 entries, 627 of them billable", () => {
    expect(surenessOf(timeSheetsKind, real ?? "")).toBeGreaterThan(0.9);
    const entries = recordsIn(timeSheetsKind, "timeEntries", real ?? "");
    expect(entries).toHaveLength(927);
    expect(entries.filter(({ billable }) => billable === true)).toHaveLength(627);
    expect(entries[0]).toMatchObject({ person: "EMP-0237", task: "TSK-PRJ-019-010", hours: 4, state: "approved" });
  });
});
