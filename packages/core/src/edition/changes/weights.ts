import { asKept } from "../../stats/significant-digits.ts";
import type { StatedThen } from "./ranked-change.ts";

/**
 * One scale for changes of different kinds, so that a list of them can be ranked: **one point is one day by which the date of one workstream
 * moves later**. The others say what a sponsor would trade for it; they order a list and are published nowhere.
 */
export const WEIGHTS = {
  /** A day later of a workstream; what comes earlier asks nobody to act. */
  dayLater: 1,
  dayEarlier: 0.5,
  /** A day of the program as a whole. */
  wholeDay: 1.5,
  /** A percentage point of the chance of a target. */
  chancePoint: 0.5,
  /** A target that somebody moved, whichever way and however far; and each day of it. */
  targetMoved: 30,
  targetDay: 1,
  milestoneMoved: 12,
  milestoneDay: 0.5,
  milestoneReached: 25,
  milestoneOverdue: 30,
  /** A date that can no longer be given, one that can be given again, and everything finished. */
  forecastLost: 60,
  forecastCame: 20,
  allFinished: 60,
  /** A step of a status that somebody set. */
  statusWorse: 30,
  statusBetter: 15,
  gateClosed: 40,
  gateOpened: 20,
  policyBroken: 40,
  policyUnjudged: 20,
  policyBent: 15,
  policyKept: 20,
  promiseBroken: 8,
  /** A hundredth of the budget, lost or won. */
  budgetPercent: 10,
  riskOccurred: 40,
  riskOpened: 6,
  riskClosed: 4,
  incident: 12,
  incidentGravest: 35,
  goalMissed: 25,
  goalMet: 12,
  gateOfDataMissed: 20,
  gateOfDataMet: 8,
  driftMajor: 15,
  released: 15,
  releaseFailed: 25,
  retrainingDue: 8,
  sourceStale: 12,
  sourceFresh: 4,
  recordsRejected: 10,
  decisionTaken: 15,
  decisionAsked: 10,
  decisionOverdue: 10,
  /** A percentage point of the mean progress of objectives. */
  objectivePoint: 0.6,
  throughputShift: 20,
  workInProgress: 1.5,
  cycleDay: 2,
  agedItem: 2,
  page: 3,
} as const;

/** Points of an amount: by its share of the budget in force. Where no budget is stated, those of one hundredth of it. */
export function moneyWeight(amount: number, { facts }: Pick<StatedThen, "facts">): number {
  const total = ["budget.plan.total", "budget.plan.baseline", "earned-value.performance.bac"].flatMap((id) => {
    const fact = facts[id];
    return fact?.type === "scalar" && typeof fact.value === "number" && fact.value > 0 ? [asKept(fact.value)] : [];
  })[0];
  return total === undefined ? WEIGHTS.budgetPercent : (Math.abs(amount) / total) * 100 * WEIGHTS.budgetPercent;
}
