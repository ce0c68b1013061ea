import { available, notAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";
import { median } from "../stats/median.ts";

/** METHOD.md 7.5: fewest contributors of a published figure about pay. */
const MIN_CONTRIBUTORS = 10;

export interface PayGapInput {
  /** Pay of each member of the two groups, hourly or of a full-time year. */
  readonly reference: readonly number[];
  readonly comparison: readonly number[];
  /** 10 if left out. */
  readonly minContributors?: number | undefined;
}

export interface PayGap {
  /** Per cent of the reference group's pay, in (−∞, 100]; positive: the comparison group is paid less. */
  readonly meanGapPct: Measure<number>;
  readonly medianGapPct: Measure<number>;
  readonly status: "ok" | "suppressed";
}

function gapOf(of: (values: readonly number[]) => Measure<number>, { reference, comparison }: PayGapInput): Measure<number> {
  const [a, b] = [of(reference), of(comparison)];
  if (!("value" in a) || !("value" in b)) return notAvailable("no-data", "one of the two groups is empty");
  return a.value === 0 ? notAvailable("zero-denominator", "the reference group is paid 0") : available(((a.value - b.value) / a.value) * 100);
}

/**
 * Unadjusted pay gap of two groups: `(reference − comparison) / reference × 100` of their means and of their ordinary medians.
 * Suppressed when either group has fewer than `minContributors` members. It compares groups, not people who do the same work.
 * METHOD.md 7.3, `people.payGap` [GPG].
 */
export function payGap(input: PayGapInput): PayGap {
  const { reference, comparison, minContributors = MIN_CONTRIBUTORS } = input;
  if (reference.length < minContributors || comparison.length < minContributors) {
    const hidden = notAvailable<number>("suppressed", "a group is too small to be shown without telling somebody's pay");
    return { meanGapPct: hidden, medianGapPct: hidden, status: "suppressed" };
  }
  return { meanGapPct: gapOf(mean, input), medianGapPct: gapOf(median, input), status: "ok" };
}
