import { available, notAvailable, type Measure, type Reason } from "../model/measure.ts";
import { epochMilliseconds, type IsoInstant } from "../model/time.ts";
import { seconds, share, type Seconds, type Share } from "../model/units.ts";
import type { Issue } from "../model/work-item.ts";
import type { ClockPolicy, Workflow } from "../model/workflow.ts";
import { doneInstant, startInstant } from "./stays.ts";
import { clipSpan, spanLength, uncovered, type TimeSpan } from "./time-spans.ts";
import { timelineOf, type Arrival } from "./timeline.ts";

export interface FlowEfficiencyInput {
  readonly issue: Issue;
  readonly workflow: Workflow;
  readonly asOf: IsoInstant;
  /** Default `first`. */
  readonly clockPolicy?: ClockPolicy;
}

export interface FlowEfficiency {
  readonly activeSeconds: Seconds | null;
  readonly totalSeconds: Seconds | null;
  readonly efficiency: Measure<Share>;
}

const none = (reason: Reason, because: string): FlowEfficiency => ({ activeSeconds: null, totalSeconds: null, efficiency: notAvailable(reason, because) });

const activeSpans = (arrivals: readonly Arrival[], workflow: Workflow, end: number): readonly TimeSpan[] =>
  arrivals.flatMap(({ at, column }, index): TimeSpan[] => {
    const next = arrivals[index + 1];
    return workflow.columns[column]?.active === true ? [[epochMilliseconds(at), next === undefined ? end : epochMilliseconds(next.at)]] : [];
  });

/**
 * Active time over elapsed time from start to done (or to `asOf`), in seconds, 24 hours a day. Active is time in a column
 * marked `active` and not flagged; a flag raised before the start still blocks. METHOD.md 2.8, id `flow.efficiency`.
 *
 * @returns `not-applicable` when no column is marked active, `not-started` when the item has no start
 */
export function flowEfficiency({ issue, workflow, asOf, clockPolicy = "first" }: FlowEfficiencyInput): FlowEfficiency {
  if (!workflow.columns.some(({ active }) => active === true)) return none("not-applicable", "the workflow marks no column as active work");
  const { arrivals } = timelineOf(issue, workflow, asOf);
  const start = startInstant(arrivals, clockPolicy);
  const done = doneInstant(arrivals);
  if (start === null || (done !== null && epochMilliseconds(start) >= epochMilliseconds(done))) return none("not-started", "nobody saw work on this item begin");
  const whole: TimeSpan = [epochMilliseconds(start), epochMilliseconds(done ?? asOf)];
  const blocked = (issue.flagged ?? []).map(({ from, to }): TimeSpan => [epochMilliseconds(from), to === null ? whole[1] : epochMilliseconds(to)]);
  const active = activeSpans(arrivals, workflow, whole[1]).reduce((sum, span) => sum + uncovered(clipSpan(span, whole), blocked), 0);
  const total = spanLength(whole);
  const efficiency = total === 0 ? notAvailable<Share>("zero-denominator", "no time has passed since the start") : available(share(active / total));
  return { activeSeconds: seconds(active / 1000), totalSeconds: seconds(total / 1000), efficiency };
}
