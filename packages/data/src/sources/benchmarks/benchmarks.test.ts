import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn } from "../../../test/one-file.ts";
import { benchmarksKind } from "./kind.ts";

const long = (...lines: readonly string[]): string => ["Benchmark source,Role title,Region,Effective date,Percentile,Value,Currency", ...lines, ""].join("\n");
const wide = (...lines: readonly string[]): string => ["Benchmark source,Role title,Region,Effective date,P25,P50,P75,Currency", ...lines, ""].join("\n");

describe("benchmarks", () => {
  test("sources stand beside each other, with what is behind them", () => {
    const bands = recordsIn(benchmarksKind, "benchmarks", exampleOf("benchmarks"));
    expect(bands.map(({ provider, points }) => [provider, points[0]?.percentile, points[0]?.amount.amount])).toEqual([
      ["Survey A", 25, 64000n],
      ["Survey A", 50, 71500n],
      ["Survey A", 75, 80500n],
      ["Survey B", 50, 75000n],
    ]);
    expect(bands[0]).toMatchObject({ employers: 31, people: 412, largestShare: 0.09, measure: "base" });
  });

  test("a row may hold a whole band; a percentile that is not published is left out, not zero", () => {
    expect(recordsIn(benchmarksKind, "benchmarks", wide("Survey C,Data engineer,Poland,2026-01-01,150000,,198000,PLN"))[0]?.points).toEqual([
      { percentile: 25, amount: { amount: 150000n, scale: 0, currency: "PLN" } },
      { percentile: 75, amount: { amount: 198000n, scale: 0, currency: "PLN" } },
    ]);
  });

  test.each([
    ["a second value for one key", long("A,Engineer,Germany,2026-01-01,50,70000,EUR", "A,Engineer,Germany,2026-01-01,50,71000,EUR"), ["3:1 ROW-TWICE"]],
    ["a value without its percentile", long("A,Engineer,Germany,2026-01-01,,70000,EUR"), ["2:31 CELL-MISSING"]],
    ["a percentile without its value", long("A,Engineer,Germany,2026-01-01,50,,EUR"), ["2:34 CELL-MISSING"]],
    ["percentiles that fall", wide("A,Engineer,Germany,2026-01-01,70000,65000,80000,EUR"), ["2:37 RANGE-ORDER"]],
    ["a band of nothing", wide("A,Engineer,Germany,2026-01-01,,,,EUR"), ["2:1 CELL-MISSING"]],
    ["the maximum as a percentile", long("A,Engineer,Germany,2026-01-01,100,90000,EUR"), ["2:31 NUMBER-RANGE"]],
  ])("%s is refused", (_, text, places) => {
    expect(placesIn(benchmarksKind, text)).toEqual(places);
  });

  test("a new date is a new value", () => {
    expect(recordsIn(benchmarksKind, "benchmarks", long("A,Engineer,Germany,2025-01-01,50,70000,EUR", "A,Engineer,Germany,2026-01-01,50,71000,EUR"))).toHaveLength(2);
  });
});
