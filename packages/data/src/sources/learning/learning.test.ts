import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { learningKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["Person,Course,Planned on,Done on,Hours,Cost,Currency,Added on", ...lines, ""].join("\n");

describe("learning plan", () => {
  test("planned and finished courses, with an exact cost where there is one", () => {
    const [planned, done] = recordsIn(learningKind, "learning", exampleOf("learning"));
    expect(planned).toMatchObject({ cost: { amount: 89000n, scale: 2, currency: "EUR" }, hours: 24, state: "started" });
    expect(done).toMatchObject({ doneOn: "2026-10-28" });
    expect(done).not.toHaveProperty("cost");
  });

  test.each([
    ["a cost without a currency", "W-1,Statistics,2026-12-01,,8,400,,", ["2:30 MONEY-CURRENCY"]],
    ["done before it was planned", "W-1,Statistics,2026-12-01,2026-01-01,8,,,2026-09-01", ["2:27 DATE-ORDER"]],
  ])("%s is refused at its cell", (_, row, places) => {
    expect(placesIn(learningKind, rows(row))).toEqual(places);
  });
});
