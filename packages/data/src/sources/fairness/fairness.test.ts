import { expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { fairnessKind } from "./kind.ts";

const EXAMPLE = exampleOf("fairness");

test("the four counts of a group", () => {
  expect(recordsIn(fairnessKind, "fairnessCounts", EXAMPLE)[0]).toMatchObject({ model: "fraud-card-champion", attribute: "Customer since", group: "under one year", truePositives: 330, falsePositives: 170, trueNegatives: 9210, falseNegatives: 290, countedOn: "2026-10-30" });
  expect(surenessOf(fairnessKind, EXAMPLE)).toBeGreaterThan(0.5);
});

test("the short names of the counts are understood", () => {
  expect(recordsIn(fairnessKind, "fairnessCounts", "model_name,attribute,group,tp,fp,tn,fn,date\na,age,young,1,0,5,2,2026-10-30\n")).toMatchObject([{ truePositives: 1, falsePositives: 0, trueNegatives: 5, falseNegatives: 2 }]);
});

test.each([
  ["a negative count", EXAMPLE.replace(",170,", ",-170,"), ["2:61 NUMBER-NEGATIVE"]],
  ["a rate in place of a count", EXAMPLE.replace(",330,", ",0.53,"), ["2:57 NUMBER-FORMAT"]],
  ["one group twice", EXAMPLE.replace("one year or more", "under one year"), ["3:42 ROW-TWICE"]],
])("%s is refused at its cell", (_, text, places) => {
  expect(placesIn(fairnessKind, text)).toEqual(places);
});
