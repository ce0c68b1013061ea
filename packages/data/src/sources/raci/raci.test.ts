import { expect, it } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { raciKind } from "./kind.ts";

const HEADER = "Activity,Role,RACI\n";

it("reads the documented example, two letters in one cell included", () => {
  const all = recordsIn(raciKind, "raciAssignments", exampleOf("raci"));
  expect(all.find(({ activity, role }) => activity === "Publish the weekly edition" && role === "Program manager")?.letters).toEqual(["R", "A"]);
  expect(surenessOf(raciKind, exampleOf("raci"))).toBeGreaterThan(0.9);
});

it.each([
  ["AR", ["R", "A"]],
  ["accountable & informed", ["A", "I"]],
  ["a/c", ["A", "C"]],
])("understands %s", (cell, letters) => {
  expect(recordsIn(raciKind, "raciAssignments", `${HEADER}Do it,Me,${cell}\n`)[0]?.letters).toEqual(letters);
});

it("wants exactly one accountable role an activity", () => {
  const file = readOne(raciKind, `${HEADER}Do it,Me,R\nDo it,You,C\nCheck it,Me,A\nCheck it,You,A/R\n`);
  expect(file.diagnostics.map(({ line, column, code, related }) => [line, column, code, related?.[0]?.line])).toEqual([
    [2, 1, "RACI-ACCOUNTABLE", undefined],
    [5, 14, "RACI-ACCOUNTABLE", 4],
  ]);
});

it("refuses other letters, and a role twice in an activity", () => {
  expect(placesIn(raciKind, `${HEADER}Do it,Me,A\nDo it,You,S\nDo it,Me,R\n`)).toEqual(["3:11 RACI-LETTER", "4:1 ROW-TWICE"]);
});

it("reads a matrix with one column a role, and points at its cells", () => {
  const matrix = "Task,Sponsor,Lead,Steward\nSet a date,A,R,\nPass gate 2,I,R,A/R\n";
  expect(surenessOf(raciKind, matrix)).toBeGreaterThan(0.9);
  expect(recordsIn(raciKind, "raciAssignments", matrix).map(({ activity, role, letters }) => `${activity} ${role} ${letters.join("")}`)).toEqual([
    "Set a date Sponsor A",
    "Set a date Lead R",
    "Pass gate 2 Sponsor I",
    "Pass gate 2 Lead R",
    "Pass gate 2 Steward RA",
  ]);
  expect(placesIn(raciKind, "Task,Sponsor,Lead,Steward\nSet a date,A,R,X\nPass gate 2,A,R,A\nPass gate 3,A,,\n")).toEqual(["2:16 RACI-LETTER"]);
  expect(placesIn(raciKind, "Task,Sponsor,Lead,Steward\nSet a date,A,R,\nPass gate 2,A,R,A\nPass gate 3,,R,\n")).toEqual(["3:17 RACI-ACCOUNTABLE", "4:1 RACI-ACCOUNTABLE"]);
});

it("takes no other table for a matrix", () => {
  expect(surenessOf(raciKind, "Task,Owner,Status\nSet a date,Lead,open\nPass gate 2,Lead,done\n")).toBe(0);
});
