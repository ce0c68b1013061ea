import { isAvailable } from "../model/measure.ts";
import { lognormal } from "../risk/lognormal.ts";
import { randomSource } from "../stats/random-source.ts";
import type { OutlookInput, OutlookRisk } from "./outlook-stream.ts";

const WEEKS_AHEAD = 52;

export interface RiskEvents {
  /** Week in which it happens, -1 where it does not. */
  readonly week: Int32Array;
  readonly loss: Float64Array;
}

/** @throws RangeError for a range that is none */
function severityOf({ id, loss }: OutlookRisk): (deviate: number) => number {
  if (loss === undefined) return () => 0;
  if ("amount" in loss) return () => loss.amount;
  const severity = lognormal(loss);
  if (!isAvailable(severity)) throw new RangeError(`${id}: ${severity.because}`);
  const { mu, sigma } = severity.value;
  return (deviate) => Math.exp(mu + sigma * deviate);
}

/**
 * Whether, when and how badly a risk happens in each trial. It happens once or not at all: `float() < probability`, in a week that is
 * drawn uniformly; then its loss. Three draws a trial from `<stream>/risk/<id>`, whatever comes of them, so that another probability
 * changes only the trials between the two.
 */
export function riskEvents(risk: OutlookRisk, { trials, seed, stream }: Pick<OutlookInput, "trials" | "seed" | "stream">): RiskEvents {
  const random = randomSource(seed, `${stream}/risk/${risk.id}`);
  const severity = severityOf(risk);
  const events: RiskEvents = { week: new Int32Array(trials).fill(-1), loss: new Float64Array(trials) };
  for (let trial = 0; trial < trials; trial += 1) {
    const happens = random.float() < risk.probability;
    const week = random.index(risk.within ?? WEEKS_AHEAD);
    const deviate = random.normal();
    if (!happens) continue;
    events.week[trial] = week;
    events.loss[trial] = severity(deviate);
  }
  return events;
}
