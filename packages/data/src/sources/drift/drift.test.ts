import { expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { driftKind } from "./kind.ts";

const EXAMPLE = exampleOf("drift");

test("numeric bins are named by their edges, categories by themselves", () => {
  const bins = recordsIn(driftKind, "driftBins", EXAMPLE);
  expect(bins.map(({ feature, bin, referenceCount, currentCount }) => [feature, bin, referenceCount, currentCount])).toEqual([
    ["Amount", "(-∞, 20]", 3120, 3040],
    ["Amount", "(20, 100]", 4410, 4380],
    ["Amount", "(100, ∞)", 2470, 2580],
    ["Channel", "app", 5200, 6900],
    ["Channel", "web", 4800, 3100],
  ]);
  expect(bins[1]).toMatchObject({ lower: 20, upper: 100, comparedOn: "2026-11-20" });
  expect(bins[0]).not.toHaveProperty("lower");
  expect(surenessOf(driftKind, EXAMPLE)).toBeGreaterThan(0.5);
});

test.each([
  ["no bin", EXAMPLE.replace(",app,", ",,"), ["5:40 CELL-MISSING"]],
  ["edges the wrong way round", EXAMPLE.replace(",20,100,", ",100,20,"), ["3:40 VALUE-INVALID"]],
  ["a negative count", EXAMPLE.replace("2470", "-2470"), ["4:45 NUMBER-NEGATIVE"]],
  ["one bin twice", EXAMPLE.replace(",web,", ",app,"), ["6:21 ROW-TWICE"]],
])("%s is refused at its cell", (_, text, places) => {
  expect(placesIn(driftKind, text)).toEqual(places);
});
