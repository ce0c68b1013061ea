import { calibratedCumulative, cumulativeOf, type Cumulative } from "../forecast/calibrated-cumulative.ts";
import { REPLICATES, REPLICATE_TRIALS } from "../forecast/calibrated-milestone.ts";
import { replicateWeeks } from "../forecast/replicate-weeks.ts";
import { randomSource } from "../stats/random-source.ts";
import type { OutlookInput, OutlookStream, OutlookTrials } from "./outlook-stream.ts";
import { simulateOutlook } from "./simulate-outlook.ts";
import type { streamDelivery } from "./stream-delivery.ts";

/** Whole weeks, one a trial; `Infinity` where it never is. */
type Outcome = (trials: OutlookTrials) => Float64Array;

export interface OutlookForecast<Name extends string> {
  readonly trials: OutlookTrials;
  /** Probability of each outcome by week, with the error of the small sample in it (see {@link calibratedCumulative}). */
  readonly calibrated: Readonly<Record<Name, Cumulative>>;
}

/** A stream with the weeks of a replicate history, their capacities and arrivals with them. */
function replicate(stream: OutlookStream, weeks: readonly number[]): OutlookStream {
  const { samples, sampleCapacity, arrivals } = stream;
  const of = (values: readonly number[]): readonly number[] => weeks.map((week) => values[week] as number);
  return {
    ...stream,
    samples: of(samples),
    ...(sampleCapacity === undefined ? {} : { sampleCapacity: of(sampleCapacity) }),
    ...(arrivals === undefined || arrivals.length !== samples.length ? {} : { arrivals: of(arrivals) }),
  };
}

/**
 * {@link simulateOutlook} with dates at a level that is really kept. The simulation is repeated on replicate histories, labelled
 * `<stream>/replicate/<r>`, their weeks `<stream>/replicates/<id>/weeks`; risks that cost only money are left out of those.
 *
 * @param outcomes what is asked of each trial, by name, for example the week in which everything is finished
 * @param deliver see {@link simulateOutlook}
 */
export function outlookForecast<Name extends string>(input: OutlookInput, outcomes: Readonly<Record<Name, Outcome>>, replicates: number = REPLICATES, replicateTrials: number = REPLICATE_TRIALS, deliver?: typeof streamDelivery): OutlookForecast<Name> {
  const trials = simulateOutlook(input, deliver);
  const risks = (input.risks ?? []).filter(({ delay = 0 }) => delay > 0);
  const histories = input.streams.map(({ id, samples }) => replicateWeeks(samples, replicates, randomSource(input.seed, `${input.stream}/replicates/${id}/weeks`)));
  const repeated = Array.from({ length: replicates }, (_, index) => {
    const streams = input.streams.map((stream, place) => replicate(stream, histories[place]?.[index] ?? []));
    return simulateOutlook({ ...input, risks, trials: Math.min(input.trials, replicateTrials), stream: `${input.stream}/replicate/${String(index)}`, streams }, deliver);
  });
  const names = Object.keys(outcomes) as Name[];
  const calibrated = Object.fromEntries(names.map((name) => [name, calibratedCumulative(cumulativeOf(outcomes[name](trials)), repeated.map((each) => cumulativeOf(outcomes[name](each), 1)))]));
  return { trials, calibrated: calibrated as Readonly<Record<Name, Cumulative>> };
}
