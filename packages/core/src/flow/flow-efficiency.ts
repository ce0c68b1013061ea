import { available, notAvailable, type Measure, type Reason } from "../model/measure.ts";
import type { IsoInstant } from "../model/time.ts";
import { seconds, share, type Seconds, type Share } from "../model/units.ts";
import type { Issue } from "../model/work-item.ts";
import type { ClockPolicy, Workflow } from "../model/workflow.ts";
import { doneInstant, startInstant } from "./stays.ts";
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

type Span = readonly [from: number, to: number];

const clip = ([from, to]: Span, [low, high]: Span): Span => [Math.max(from, low), Math.min(to, high)];
const lengthOf = ([from, to]: Span): number => Math.max(0, to - from);
const none = (reason: Reason, because: string): FlowEfficiency => ({ activeSeconds: null, totalSeconds: null, efficiency: notAvailable(reason, because) });

/** Total length of `span` that none of the `holes` covers. Holes may overlap. */
function uncovered(span: Span, holes: readonly Span[]): number {
  let [position, free] = [span[0], 0];
  for (const hole of holes.map((each) => clip(each, span)).filter((each) => lengthOf(each) > 0).sort((a, b) => a[0] - b[0])) {
    free += Math.max(0, hole[0] - position);
    position = Math.max(position, hole[1]);
  }
  return free + Math.max(0, span[1] - position);
}

const activeSpans = (arrivals: readonly Arrival[], workflow: Workflow, end: number): readonly Span[] =>
  arrivals.flatMap(({ at, column }, index): Span[] => {
    const next = arrivals[index + 1];
    return workflow.columns[column]?.active === true ? [[Date.parse(at), next === undefined ? end : Date.parse(next.at)]] : [];
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
  if (start === null || (done !== null && Date.parse(start) >= Date.parse(done))) return none("not-started", "nobody saw work on this item begin");
  const whole: Span = [Date.parse(start), Date.parse(done ?? asOf)];
  const blocked = (issue.flagged ?? []).map(({ from, to }): Span => [Date.parse(from), to === null ? whole[1] : Date.parse(to)]);
  const active = activeSpans(arrivals, workflow, whole[1]).reduce((sum, span) => sum + uncovered(clip(span, whole), blocked), 0);
  const total = lengthOf(whole);
  const efficiency = total === 0 ? notAvailable<Share>("zero-denominator", "no time has passed since the start") : available(share(active / total));
  return { activeSeconds: seconds(active / 1000), totalSeconds: seconds(total / 1000), efficiency };
}
