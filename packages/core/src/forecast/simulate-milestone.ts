import { share, type Share } from "../model/units.ts";
import { outcomePercentiles } from "./outcome-percentiles.ts";
import { sampledDurations } from "./sampled-durations.ts";
import { streamOrder } from "./stream-order.ts";
import type { WorkStream } from "./trial.ts";

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

/** Finish of each stream in each trial, by stream in the order given. */
function streamFinishes({ streams, trials, seed, stream: label, maxPeriods }: MilestoneInput): readonly Float64Array[] {
  const finishes = new Map<string, Float64Array>();
  for (const stream of streamOrder(streams)) {
    const work: WorkStream = maxPeriods === undefined ? stream : { ...stream, maxPeriods };
    const finish = sampledDurations(work, trials, seed, `${label}/${stream.id}`);
    const before = (stream.after ?? []).flatMap((id) => finishes.get(id) ?? []);
    if (before.length > 0 || stream.startOffset !== undefined) addTo(finish, latestOf(before, stream.startOffset ?? 0, trials));
    finishes.set(stream.id, finish);
  }
  return streams.map(({ id }) => finishes.get(id) ?? new Float64Array(trials));
}

/** Periods until every stream is finished, in each trial of {@link simulateMilestone}; `Infinity` when not within the horizon. */
export const milestoneFinishes = (input: MilestoneInput): Float64Array => latestOf(streamFinishes(input), 0, input.trials);

/**
 * When several streams with finish-to-start dependencies are all done: in each trial a stream starts at the latest finish of
 * its predecessors (or its offset), and the milestone is the maximum over the streams. The percentile of that maximum is never
 * earlier than the maximum of the percentiles. Streams are taken as independent. METHOD.md 3.4, id `forecast.milestone`.
 *
 * @throws RangeError when `after` names an unknown stream or the streams wait for each other
 */
export function simulateMilestone(input: MilestoneInput): SimulatedMilestone {
  const { streams, trials, percentiles } = input;
  const finishes = streamFinishes(input);
  const milestone = latestOf(finishes, 0, trials);
  const each = <T>(of: (finish: Float64Array) => T): Readonly<Record<string, T>> => Object.fromEntries(streams.map(({ id }, index) => [id, of(finishes[index] as Float64Array)]));
  return {
    percentiles: outcomePercentiles(milestone, percentiles),
    streams: each((finish) => outcomePercentiles(finish, percentiles)),
    finishesLast: trials === 0 ? {} : each((finish) => share(equalIn(finish, milestone) / trials)),
  };
}

/** The latest of some finishes and a least time, trial by trial. */
function latestOf(finishes: readonly Float64Array[], least: number, trials: number): Float64Array {
  const latest = new Float64Array(trials).fill(least);
  for (const finish of finishes) {
    for (let trial = 0; trial < trials; trial += 1) {
      const at = finish[trial] as number;
      if (at > (latest[trial] as number)) latest[trial] = at;
    }
  }
  return latest;
}

function addTo(durations: Float64Array, starts: Float64Array): void {
  for (let trial = 0; trial < durations.length; trial += 1) durations[trial] = (durations[trial] as number) + (starts[trial] as number);
}

function equalIn(one: Float64Array, other: Float64Array): number {
  let equal = 0;
  for (let trial = 0; trial < one.length; trial += 1) if (one[trial] === other[trial]) equal += 1;
  return equal;
}
