import { randomSource } from "../stats/random-source.ts";
import { calibratedCumulative, cumulativeOf, cumulativePercentile, type Cumulative } from "./calibrated-cumulative.ts";
import { replicateWeeks } from "./replicate-weeks.ts";
import { milestoneFinishes, type MilestoneInput } from "./simulate-milestone.ts";

/** Replicate histories, and trials of each. More change the second decimal of a probability. */
export const REPLICATES = 100;
export const REPLICATE_TRIALS = 500;

export interface CalibratedMilestone {
  /** Periods by percentage as written; null when later than any date (`beyond-horizon`). */
  readonly percentiles: Readonly<Record<string, number | null>>;
  /** Probability of being done by the end of each period: of plain resampling, and with the error of the sample in it. */
  readonly plain: Cumulative;
  readonly calibrated: Cumulative;
}

/**
 * The joint date of {@link simulateMilestone}, or that of a single stream, at a level that is really kept: see
 * {@link calibratedCumulative}. Replicate `r` of a stream draws its weeks from `<stream>/replicate/<r>/<id>/weeks` and its trials
 * from `<stream>/replicate/<r>/<id>`.
 *
 * @throws RangeError as {@link simulateMilestone} does
 */
export function calibratedMilestone(input: MilestoneInput, replicates: number = REPLICATES): CalibratedMilestone {
  const plain = cumulativeOf(milestoneFinishes(input));
  const forecasts = Array.from({ length: replicates }, (_, index) => {
    const label = `${input.stream}/replicate/${String(index)}`;
    const streams = input.streams.map((stream) => {
      const weeks = replicateWeeks(stream.samples, randomSource(input.seed, `${label}/${stream.id}/weeks`));
      return { ...stream, samples: weeks.map((week) => stream.samples[week] as number) };
    });
    return cumulativeOf(milestoneFinishes({ ...input, streams, trials: Math.min(input.trials, REPLICATE_TRIALS), stream: label }));
  });
  const calibrated = calibratedCumulative(plain, forecasts);
  return { percentiles: Object.fromEntries(input.percentiles.map((p) => [String(p), cumulativePercentile(calibrated, Number(p))])), plain, calibrated };
}
