import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { allocationsKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["Person,Position,Workstream,FTE share,From,To", ...lines, ""].join("\n");

describe("allocations", () => {
  test("of a person, of a position, until further notice; 20% is 0.2", () => {
    const [first, second, third] = recordsIn(allocationsKind, "allocations", exampleOf("allocations"));
    expect(first).toMatchObject({ person: "W-1011", workstream: "search", fte: 0.6, from: "2026-07-01", to: "2026-12-31" });
    expect(second).toMatchObject({ workstream: "platform", fte: 0.2 });
    expect(third).toMatchObject({ position: "P-003" });
    expect(third).not.toHaveProperty("to");
  });

  test("130 % in one line is read: it is a fact about the plan", () => {
    expect(recordsIn(allocationsKind, "allocations", rows("W-1,,fraud,1.3,2026-10-01,2026-10-31"))).toMatchObject([{ fte: 1.3 }]);
    expect(recordsIn(allocationsKind, "allocations", rows("W-1,,fraud,130%,2026-10-01,2026-10-31"))).toMatchObject([{ fte: 1.3 }]);
  });

  test("a column in percent is read with its unit", () => {
    expect(recordsIn(allocationsKind, "allocations", rows("W-1,,fraud,50,2026-10-01,"), { columns: { fte: { column: "FTE share", unit: "percent" } } })).toMatchObject([{ fte: 0.5 }]);
  });

  test.each([
    ["neither person nor position", ",,fraud,1,2026-10-01,", ["2:1 CELL-MISSING"]],
    ["an end before its start", "W-1,,fraud,1,2026-10-01,2026-09-30", ["2:25 DATE-ORDER"]],
    ["an allocation of nothing", "W-1,,fraud,0,2026-10-01,", ["2:12 VALUE-INVALID"]],
    ["a name", '"Lovelace, Ada",,fraud,1,2026-10-01,', ["2:1 PERSON-NAMED"]],
  ])("%s is refused at its cell", (_, row, places) => {
    expect(placesIn(allocationsKind, rows(row))).toEqual(places);
  });
});
