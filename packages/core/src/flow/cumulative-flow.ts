import { zoneDates, type IsoDate, type IsoInstant } from "../model/time.ts";
import { itemCount, type ItemCount } from "../model/units.ts";
import type { Issue } from "../model/work-item.ts";
import type { ClockPolicy, Workflow } from "../model/workflow.ts";
import { columnArrivals } from "./column-arrivals.ts";
import { countUntil, datesOf } from "./date-series.ts";
import { timelineOf } from "./timeline.ts";
import { endOfDate } from "./zone-dates.ts";

export interface CumulativeFlowInput {
  /** Items with complete history. Leave excluded ones out if departures are to match throughput. */
  readonly issues: readonly Issue[];
  /** Done columns stand last on the board. */
  readonly workflow: Workflow;
  /** Dates drawn, closed. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly timeZone: string;
  readonly clockPolicy: ClockPolicy;
  /** Instant from which the history is seen; the end of `to` if not given. */
  readonly asOf?: IsoInstant;
}

export interface CumulativeFlow {
  /** Column names in board order. */
  readonly columns: readonly string[];
  readonly labels: readonly IsoDate[];
  /** For each date, for each column: items that had arrived there or further by the end of the date. */
  readonly rows: readonly (readonly ItemCount[])[];
}

/**
 * Cumulative flow diagram: series that never fall and are nested from left to right, so that no band is negative. A column
 * that was skipped counts as passed. METHOD.md 2.5, id `flow.cfd`.
 */
export function cumulativeFlow({ issues, workflow, from, to, timeZone, clockPolicy, asOf }: CumulativeFlowInput): CumulativeFlow {
  const seenFrom = asOf ?? endOfDate(to, timeZone);
  const dateOf = zoneDates(timeZone);
  const dates = workflow.columns.map((): IsoDate[] => []);
  for (const issue of issues)
    columnArrivals(timelineOf(issue, workflow, seenFrom).arrivals, workflow, clockPolicy).forEach((at, column) => {
      if (at !== null) dates[column]?.push(dateOf(at));
    });
  const series = dates.map((arrived) => countUntil(arrived, from, to));
  const labels = datesOf(from, to);
  return {
    columns: workflow.columns.map(({ name }) => name),
    labels,
    rows: labels.map((_, day) => series.map((counts) => itemCount(counts[day] as number))),
  };
}
