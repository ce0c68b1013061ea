import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { chiSquareQuantile } from "./chi-square-quantile.ts";

export type DriftBand = "stable" | "moderate" | "major";

export interface PopulationStability {
  /** At least 0; 0 for equal shares. */
  readonly psi: Measure<number>;
  /** Whether a bin was empty in one sample only, so that half a record was added to every bin of both. */
  readonly smoothed: boolean;
  /** By convention: stable below 0.1, moderate below 0.25, else major. */
  readonly band: Measure<DriftBand>;
  /** What sampling alone exceeds in 5 % of comparisons: (1/N + 1/M) χ²(0.95, B − 1). */
  readonly critical95: Measure<number>;
  readonly exceedsSamplingNoise: Measure<boolean>;
  /** Bins kept: those that are not empty in both samples. */
  readonly bins: number;
}

const bandOf = (psi: number): DriftBand => (psi < 0.1 ? "stable" : psi < 0.25 ? "moderate" : "major");

/**
 * Population stability index of two histograms over the same bins: Σ (a − e) ln(a / e), with e and a the shares of the reference and of
 * the current sample. Bins that are empty in both are dropped. A bin that is empty in one would make the index infinite: 0.5 is then added
 * to every bin of both and the shares taken anew. The bands are conventions, so the sampling bound stands beside them: below it the value
 * is what no drift looks like. METHOD.md 9, id `ml.psi`. Source: Yurdakul & Naranjo (2020); Siddiqi (2006).
 *
 * @param expected counts of the reference sample by bin, at least 0
 * @param actual counts of the current sample, bin by bin
 * @returns `no-data` when a sample is empty. One single bin has a PSI of 0 and no sampling bound.
 * @throws RangeError when the two have different numbers of bins
 */
export function populationStability({ expected, actual }: { readonly expected: readonly number[]; readonly actual: readonly number[] }): PopulationStability {
  if (expected.length !== actual.length) throw new RangeError(`${String(expected.length)} bins of the reference against ${String(actual.length)} of the current sample`);
  const kept = expected.flatMap((count, bin) => (count === 0 && actual[bin] === 0 ? [] : [{ e: count, a: actual[bin] ?? 0 }]));
  const [n, m] = [sum(kept.map(({ e }) => e)), sum(kept.map(({ a }) => a))];
  const bins = kept.length;
  if (n === 0 || m === 0) {
    const empty = notAvailable<never>("no-data", "one of the two samples is empty");
    return { psi: empty, smoothed: false, band: empty, critical95: empty, exceedsSamplingNoise: empty, bins };
  }
  const smoothed = kept.some(({ e, a }) => e === 0 || a === 0);
  const extra = smoothed ? 0.5 : 0;
  const psi = sum(kept.map(({ e, a }) => {
    const [before, now] = [(e + extra) / (n + bins * extra), (a + extra) / (m + bins * extra)];
    return (now - before) * Math.log(now / before);
  }));
  const critical95: Measure<number> = bins < 2 ? notAvailable("not-applicable", "one bin holds everything, so nothing can move") : available((1 / n + 1 / m) * chiSquareQuantile(0.95, bins - 1));
  return { psi: available(psi), smoothed, band: available(bandOf(psi)), critical95, exceedsSamplingNoise: available(isAvailable(critical95) && psi > critical95.value), bins };
}
