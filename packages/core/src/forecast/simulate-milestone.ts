import { share, type Share } from "../model/units.ts";
import { randomSource } from "../stats/random-source.ts";
import { outcomePercentiles } from "./outcome-percentiles.ts";
import { streamOrder } from "./stream-order.ts";
import { hasNoThroughput, periodsUntilDone, type WorkStream } from "./trial.ts";

export interface MilestoneStream extends Omit<WorkStream, "maxPeriods"> {
  readonly id: string;
  /** Streams that must be finished before this one starts. */
  readonly after?: readonly string[];
  /** Earliest start, in periods from now; default 0. */
  readonly startOffset?: number;
}

export interface MilestoneInput {
  readonly streams: readonly MilestoneStream[];
  readonly trials: number;
  /** Unsigned 64-bit integer as decimal text. */
  readonly seed: string;
  /** Each stream draws from `<stream>/<id>`, so that adding one leaves the draws of the others as they are. */
  readonly stream: string;
  readonly percentiles: readonly (number | string)[];
  readonly maxPeriods?: number;
}

type Percentiles = Readonly<Record<string, number | null>>;

export interface SimulatedMilestone {
  /** Periods until every stream is finished, by percentage as written; null when later than any date (`beyond-horizon`). */
  readonly percentiles: Percentiles;
  /** Finish times of each stream. */
  readonly streams: Readonly<Record<string, Percentiles>>;
  /** Share of the trials in which the stream finished last; in a tie every tied stream counts. Empty without trials. */
  readonly finishesLast: Readonly<Record<string, Share>>;
}

/**
 * When several streams with finish-to-start dependencies are all done: in each trial a stream starts at the latest finish of
 * its predecessors (or its offset), and the milestone is the maximum over the streams. The percentile of that maximum is never
 * earlier than the maximum of the percentiles. Streams are taken as independent. METHOD.md 3.4, id `forecast.milestone`.
 *
 * @throws RangeError when `after` names an unknown stream or the streams wait for each other
 */
export function simulateMilestone({ streams, trials, seed, stream: label, percentiles, maxPeriods }: MilestoneInput): SimulatedMilestone {
  const finishes = new Map<string, readonly number[]>();
  for (const stream of streamOrder(streams)) {
    const random = randomSource(seed, `${label}/${stream.id}`);
    const work: WorkStream = maxPeriods === undefined ? stream : { ...stream, maxPeriods };
    const never = stream.backlog > 0 && hasNoThroughput(stream.samples);
    const before = (stream.after ?? []).map((id) => finishes.get(id) ?? []);
    const finishOf = (trial: number): number => Math.max(stream.startOffset ?? 0, ...before.map((finish) => finish[trial] as number)) + (never ? Infinity : periodsUntilDone(work, random));
    finishes.set(stream.id, Array.from({ length: trials }, (_, trial) => finishOf(trial)));
  }
  const all = streams.map(({ id }) => ({ id, finish: finishes.get(id) ?? [] }));
  const milestone = Array.from({ length: trials }, (_, trial) => Math.max(...all.map(({ finish }) => finish[trial] as number)));
  const last = (finish: readonly number[]): number => finish.filter((at, trial) => at === milestone[trial]).length;
  return {
    percentiles: outcomePercentiles(milestone, percentiles),
    streams: Object.fromEntries(all.map(({ id, finish }) => [id, outcomePercentiles(finish, percentiles)])),
    finishesLast: trials === 0 ? {} : Object.fromEntries(all.map(({ id, finish }) => [id, share(last(finish) / trials)])),
  };
}
