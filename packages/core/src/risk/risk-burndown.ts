import { sum } from "simple-statistics";
import type { IsoDate } from "../model/time.ts";

/** What a register has said about one risk over time. */
export interface BurndownRisk {
  readonly openedAt: IsoDate;
  readonly closedAt: IsoDate | null;
  /** Residual expected values by the day on which they were recorded, in any order; of one day the last counts. */
  readonly exposures: readonly { readonly at: IsoDate; readonly emv: number }[];
}

function exposureOn({ openedAt, closedAt, exposures }: BurndownRisk, date: IsoDate): number {
  if (openedAt > date || (closedAt !== null && closedAt <= date)) return 0;
  const known = exposures.filter(({ at }) => at <= date);
  const newest = known.reduce<BurndownRisk["exposures"][number] | undefined>((latest, one) => (latest === undefined || one.at >= latest.at ? one : latest), undefined);
  return newest?.emv ?? 0;
}

/**
 * Residual expected loss on each date: the sum of the newest exposure recorded on or before it, over the risks opened by and not closed
 * by that date. Unit: the unit of the exposures. A risk closed on a date is out of the sum of that date; one of which nothing is recorded
 * yet adds nothing. METHOD.md 5.3, `risk.burndown`.
 */
export const riskBurndown = ({ risks, dates }: { readonly risks: readonly BurndownRisk[]; readonly dates: readonly IsoDate[] }): { readonly series: readonly number[] } => ({
  series: dates.map((date) => sum(risks.map((risk) => exposureOn(risk, date)))),
});
