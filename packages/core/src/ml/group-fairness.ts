import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";

/** Decisions about one group, counted against what turned out to be true. */
export interface ConfusionCounts {
  readonly tp: number;
  readonly fp: number;
  readonly tn: number;
  readonly fn: number;
}

type ByGroup<T> = Readonly<Record<string, Measure<T>>>;

export interface GroupFairness {
  /** Selected of all, by group. */
  readonly selectionRate: ByGroup<Share>;
  /** Selected of those who should be. */
  readonly tpr: ByGroup<Share>;
  /** Selected of those who should not be. */
  readonly fpr: ByGroup<Share>;
  /** Largest less smallest selection rate. */
  readonly demographicParityDifference: Measure<number>;
  /** Smallest selection rate of the largest, in [0, 1]. */
  readonly demographicParityRatio: Measure<number>;
  /** Largest less smallest true positive rate. */
  readonly equalOpportunityDifference: Measure<number>;
  /** The larger of the differences of true and false positive rates. */
  readonly equalizedOddsDifference: Measure<number>;
  /** Selection rate of the reference group's, by other group; can exceed 1. Empty without a reference. */
  readonly disparateImpact: ByGroup<number>;
  /** True positive rate less the reference group's, by other group. Empty without a reference. */
  readonly signedEqualOpportunity: ByGroup<number>;
}

const rate = (part: number, whole: number, because: string): Measure<Share> => (whole === 0 ? notAvailable("zero-denominator", because) : available(share(part / whole)));

/** Smallest and largest of the defined rates; two groups at least. */
function extent(rates: ByGroup<Share>): Measure<{ readonly least: number; readonly most: number }> {
  const defined = Object.values(rates).flatMap((measure) => (isAvailable(measure) ? [measure.value] : []));
  return defined.length < 2 ? notAvailable("insufficient-sample", "fewer than two groups have this rate") : available({ least: Math.min(...defined), most: Math.max(...defined) });
}

function map2<A, B, C>(a: Measure<A>, b: Measure<B>, answer: (a: A, b: B) => Measure<C>): Measure<C> {
  if (!isAvailable(a)) return a;
  return isAvailable(b) ? answer(a.value, b.value) : b;
}

/**
 * Fairness from counts by group. Rates that are not defined (nobody who should be selected, a group smaller than `minGroup`) are missing and
 * left out of the differences. Which of the criteria matters is a judgement about the use, and most cannot hold together; the four-fifths
 * rule is no pass mark outside US employment law. METHOD.md 9, id `ml.fairness`. Source: Fairlearn; AI Fairness 360.
 *
 * @param reference group that the others are compared with, one by one
 * @param minGroup groups with fewer records have no rates
 */
export function groupFairness({ groups, reference, minGroup = 0 }: { readonly groups: Readonly<Record<string, ConfusionCounts>>; readonly reference?: string; readonly minGroup?: number }): GroupFairness {
  const byGroup = (of: (counts: ConfusionCounts) => Measure<Share>): ByGroup<Share> =>
    Object.fromEntries(Object.entries(groups).map(([name, counts]) => [name, counts.tp + counts.fp + counts.tn + counts.fn < minGroup ? notAvailable<Share>("insufficient-sample", `the group has fewer than ${String(minGroup)} records`) : of(counts)]));
  const selectionRate = byGroup(({ tp, fp, tn, fn }) => rate(tp + fp, tp + fp + tn + fn, "the group has no records"));
  const tpr = byGroup(({ tp, fn }) => rate(tp, tp + fn, "the group has no positive case"));
  const fpr = byGroup(({ fp, tn }) => rate(fp, fp + tn, "the group has no negative case"));
  const difference = (rates: ByGroup<Share>): Measure<number> => map2(extent(rates), available(null), ({ least, most }) => available(most - least));
  const against = (rates: ByGroup<Share>, compare: (group: number, of: number) => Measure<number>): ByGroup<number> =>
    reference === undefined
      ? {}
      : Object.fromEntries(Object.entries(rates).flatMap(([name, own]) => (name === reference ? [] : [[name, map2(own, rates[reference] ?? notAvailable<Share>("no-data", "there is no reference group of this name"), compare)]])));
  const equalOpportunityDifference = difference(tpr);
  return {
    selectionRate,
    tpr,
    fpr,
    demographicParityDifference: difference(selectionRate),
    demographicParityRatio: map2(extent(selectionRate), available(null), ({ least, most }) => (most === 0 ? notAvailable("zero-denominator", "nobody was selected") : available(least / most))),
    equalOpportunityDifference,
    equalizedOddsDifference: map2(equalOpportunityDifference, difference(fpr), (tprs, fprs) => available(Math.max(tprs, fprs))),
    disparateImpact: against(selectionRate, (group, of) => (of === 0 ? notAvailable("zero-denominator", "nobody of the reference group was selected") : available(group / of))),
    signedEqualOpportunity: against(tpr, (group, of) => available(group - of)),
  };
}
