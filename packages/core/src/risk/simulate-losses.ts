import { isAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";
import { randomSource } from "../stats/random-source.ts";
import { lognormal, type SeverityRange } from "./lognormal.ts";
import { lossExceedance, type LossExceedance } from "./loss-exceedance.ts";
import { poissonCount } from "./poisson-count.ts";

/** Events in one trial: any number with mean `lambda` (at most 700), or one with probability `p`. */
export type LossFrequency = { readonly kind: "poisson"; readonly lambda: number } | { readonly kind: "bernoulli"; readonly p: number };

/** What one event costs: a lognormal amount with that central interval, or always the same. */
export type LossSeverity = SeverityRange | { readonly amount: number };

/** Something that costs when it happens. */
export type LossScenario = LossSeverity & {
  readonly id: string;
  readonly frequency: LossFrequency;
  /** What several scenarios have in common. Of a Bernoulli scenario only: it happens in the trials in which one number, shared by all with this driver, is below `p`. */
  readonly driver?: string | undefined;
};

interface LossInput {
  readonly scenarios: readonly LossScenario[];
  readonly trials: number;
  /** Unsigned 64-bit integer as decimal text. */
  readonly seed: string;
  readonly stream: string;
}

/** @throws RangeError for a range that is none: a scenario without a severity cannot be simulated. */
function severityDraw(scenario: LossScenario, normal: () => number): () => number {
  if ("amount" in scenario) return () => scenario.amount;
  const severity = lognormal(scenario);
  if (!isAvailable(severity)) throw new RangeError(`${scenario.id}: ${severity.because}`);
  const { mu, sigma } = severity.value;
  return () => Math.exp(mu + sigma * normal());
}

/**
 * Losses of one scenario, one a trial, from its own stream `<stream>/<id>`: in each trial the count, then one severity for each event.
 * @param shared one uniform number a trial, where the scenario's driver decides whether it happens; its own number is drawn all the same
 */
function scenarioLosses(scenario: LossScenario, { trials, seed, stream }: Omit<LossInput, "scenarios">, shared: readonly number[] | undefined): readonly number[] {
  const { float, normal } = randomSource(seed, `${stream}/${scenario.id}`);
  const severity = severityDraw(scenario, normal);
  const { frequency } = scenario;
  return Array.from({ length: trials }, (_, trial) => {
    const own = float();
    const count = frequency.kind === "poisson" ? poissonCount(frequency.lambda, own) : (shared?.[trial] ?? own) < frequency.p ? 1 : 0;
    let loss = 0;
    for (let event = 0; event < count; event += 1) loss += severity();
    return loss;
  });
}

/** One number a trial for each driver, from its stream `<stream>/driver/<name>`. */
function driverNumbers({ scenarios, trials, seed, stream }: LossInput): ReadonlyMap<string, readonly number[]> {
  const drivers = new Set(scenarios.flatMap(({ driver, frequency }) => (driver === undefined || frequency.kind !== "bernoulli" ? [] : [driver])));
  return new Map([...drivers].map((driver) => {
    const { float } = randomSource(seed, `${stream}/driver/${driver}`);
    return [driver, Array.from({ length: trials }, float)];
  }));
}

/**
 * Total loss of each trial, in the unit of the severities. Scenarios have streams of their own and are added in their order, so that one
 * more changes no draw of another: with severities of zero or more it never makes a trial cheaper.
 *
 * METHOD.md 5.4 with 1.4. Scenarios with one driver happen together (comonotone): a rarer one never without a more frequent one.
 */
export function lossTotals(input: LossInput): readonly number[] {
  const drivers = driverNumbers(input);
  const totals = Array.from({ length: input.trials }, () => 0);
  for (const scenario of input.scenarios) {
    const losses = scenarioLosses(scenario, input, scenario.driver === undefined ? undefined : drivers.get(scenario.driver));
    for (const [trial, loss] of losses.entries()) totals[trial] = (totals[trial] ?? 0) + loss;
  }
  return totals;
}

export interface SimulatedLosses extends LossExceedance {
  /** `no-data` without trials. */
  readonly mean: Measure<number>;
}

/** {@link lossTotals} with their mean, curve and percentiles. METHOD.md 5.4, `risk.simulate`. */
export function simulateLosses(input: LossInput & { readonly thresholds: readonly number[]; readonly percentiles: readonly (number | string)[]; readonly tail?: number | string | undefined }): SimulatedLosses {
  const losses = lossTotals(input);
  return { mean: mean(losses), ...lossExceedance({ losses, thresholds: input.thresholds, percentiles: input.percentiles, tail: input.tail }) };
}
