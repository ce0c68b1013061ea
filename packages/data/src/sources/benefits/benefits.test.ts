import { expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { benefitsKind } from "./kind.ts";

test("a business case and what came of it share an id; a benefit is money or a value with its unit", () => {
  const benefits = recordsIn(benefitsKind, "benefits", exampleOf("benefits"));
  expect(benefits.map(({ id, basis, amount, value, unit }) => [id, basis, amount?.amount, value, unit])).toEqual([
    ["B-01", "business-case", 18_000_000n, undefined, undefined],
    ["B-01", "realised", 13_150_000n, undefined, undefined],
    ["B-02", "business-case", undefined, 0.4, "percentage points of card payments"],
  ]);
  expect(benefits[1]).toMatchObject({ from: "2026-07-01", to: "2026-09-30", measuredBy: "A/B test, 14 days, half of the traffic", statedOn: "2026-10-09" });
});

test("a benefit that says nothing, says two things, has no unit, or was not measured", () => {
  const rows = ["B-1,A,planned,2026-09,,,,,", "B-2,A,planned,2026-09,1.50,EUR,2,points,", "B-3,A,planned,2026-09,,,2,,", "B-4,A,realised,2026-09,1.50,EUR,,,"];
  expect(placesIn(benefitsKind, `Benefit,Title,Basis,Period,Amount,Currency,Value,Unit,Measured by\n${rows.join("\n")}\n`).map((place) => place.replace(/:\d+ /, " "))).toEqual([
    "2 CELL-MISSING",
    "3 VALUE-INVALID",
    "4 CELL-MISSING",
    "5 CELL-MISSING",
  ]);
});
