import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { dependenciesKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["From,Type,To,Note", ...lines, ""].join("\n");

describe("dependencies", () => {
  test("each row is a sentence; `blocks` is turned round, so that `from` always is the one that waits", () => {
    expect(recordsIn(dependenciesKind, "dependencies", exampleOf("dependencies"))).toMatchObject([
      { from: "SR-12", to: "DF-7", type: "depends-on", note: "Needs the regional calendar" },
      { from: "FD-21", to: "MP-3", type: "depends-on" },
      { from: "SR-12", to: "SR-15", type: "relates-to" },
    ]);
  });

  test("one word for a whole list, and words of another language, are declared", () => {
    const list = "Item,Depends on\nA-1,A-2\n";
    expect(recordsIn(dependenciesKind, "dependencies", list, { columns: { type: { value: "depends on" } } })).toMatchObject([{ from: "A-1", to: "A-2" }]);
    expect(recordsIn(dependenciesKind, "dependencies", rows("A-1,hängt ab von,A-2,"), { values: { type: { "Hängt ab von": "depends on" } } })).toHaveLength(1);
  });

  test.each([
    ["a word that is none", "A-1,FS,A-2,", ["2:5 CHOICE-WORD"]],
    ["no word: which of the two waits?", "A-1,,A-2,", ["2:5 CELL-MISSING"]],
    ["one end missing", "A-1,blocks,,", ["2:12 CELL-MISSING"]],
  ])("%s is refused", (_, row, places) => {
    expect(placesIn(dependenciesKind, rows(row))).toEqual(places);
  });

  test("a table of dates with From and To is not taken for a list of dependencies", () => {
    expect(surenessOf(dependenciesKind, exampleOf("dependencies"))).toBeGreaterThan(0.5);
    expect(surenessOf(dependenciesKind, "From,To,Type\n2026-10-01,2026-10-09,Holiday\n")).toBe(0);
  });
});
