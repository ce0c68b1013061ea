import { epochMilliseconds, type IsoInstant } from "../model/time.ts";
import { seconds, type Seconds } from "../model/units.ts";
import type { Issue } from "../model/work-item.ts";
import type { ClockPolicy, Workflow } from "../model/workflow.ts";
import { doneInstant, startInstant } from "./stays.ts";
import { clipSpan, spanLength, uncovered, type TimeSpan } from "./time-spans.ts";
import { timelineOf } from "./timeline.ts";

export interface TimeByCauseInput {
  readonly issue: Issue;
  readonly workflow: Workflow;
  readonly asOf: IsoInstant;
  /** Default `first`. */
  readonly clockPolicy?: ClockPolicy;
}

/** Elapsed seconds, 24 hours a day, from start to done or to the as-of instant. The parts add up to the total. */
export interface TimeByCause {
  readonly totalSeconds: Seconds;
  /** In a column marked as active work, not flagged. The same as of `flow.efficiency`. */
  readonly activeSeconds: Seconds;
  /** Flagged as blocked, in whatever column. Two flags at once count once. */
  readonly blockedSeconds: Seconds;
  /** Not flagged, by the name of the column that is not marked as active; only columns in which the item was. */
  readonly waitingSeconds: ReadonlyMap<string, Seconds>;
}

/**
 * Where the time of an item went between its start and its completion: worked on, blocked, or waiting, by column. A flag raised before
 * the start still blocks, and outranks the column (METHOD.md 2.8, of which this is the remainder).
 *
 * @returns undefined when the item has no start, or was done no later than it was started
 */
export function timeByCause({ issue, workflow, asOf, clockPolicy = "first" }: TimeByCauseInput): TimeByCause | undefined {
  const { arrivals } = timelineOf(issue, workflow, asOf);
  const start = startInstant(arrivals, clockPolicy);
  const done = doneInstant(arrivals);
  if (start === null) return undefined;
  const whole: TimeSpan = [epochMilliseconds(start), epochMilliseconds(done ?? asOf)];
  if (done !== null && whole[1] <= whole[0]) return undefined;
  const flags = (issue.flagged ?? []).map(({ from, to }): TimeSpan => [epochMilliseconds(from), to === null ? whole[1] : epochMilliseconds(to)]);
  const total = spanLength(whole);
  let active = 0;
  const waiting = new Map<string, number>();
  arrivals.forEach(({ at, column }, index) => {
    const next = arrivals[index + 1];
    const stay = clipSpan([epochMilliseconds(at), next === undefined ? whole[1] : epochMilliseconds(next.at)], whole);
    if (spanLength(stay) === 0) return;
    const free = uncovered(stay, flags);
    const place = workflow.columns[column];
    if (place === undefined) return;
    if (place.active === true) active += free;
    else if (free > 0) waiting.set(place.name, (waiting.get(place.name) ?? 0) + free);
  });
  return {
    totalSeconds: seconds(total / 1000),
    activeSeconds: seconds(active / 1000),
    blockedSeconds: seconds((total - uncovered(whole, flags)) / 1000),
    waitingSeconds: new Map([...waiting].map(([name, milliseconds]) => [name, seconds(milliseconds / 1000)])),
  };
}
