import { notAvailable, available, type Measure } from "../model/measure.ts";

/** Probabilities of the four cases; they add up to 1. */
export interface Quadrants {
  readonly onTimeWithinBudget: number;
  readonly onTimeOverBudget: number;
  readonly lateWithinBudget: number;
  readonly lateOverBudget: number;
}

export interface JointConfidence {
  readonly quadrants: Quadrants;
  readonly onTime: number;
  readonly withinBudget: number;
  /** Of both at once: never more than the smaller of the two, and their product only where time and money have nothing to do with each other. */
  readonly both: number;
}

export interface JointConfidenceInput {
  /** Weeks late, by trial; 0 or less is on time. */
  readonly late: Float64Array;
  /** Cost by trial, in the currency of the budget. */
  readonly cost: Float64Array;
  readonly budget: number;
  /**
   * Probability of being on time from a better source than the share of the trials (the calibrated date): trials on time and late are
   * then weighted so that they have it, and the money within each of the two stays as simulated. Ignored where all trials, or none, are on time.
   */
  readonly onTime?: number;
}

/**
 * Joint confidence level: how probable it is to finish by the target *and* within the budget. Equality is a hit on both sides.
 * Source: NASA Cost Estimating Handbook (2015), appendix J, joint cost and schedule confidence level. METHOD.md 3.4.
 *
 * @returns `no-data` without trials
 */
export function jointConfidence({ late, cost, budget, onTime }: JointConfidenceInput): Measure<JointConfidence> {
  const n = late.length;
  if (n === 0) return notAvailable("no-data", "there are no trials");
  let [hit, over, kept] = [0, 0, 0];
  for (let trial = 0; trial < n; trial += 1) {
    const within = (cost[trial] as number) <= budget;
    if ((late[trial] as number) <= 0) {
      if (within) hit += 1;
      else over += 1;
    } else if (within) kept += 1;
  }
  const early = hit + over;
  const share = onTime === undefined || early === 0 || early === n ? early / n : onTime;
  const [ofEarly, ofLate] = [early === 0 ? 0 : share / early, early === n ? 0 : (1 - share) / (n - early)];
  const quadrants = { onTimeWithinBudget: hit * ofEarly, onTimeOverBudget: over * ofEarly, lateWithinBudget: kept * ofLate, lateOverBudget: (n - early - kept) * ofLate };
  return available({ quadrants, onTime: share, withinBudget: quadrants.onTimeWithinBudget + quadrants.lateWithinBudget, both: quadrants.onTimeWithinBudget });
}

/** Positions of an evenly spread sample of trials, at most `most`, for a scatter plot: which ones does not depend on what came out. */
export function scatterSample(trials: number, most: number): readonly number[] {
  const size = Math.min(trials, most);
  return Array.from({ length: size }, (_, index) => Math.floor((index * trials) / size));
}
