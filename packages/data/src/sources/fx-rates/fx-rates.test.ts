import { expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { fxRatesKind } from "./kind.ts";

test("closing rates of a day, averages of a period and budget rates stay apart", () => {
  expect(recordsIn(fxRatesKind, "fxRates", exampleOf("fx-rates")).map(({ basis, date, periodFrom, rate }) => [basis, date, periodFrom, rate])).toEqual([
    ["closing", "2026-09-25", undefined, 0.8571],
    ["closing", "2026-10-02", undefined, 0.8604],
    ["average", "2026-09-30", "2026-09-01", 0.8588],
    ["budget", "2025-12-15", undefined, 0.88],
  ]);
});

test("a rate of 0 or below, to itself, of an unknown currency, an average of no period, one day twice", () => {
  const rows = [
    "2026-09-01,USD,EUR,0,,",
    "2026-09-02,USD,EUR,-0.85,,",
    "2026-09-03,EUR,EUR,1,,",
    "2026-09-04,EURO,USD,1.1,,",
    "2026-09-30,USD,EUR,0.86,average,",
    "2026-09-05,USD,EUR,0.86,,",
    "2026-09-05,USD,EUR,0.87,,",
  ];
  expect(placesIn(fxRatesKind, `Date,From,To,Rate,Basis,Period from\n${rows.join("\n")}\n`)).toEqual([
    "2:20 FX-RATE",
    "3:20 NUMBER-NEGATIVE",
    "4:16 FX-RATE",
    "5:12 CURRENCY-UNKNOWN",
    "6:33 CELL-MISSING",
    "8:1 ROW-TWICE",
  ]);
});
