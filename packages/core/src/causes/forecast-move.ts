import type { Finding } from "../finding/finding.ts";
import type { IsoDate } from "../model/time.ts";

/**
 * Groups of inputs that move a forecast. `throughput` is the pace and what was finished meanwhile, with the passing of time; `scope` is
 * what was added or taken out; `calendar` is capacity, holidays and blackouts; `method` is what a newer version of Almanac computes
 * differently from the same inputs.
 */
export const CAUSES = ["scope", "throughput", "dependencies", "calendar", "target", "method"] as const;
export type Cause = (typeof CAUSES)[number];

export interface CausePart {
  readonly cause: Cause;
  /** Whole days, later is positive. */
  readonly days: number;
  /** What happened, for a sponsor: "9 items were added". */
  readonly because: Finding;
}

/** A published 85 % date that moved between two editions, and by what. */
export interface ForecastMove {
  /**
   * Fact id of the date, for example `forecast.when.p85{program=fraud}`; of a workstream in the joint forecast, which is a row of a table,
   * `outlook.joint.workstreams{program=fraud}`.
   */
  readonly subject: string;
  /** Workstream or program. */
  readonly title: string;
  readonly before: IsoDate;
  readonly after: IsoDate;
  /** `after` minus `before`. */
  readonly days: number;
  /** Both where the forecast is of something with a target in both editions. */
  readonly target?: { readonly before: IsoDate; readonly after: IsoDate };
  /**
   * Shapley values in whole days, the largest first. Without `target` they sum to `days`; with it to the change of the days past the target,
   * because a target that is put off by ten days takes ten days off them without changing the work.
   */
  readonly parts: readonly CausePart[];
}
