import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { leaveKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["Person,From,To,Leave type,Day share", ...lines, ""].join("\n");

describe("leave", () => {
  test("whole days, half days, and what is only requested", () => {
    expect(recordsIn(leaveKind, "absences", exampleOf("leave"))).toMatchObject([
      { kind: "holiday", dayShare: 1, state: "approved" },
      { kind: "absence", dayShare: 0.5 },
      { kind: "parental", state: "requested" },
    ]);
  });

  test("reasons are left unread by one declaration", () => {
    expect(recordsIn(leaveKind, "absences", rows("W-1,2026-10-01,2026-10-02,Burnout,"), { columns: { kind: { value: "absence" } } })).toMatchObject([{ kind: "absence" }]);
  });

  test.each([
    ["a type in other words", "W-1,2026-10-01,2026-10-02,Urlaub,", ["2:27 CHOICE-WORD"]],
    ["an end before its start", "W-1,2026-10-02,2026-10-01,Holiday,", ["2:16 DATE-ORDER"]],
    ["more than a day a day", "W-1,2026-10-02,2026-10-02,Holiday,1.5", ["2:35 NUMBER-RANGE"]],
  ])("%s is refused at its cell, and no reason stands in the message", (_, row, places) => {
    expect(placesIn(leaveKind, rows(row))).toEqual(places);
  });
});
