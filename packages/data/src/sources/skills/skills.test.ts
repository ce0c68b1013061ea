import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { skillsKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["Person,Workstream,Skill,Skill level,People needed,As of", ...lines, ""].join("\n");

describe("skills", () => {
  test("what people can do, and what a workstream needs", () => {
    expect(recordsIn(skillsKind, "skills", exampleOf("skills"))).toMatchObject([
      { person: "W-1011", level: "expert" },
      { person: "W-1004", level: "basic" },
      { role: "ML engineer", workstream: "search", level: "working", needed: 2 },
    ]);
  });

  test("numbers have no level of their own: refused until almanac.yaml says what they mean", () => {
    const numbers = rows("W-1,,Kubernetes,3,,2026-09-01");
    expect(placesIn(skillsKind, numbers)).toEqual(["2:17 CHOICE-WORD"]);
    expect(recordsIn(skillsKind, "skills", numbers, { values: { level: { "3": "advanced" } } })).toMatchObject([{ level: "advanced" }]);
  });

  test.each([
    ["nobody and nowhere", ",,Kubernetes,Expert,,", ["2:1 CELL-MISSING"]],
    ["a need beside a person", "W-1,,Kubernetes,Expert,2,", ["2:24 VALUE-INVALID"]],
  ])("%s is refused at its cell", (_, row, places) => {
    expect(placesIn(skillsKind, rows(row))).toEqual(places);
  });

  test("a later assessment is kept beside the earlier one; two of one day are refused", () => {
    expect(recordsIn(skillsKind, "skills", rows("W-1,,Kubernetes,Basic,,2026-03-01", "W-1,,Kubernetes,Working,,2026-09-01"))).toHaveLength(2);
    expect(placesIn(skillsKind, rows("W-1,,Kubernetes,Basic,,2026-03-01", "W-1,,Kubernetes,Working,,2026-03-01"))).toEqual(["3:1 ROW-TWICE"]);
  });
});
