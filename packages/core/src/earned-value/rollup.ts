import { sum } from "simple-statistics";
import { earnedValueIndices, type EarnedValueIndices, type EarnedValueInput } from "./indices.ts";

export interface EarnedValueRollup extends EarnedValueIndices {
  readonly totalBac: number;
  readonly totalPv: number;
  readonly totalEv: number;
  readonly totalAc: number;
}

/**
 * Earned value of several accounts of one currency: sums first, then ratios. Indices are never averaged: a small account with a
 * good index would hide a large one with a bad one. A bottom-up estimate exists only if every account has one. No account: sums
 * of 0 and ratios without value. METHOD.md 4, id `evm.rollup`.
 */
export function earnedValueRollup({ accounts }: { readonly accounts: readonly EarnedValueInput[] }): EarnedValueRollup {
  const total = (part: (account: EarnedValueInput) => number): number => sum(accounts.map(part));
  const estimates = accounts.flatMap(({ etcBottomUp }) => etcBottomUp ?? []);
  const [totalBac, totalPv, totalEv, totalAc] = [total(({ bac }) => bac), total(({ pv }) => pv), total(({ ev }) => ev), total(({ ac }) => ac)];
  const etcBottomUp = accounts.length > 0 && estimates.length === accounts.length ? sum(estimates) : undefined;
  return { ...earnedValueIndices({ bac: totalBac, pv: totalPv, ev: totalEv, ac: totalAc, etcBottomUp }), totalBac, totalPv, totalEv, totalAc };
}
