import fc from "fast-check";
import { expect, test } from "vitest";
import { valueOrNull } from "../model/measure.ts";
import { groupFairness } from "./group-fairness.ts";

const equal = { tp: 10, fp: 10, tn: 10, fn: 10 };

test("a group without positive cases has no true positive rate and is left out of the differences", () => {
  const fairness = groupFairness({ groups: { a: equal, b: { tp: 30, fp: 10, tn: 10, fn: 10 }, c: { tp: 0, fp: 3, tn: 31, fn: 0 } }, reference: "a" });
  expect(fairness).toMatchObject({
    tpr: { a: { value: 0.5 }, b: { value: 0.75 }, c: { notAvailable: "zero-denominator" } },
    equalOpportunityDifference: { value: 0.25 },
    signedEqualOpportunity: { b: { value: 0.25 }, c: { notAvailable: "zero-denominator" } },
  });
  expect(fairness.signedEqualOpportunity).not.toHaveProperty("a");
});

test("fewer than two groups with a rate: no difference", () => {
  expect(groupFairness({ groups: { a: equal } })).toMatchObject({ demographicParityDifference: { notAvailable: "insufficient-sample" }, demographicParityRatio: { notAvailable: "insufficient-sample" }, equalizedOddsDifference: { notAvailable: "insufficient-sample" }, disparateImpact: {} });
  expect(groupFairness({ groups: { a: equal, b: equal }, minGroup: 41 })).toMatchObject({ selectionRate: { a: { notAvailable: "insufficient-sample" } }, demographicParityDifference: { notAvailable: "insufficient-sample" } });
  expect(groupFairness({ groups: { a: equal, b: equal }, minGroup: 40 })).toMatchObject({ demographicParityDifference: { value: 0 } });
  expect(groupFairness({ groups: {} })).toMatchObject({ equalOpportunityDifference: { notAvailable: "insufficient-sample" } });
});

test("nobody selected: no ratio, and no impact against that group", () => {
  const none = { tp: 0, fp: 0, tn: 5, fn: 5 };
  expect(groupFairness({ groups: { a: none, b: none }, reference: "a" })).toMatchObject({ demographicParityDifference: { value: 0 }, demographicParityRatio: { notAvailable: "zero-denominator" }, disparateImpact: { b: { notAvailable: "zero-denominator" } } });
  expect(groupFairness({ groups: { a: equal }, reference: "missing" })).toMatchObject({ disparateImpact: { a: { notAvailable: "no-data" } } });
  expect(groupFairness({ groups: { a: { tp: 0, fp: 0, tn: 0, fn: 0 }, b: equal } })).toMatchObject({ selectionRate: { a: { notAvailable: "zero-denominator" } }, fpr: { a: { notAvailable: "zero-denominator" } } });
});

test("impact against a group can exceed 1", () => {
  expect(groupFairness({ groups: { a: { tp: 5, fp: 5, tn: 45, fn: 45 }, b: { tp: 10, fp: 15, tn: 35, fn: 40 } }, reference: "a" })).toMatchObject({ disparateImpact: { b: { value: 2.5 } }, demographicParityRatio: { value: 0.4 } });
});

test("order and common factors change nothing; equalised odds is no less than equal opportunity", () => {
  const counts = fc.record({ tp: fc.nat(50), fp: fc.nat(50), tn: fc.nat(50), fn: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(counts, { minLength: 2, maxLength: 5 }), (drawn) => {
      const entries = drawn.map((each, index) => [String.fromCharCode(97 + index), each] as const);
      const of = (factor: number, list: typeof entries) => groupFairness({ groups: Object.fromEntries(list.map(([name, { tp, fp, tn, fn }]) => [name, { tp: tp * factor, fp: fp * factor, tn: tn * factor, fn: fn * factor }])), reference: "a" });
      const fairness = of(1, entries);
      expect(of(1, entries.toReversed())).toEqual(fairness);
      expect(of(4, entries)).toEqual(fairness);
      const [odds, opportunity, ratio] = [valueOrNull(fairness.equalizedOddsDifference), valueOrNull(fairness.equalOpportunityDifference), valueOrNull(fairness.demographicParityRatio)];
      if (odds !== null) expect(odds).toBeGreaterThanOrEqual(opportunity ?? NaN);
      if (ratio !== null) expect(ratio >= 0 && ratio <= 1).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
