import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import type { RangeEstimate } from "./beta-pert.ts";
import { normalCumulative } from "./normal-cumulative.ts";
import { pert, type ThreePoints } from "./pert.ts";
import { triangular } from "./triangular.ts";

/** Activities that follow each other, and by which convention their three points are read. */
export interface PathInput {
  /** Either way of naming three points. */
  readonly activities: readonly (ThreePoints | RangeEstimate)[];
  readonly model: "pert" | "triangular";
  /** In the unit of the estimates. */
  readonly deadline?: number;
}

export interface PathEstimate {
  /** Unit of the estimates. */
  readonly mean: Measure<number>;
  /** Square of that unit; activities are taken as independent. */
  readonly variance: Measure<number>;
  readonly sd: Measure<number>;
  /** Probability of being through by the deadline. An approximation that ignores every other path and is therefore optimistic. */
  readonly probability: Measure<number>;
}

/** Probability of a sum of many parts, taken as normal. */
function withinDeadline(mean: number, sd: number, deadline: number | undefined): Measure<number> {
  if (deadline === undefined) return notAvailable("not-applicable", "no deadline is stated");
  if (sd === 0) return notAvailable("zero-denominator", "the estimates have no spread, so nothing is uncertain");
  return available(normalCumulative((deadline - mean) / sd));
}

function momentsOf(activity: ThreePoints | RangeEstimate, model: PathInput["model"]): { readonly mean: number; readonly variance: number } {
  const [min, mode, max] = "o" in activity ? [activity.o, activity.m, activity.p] : [activity.min, activity.mode, activity.max];
  return model === "pert" ? pert({ o: min, m: mode, p: max }) : triangular({ min, mode, max });
}

/**
 * Duration or effort of a path: means and variances of its activities add, and the chance of a deadline is that of a normal
 * distribution with both. `no-data` for a path without activities. METHOD.md 3.6, id `estimate.path` [MAL59].
 *
 * @throws RangeError for an activity whose three points are not in order
 */
export function pathEstimate({ activities, model, deadline }: PathInput): PathEstimate {
  const moments = activities.map((activity) => momentsOf(activity, model));
  if (moments.length === 0) {
    const empty = notAvailable<number>("no-data", "the path has no activities");
    return { mean: empty, variance: empty, sd: empty, probability: empty };
  }
  const mean = sum(moments.map((activity) => activity.mean));
  const variance = sum(moments.map((activity) => activity.variance));
  const sd = Math.sqrt(variance);
  return { mean: available(mean), variance: available(variance), sd: available(sd), probability: withinDeadline(mean, sd, deadline) };
}
