/** How a need for people who can do or hold something is met. */
export interface NeedCoverage {
  /** People who meet it. */
  readonly holders: number;
  /** People still missing, 0 if it is met. */
  readonly missing: number;
  readonly met: boolean;
  /** One person or nobody, or fewer than needed: what they know goes when they go. */
  readonly singlePoint: boolean;
}

const ALONE = 2;

/**
 * Coverage of one need: `missing = max(0, needed − holders)`. It is a single point of knowledge when fewer than two people, or fewer
 * than needed, meet it; a need for one that one meets is therefore met and still a single point. Unit: people. METHOD.md 7.1.
 */
export function needCoverage(needed: number, holders: number): NeedCoverage {
  const missing = Math.max(0, needed - holders);
  return { holders, missing, met: missing === 0, singlePoint: holders < ALONE || missing > 0 };
}
