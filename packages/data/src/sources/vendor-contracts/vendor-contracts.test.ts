import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn } from "../../../test/one-file.ts";
import { vendorContractsKind } from "./kind.ts";

const HEADER = "Contract,Vendor,Title,Start,End,Notice by,Annual minimum,Currency,Service level,Promised,Direction,Unit,Measured period,Measured";
const table = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;
const refusals = (...rows: readonly string[]): readonly string[] => placesIn(vendorContractsKind, table(...rows)).map((place) => place.replace(/:\d+ /, " "));

test("rows of one contract are one record with its service levels, each met or missed", () => {
  const contracts = recordsIn(vendorContractsKind, "vendorContracts", exampleOf("vendor-contracts"));
  expect(contracts.map(({ id, serviceLevels }) => [id, serviceLevels.map(({ name, met }) => [name, met])])).toEqual([
    [
      "C-2026-014",
      [
        ["Label accuracy in the audit sample", true],
        ["Days from request to delivery", false],
      ],
    ],
    ["C-2025-031", []],
  ]);
  expect(contracts[0]?.serviceLevels[1]).toMatchObject({ promised: 5, direction: "at-most", unit: "days", from: "2026-09-01", to: "2026-09-30", measured: 7 });
  expect(contracts[1]).toMatchObject({ monthlyMinimum: { amount: 4_000_000n, scale: 2, currency: "USD" }, annualMinimum: { amount: 60_000_000n, scale: 2, currency: "USD" }, noticeBy: "2026-11-30" });
});

describe("terms that cannot be true", () => {
  test("an end before the start, a notice after the end", () => {
    expect(refusals("C-1,V-1,Labels,2026-05-01,2026-04-30,,,,,,,,,", "C-2,V-1,Labels,2026-05-01,2027-04-30,2027-05-01,,,,,,,,")).toEqual(["2 DATE-ORDER", "3 DATE-ORDER"]);
  });
  test("two rows of one contract with different terms", () => {
    const result = readOne(vendorContractsKind, table("C-1,V-1,Labels,2026-01-01,,,100.00,EUR,A,1,at least,%,,", "C-1,V-1,Labels,2026-01-01,,,200.00,EUR,B,1,at least,%,,"));
    expect(result.diagnostics).toMatchObject([{ code: "CONTRACT-TERMS", line: 3, found: "200.00 EUR", expected: "100.00 EUR", related: [{ line: 2 }] }]);
  });
});

test("a service level in parts is refused: nobody could say whether it was kept", () => {
  expect(
    refusals(
      "C-1,V-1,Labels,2026-01-01,,,,,Accuracy,97,,%,2026-09,98",
      "C-2,V-1,Labels,2026-01-01,,,,,Accuracy,97,at least,%,,98",
      "C-3,V-1,Labels,2026-01-01,,,,,,97,at least,%,,",
      "C-4,V-1,Labels,2026-01-01,,,,,Accuracy,97,at least,%,September,98",
    ),
  ).toEqual(["2 CELL-MISSING", "3 CELL-MISSING", "4 CELL-MISSING", "5 DATE-FORMAT"]);
});
