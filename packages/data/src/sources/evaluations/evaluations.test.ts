import { expect, test } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { evaluationsKind } from "./kind.ts";

const EXAMPLE = exampleOf("evaluations");

test("a value by split and slice; no slice is all of the split", () => {
  const evaluations = recordsIn(evaluationsKind, "evaluations", EXAMPLE);
  expect(evaluations[2]).toMatchObject({ model: "fraud-card-champion", version: "0.9.0", split: "test", slice: "new customers", metric: "Recall at 1 % alerts", value: 0.55, valueText: "0.55", sampleSize: 6100, standardError: 0.0159, evaluatedOn: "2026-10-30" });
  expect(evaluations[0]).not.toHaveProperty("slice");
  expect(surenessOf(evaluationsKind, EXAMPLE)).toBeGreaterThan(0.5);
});

test("two values for one metric and date are an error with both lines", () => {
  const { diagnostics, records } = readOne(evaluationsKind, `${EXAMPLE}fraud-card-champion,0.9.0,card-transactions,test,,Recall at 1 % alerts,0.63,39800,0.0062,2026-10-30\n`);
  expect(diagnostics).toMatchObject([{ code: "ROW-TWICE", line: 5, related: [{ line: 3 }] }]);
  expect(diagnostics[0]?.message).toContain("lines 3 and 5");
  expect(records.evaluations?.map(({ value }) => value)).not.toContain(0.63);
});

test.each([
  ["a value that was not measured", EXAMPLE.replace(",0.55,", ",,"), ["4:85 CELL-MISSING"]],
  ["a negative number of records", EXAMPLE.replace(",6100,", ",-6100,"), ["4:90 NUMBER-NEGATIVE"]],
  ["bounds the wrong way round", "Model,Metric,Value,Lower,Upper,Evaluated on\na,auc,0.9,0.95,0.85,2026-10-30\n", ["2:11 VALUE-INVALID"]],
  ["no metric", "Model,Value,Evaluated on\na,0.9,2026-10-30\n", ["1:1 CSV-COLUMN-MISSING"]],
])("%s is refused at its cell", (_, text, places) => {
  expect(placesIn(evaluationsKind, text)).toEqual(places);
});
