import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { milestonesKind } from "./kind.ts";

const HEADER = "Milestone id,Milestone,Target date,Baseline date,Set on";
const rows = (...lines: readonly string[]): string => [HEADER, ...lines, ""].join("\n");

describe("milestones", () => {
  test("every target that was ever set stays, with its day, its reason and the plan that was approved", () => {
    const records = recordsIn(milestonesKind, "milestones", exampleOf("milestones"));
    expect(records.map(({ id, targetDate, setOn }) => [id, targetDate, setOn])).toEqual([
      ["M-01", "2026-06-30", "2026-01-12"],
      ["M-01", "2026-07-14", "2026-05-04"],
      ["M-01", "2026-07-14", "2026-07-10"],
      ["M-02", "2026-12-18", "2026-01-12"],
    ]);
    expect(records[1]).toMatchObject({ title: "First region live", baselineDate: "2026-06-30", reason: "Labels arrived six weeks late", source: { line: 3 } });
    expect(records[0]).not.toHaveProperty("workstream");
  });

  test.each([
    ["two baselines of one milestone", ["M-1,A,2026-03-01,2026-03-01,2026-01-01", "M-1,A,2026-04-01,2026-04-01,2026-02-01"], ["3:18 KEY-TWICE"]],
    ["a second target without its day", ["M-1,A,2026-03-01,,2026-01-01", "M-1,A,2026-04-01,,"], ["3:19 CELL-MISSING"]],
    ["two targets of one day", ["M-1,A,2026-03-01,,2026-01-01", "M-1,A,2026-04-01,,2026-01-01"], ["3:1 ROW-TWICE"]],
    ["a day that does not exist", ["M-1,A,2026-02-30,,"], ["2:7 DATE-UNPROVED"]],
    ["no target", ["M-1,A,,,"], ["2:7 CELL-MISSING"]],
  ])("%s is refused at its cell", (_, lines, places) => {
    expect(placesIn(milestonesKind, rows(...lines))).toEqual(places);
  });

  test("a milestone whose baseline stands in one row only is no mistake", () => {
    expect(recordsIn(milestonesKind, "milestones", rows("M-1,A,2026-03-01,2026-03-01,2026-01-01", "M-1,A,2026-04-01,,2026-02-01"))).toHaveLength(2);
  });

  const real = realFile("budget/milestones-400.csv");
  test.skipIf(real === undefined)("milestones-400: recognised by its own headers, read without a mapping", () => {
    const content = real ?? "";
    expect(surenessOf(milestonesKind, content)).toBeGreaterThan(0.5);
    const records = recordsIn(milestonesKind, "milestones", content);
    expect(records).toHaveLength(400);
    expect(records[0]).toMatchObject({ id: "8c662766", title: "Initiation & Feasibility", targetDate: "2025-11-01" });
    // A mapping adds what its headers do not say in our words.
    expect(recordsIn(milestonesKind, "milestones", content, { columns: { owner: "sign_off_by", workstream: "project_id" } })[0]).toMatchObject({ owner: "Randy Warren", workstream: "PRJ-001" });
  });
});
