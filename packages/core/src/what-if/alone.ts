import { cumulativePercentile, cumulativeWithin, type Cumulative } from "../forecast/calibrated-cumulative.ts";
import { calibratedWhen } from "../forecast/calibrated-when.ts";
import { HORIZON_WEEKS, sampleGuard, uncertain } from "../fact/forecast-engines.ts";
import { wholeWeeksUntil } from "../fact/throughput-facts.ts";
import type { ForecastInputs, StreamInput } from "../causes/stated-inputs.ts";
import { addDays, type IsoDate } from "../model/time.ts";
import { asKept } from "../stats/significant-digits.ts";
import type { Outcome } from "./answer.ts";
import { pacedCumulative } from "./paced-cumulative.ts";
import { openWith, paceOf, type WorkstreamChange } from "./scenario.ts";

const PERCENTILES = [50, 85, 95] as const;
const BEYOND = "later than any date within ten years at this pace";
export const NOTHING_OPEN = "nothing is open, so there is nothing to forecast";

export const without = (open: number, because: string): Outcome => ({ open, p50: null, p85: null, p95: null, chance: null, because });

/** Dates and chance of a target from the probability of being done by the end of each week. */
export function outcomeOf(cumulative: Cumulative, open: number, asOfDate: IsoDate, target?: IsoDate): Outcome {
  const [p50 = null, p85 = null, p95 = null] = PERCENTILES.map((p) => {
    const weeks = cumulativePercentile(cumulative, p);
    return weeks === null ? null : addDays(asOfDate, 7 * weeks);
  });
  const weeks = target === undefined ? undefined : wholeWeeksUntil(asOfDate, target);
  const chance = weeks === undefined ? null : weeks < 0 ? 0 : asKept(uncertain(cumulativeWithin(cumulative, weeks)));
  return { open, p50, p85, p95, chance, ...(p95 === null ? { because: BEYOND } : {}) };
}

/** One workstream at its own pace, under a change: `forecast.when.*` and `forecast.target.chance` where the change is none. */
export function outcomeAlone({ id, samples, open: before, target }: StreamInput, { asOfDate, seed, splitRate: declared }: ForecastInputs, change: WorkstreamChange): Outcome {
  const open = openWith(before, change);
  if (open === 0) return without(open, NOTHING_OPEN);
  const guard = sampleGuard(samples);
  if (!("value" in guard)) return without(open, guard.because);
  const splitRate = change.split ?? declared;
  const pace = paceOf(change, asOfDate);
  const work = { samples, backlog: open, ...(splitRate === undefined ? {} : { splitRate }), maxPeriods: HORIZON_WEEKS };
  const { calibrated } = calibratedWhen({ ...work, percentiles: [], seed, stream: `when/${id}` }, undefined, (history) => pacedCumulative(history, pace));
  return outcomeOf(calibrated, open, asOfDate, target);
}
