import { randomSource } from "../stats/random-source.ts";
import { calibratedCumulative, cumulativePercentile, type Cumulative } from "./calibrated-cumulative.ts";
import { REPLICATES } from "./calibrated-milestone.ts";
import { exactCumulative } from "./exact-cumulative.ts";
import { replicateWeeks } from "./replicate-weeks.ts";
import type { WorkStream } from "./trial.ts";

export interface CalibratedWhen {
  /** Periods by percentage as written; null when later than any date (`beyond-horizon`) or without throughput. */
  readonly percentiles: Readonly<Record<string, number | null>>;
  readonly plain: Cumulative;
  readonly calibrated: Cumulative;
}

/**
 * When the backlog of one stream is done, at a level that is really kept: see {@link calibratedCumulative}. The distribution from the
 * sample and those from the replicate histories are exact; only which weeks a history is made of is drawn, from
 * `<stream>/replicates/weeks`.
 *
 * @param input with `percentiles` in [0, 100]
 * @param exact the exact distribution of one history, where the work is not delivered week after week as it was
 */
export function calibratedWhen(input: WorkStream & { readonly percentiles: readonly number[]; readonly seed: string; readonly stream: string }, replicates: number = REPLICATES, exact: (work: WorkStream) => Cumulative = exactCumulative): CalibratedWhen {
  const plain = exact(input);
  const histories = replicateWeeks(input.samples, replicates, randomSource(input.seed, `${input.stream}/replicates/weeks`));
  const forecasts = histories.map((weeks) => exact({ ...input, samples: weeks.map((week) => input.samples[week] as number) }));
  const calibrated = calibratedCumulative(plain, forecasts);
  return { percentiles: Object.fromEntries(input.percentiles.map((p) => [String(p), cumulativePercentile(calibrated, p)])), plain, calibrated };
}
