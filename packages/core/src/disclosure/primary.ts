import { sum } from "simple-statistics";
import { byContributor, type Contribution } from "./contributions.ts";

/** Thresholds of the primary rules. A rule that is null is not applied; one left out has its default. */
export interface PrimaryRules {
  /** k of R1: least number of contributors. Default 10. */
  readonly minContributors?: number | null;
  /** p of R2, per cent. Default 10. */
  readonly pPercent?: number | null;
  /** q of R2, per cent: below 100 it is the prior-posterior rule. Default 100. */
  readonly q?: number | null;
  /** Pairs `[n, k]` of R3: the n largest contributors may have at most k per cent of the total. Default (1, 50) and (2, 67). */
  readonly dominance?: readonly (readonly [n: number, k: number])[] | null;
  /** R4: greatest spread, in per cent of the mean, at which everybody's pay is the mean. Default 5. */
  readonly homogeneityPct?: number | null;
}

export type PrimaryRule = "threshold" | "p-percent" | "dominance" | "homogeneity";

export interface PrimaryResult {
  /** Whether the cell has to be suppressed. */
  readonly unsafe: boolean;
  /** Rules that the cell fails, sorted by name. */
  readonly failed: readonly PrimaryRule[];
  /** Contributors: people, not rows. */
  readonly n: number;
  /** Sum of the contributors' absolute values, in the cell's unit. */
  readonly total: number;
  /** Upper protection level, in the cell's unit, at least 0: how far above the value an attacker's upper bound has to stay. */
  readonly upl: number;
}

const DEFAULTS = { minContributors: 10, pPercent: 10, q: 100, dominance: [[1, 50], [2, 67]], homogeneityPct: 5 } as const satisfies PrimaryRules;

/**
 * Whether a sum, mean, median or ratio may be published for a group of people, by rules R1 to R4 of METHOD.md 7.6, id `sdc.primary`,
 * with the thresholds of 7.5.
 *
 * With contributors x1 >= x2 >= … and X their sum: `threshold` n < k; `p-percent` X − x1 − x2 < (p/q) x1; `dominance` the n largest exceed
 * k % of X; `homogeneity` max − min <= 5 % of the mean. Inequalities are compared without division, so whole numbers are compared exactly.
 * An empty cell is "no data" and not unsafe. Source: Handbook on Statistical Disclosure Control, chapter 4; ABS DataLab output rules.
 *
 * @param defaults false: only the given rules apply
 */
export function primaryRules({ contributions, rules = {}, defaults = true }: { readonly contributions: readonly Contribution[]; readonly rules?: PrimaryRules; readonly defaults?: boolean }): PrimaryResult {
  const values = byContributor(contributions).map(({ value }) => value);
  const n = values.length;
  const total = sum(values);
  if (n === 0) return { unsafe: false, failed: [], n, total: 0, upl: 0 };
  const { minContributors: k = null, pPercent: p = null, q, dominance = null, homogeneityPct = null }: PrimaryRules = defaults ? { ...DEFAULTS, ...rules } : rules;
  const prior = q ?? DEFAULTS.q;
  const largest = values[0] ?? 0;
  const rest = sum(values.slice(2));
  const shares = (dominance ?? []).map(([count, percent]) => ({ percent, top: sum(values.slice(0, count)) }));
  const fails: Readonly<Record<PrimaryRule, boolean>> = {
    dominance: shares.some(({ percent, top }) => 100 * top > percent * total),
    homogeneity: homogeneityPct !== null && 100 * n * (largest - (values.at(-1) ?? 0)) <= homogeneityPct * total,
    "p-percent": p !== null && prior * rest < p * largest,
    threshold: k !== null && n < k,
  };
  const failed = (["dominance", "homogeneity", "p-percent", "threshold"] as const).filter((rule) => fails[rule]);
  const levels = [...(p === null ? [] : [(p * largest) / prior - rest]), ...shares.map(({ percent, top }) => (100 * top) / percent - total)];
  return { unsafe: failed.length > 0, failed, n, total, upl: Math.max(0, ...levels) };
}
