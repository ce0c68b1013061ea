import { randomSource } from "../stats/random-source.ts";
import { calibratedCumulative, cumulativeOf, cumulativePercentile, type Cumulative } from "./calibrated-cumulative.ts";
import { exactJointCumulative } from "./exact-cumulative.ts";
import { replicateWeeks } from "./replicate-weeks.ts";
import { milestoneFinishes, type MilestoneInput } from "./simulate-milestone.ts";

/** Replicate histories, and trials of each. With another seed a probability moves by about one point, because the histories are balanced. */
export const REPLICATES = 100;
export const REPLICATE_TRIALS = 500;

export interface CalibratedMilestone {
  /** Periods by percentage as written; null when later than any date (`beyond-horizon`). */
  readonly percentiles: Readonly<Record<string, number | null>>;
  /** Probability of being done by the end of each period: of plain resampling, and with the error of the sample in it. */
  readonly plain: Cumulative;
  readonly calibrated: Cumulative;
}

/** Streams that wait for nothing and do not grow have an exact joint distribution. */
const isIndependent = ({ streams }: MilestoneInput): boolean => streams.every(({ after = [], startOffset = 0, arrivals = [] }) => after.length === 0 && startOffset === 0 && arrivals.length === 0);

/**
 * The joint date of {@link simulateMilestone}, or that of a single stream, at a level that is really kept: see
 * {@link calibratedCumulative}. A stream draws the weeks of all its replicates from `<stream>/replicates/<id>/weeks`, the
 * trials of replicate `r` from `<stream>/replicate/<r>/<id>`. Streams that are independent need no trials in the replicates: theirs are exact. Of
 * the others one trial is counted as unseen: the latest of a few hundred is not the last date that is possible.
 *
 * @throws RangeError as {@link simulateMilestone} does
 */
export function calibratedMilestone(input: MilestoneInput, replicates: number = REPLICATES): CalibratedMilestone {
  const plain = cumulativeOf(milestoneFinishes(input));
  const histories = input.streams.map(({ id, samples }) => replicateWeeks(samples, replicates, randomSource(input.seed, `${input.stream}/replicates/${id}/weeks`)));
  const independent = isIndependent(input);
  const forecasts = Array.from({ length: replicates }, (_, index) => {
    const streams = input.streams.map((stream, place) => ({ ...stream, samples: (histories[place]?.[index] ?? []).map((week) => stream.samples[week] as number) }));
    if (independent) return exactJointCumulative(streams.map((stream) => (input.maxPeriods === undefined ? stream : { ...stream, maxPeriods: input.maxPeriods })));
    return cumulativeOf(milestoneFinishes({ ...input, streams, trials: Math.min(input.trials, REPLICATE_TRIALS), stream: `${input.stream}/replicate/${String(index)}` }), 1);
  });
  const calibrated = calibratedCumulative(plain, forecasts);
  return { percentiles: Object.fromEntries(input.percentiles.map((p) => [String(p), cumulativePercentile(calibrated, Number(p))])), plain, calibrated };
}
