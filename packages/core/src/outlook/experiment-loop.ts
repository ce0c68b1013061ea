import { isAvailable } from "../model/measure.ts";
import { randomSource, type RandomSource } from "../stats/random-source.ts";
import { spanDraw } from "./span-draw.ts";

/** What the past says about attempts: a model is trained and evaluated, then passes the gate or goes round again. */
export interface LoopHistory {
  /** Evaluations that ended at the gate, and how many of them missed it. */
  readonly evaluations: number;
  readonly misses: number;
  /** Days of work of each finished attempt, from its start to the gate. */
  readonly workDays: readonly number[];
  /** Days that an attempt waited, for data above all, where it did. */
  readonly waitDays: readonly number[];
  /** Share of the attempts that waited. */
  readonly waitShare: number;
}

export interface LoopInput {
  readonly history: LoopHistory;
  /** Models to get through the gate: days already spent on the attempt that is under way, or null for one that is not begun. */
  readonly models: readonly (number | null)[];
  /** Models that are worked on at the same time; more wait until one has passed. */
  readonly slots: number;
  readonly trials: number;
  /** Unsigned 64-bit integer as decimal text. */
  readonly seed: string;
  readonly stream: string;
}

export interface LoopTrials {
  /** Days until all models have passed. */
  readonly days: Float64Array;
  /** Attempts that the first model takes, the one under way included. */
  readonly attempts: Float64Array;
}

/** After so many attempts a model is given up; with even odds of a miss that is once in a million million. */
const MOST_ATTEMPTS = 40;
const MOST_TRIES = 200;

/**
 * Days of an attempt given that it has already taken some: drawn again until it is longer. Where the past knows none so long it ends
 * after one day more for every day there was, the usual experience with long waits (Pareto with index 1 has that median).
 */
function attemptDays(draw: () => number, spent: number): number {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const days = draw();
    if (days > spent) return days - spent;
  }
  return spent;
}

/** Whether the next evaluation misses: what was learned so far in the trial counts, too (Beta-binomial with Jeffreys' prior). */
function gate({ evaluations, misses }: LoopHistory, random: RandomSource): { readonly misses: () => boolean } {
  let [seen, missed] = [evaluations + 1, misses + 0.5];
  return {
    misses: () => {
      const miss = random.float() < missed / seen;
      seen += 1;
      if (miss) missed += 1;
      return miss;
    },
  };
}

/**
 * When models pass their gate. Each attempt waits with the share seen, as long as waits take, then works as long as attempts take;
 * at the gate it misses with the rate seen and goes round again. Models run side by side in `slots`; the next begins when one
 * has passed, so the last ones no longer fill all slots: throughput, which counts passed models a week, knows nothing of that tail.
 *
 * How sure the past is of the rate is part of the forecast: the rate of each trial is learned as it goes on. Streams: `<stream>/gate`, `<stream>/wait`,
 * `<stream>/work`.
 *
 * @throws RangeError without a finished attempt or with no slot
 */
export function simulateLoop({ history, models, slots, trials, seed, stream }: LoopInput): LoopTrials {
  const work = spanDraw(history.workDays, "empirical");
  if (!isAvailable(work)) throw new RangeError(`there is no attempt to repeat: ${work.because}`);
  if (slots < 1) throw new RangeError("models cannot be worked on without a slot");
  const wait = spanDraw(history.waitDays, "lognormal");
  const [atGate, atWait, atWork] = [randomSource(seed, `${stream}/gate`), randomSource(seed, `${stream}/wait`), randomSource(seed, `${stream}/work`)];
  const draw = (): number => {
    const waits = atWait.float() < history.waitShare && isAvailable(wait) ? wait.value(atWait) : 0;
    return waits + work.value(atWork);
  };
  const result: LoopTrials = { days: new Float64Array(trials), attempts: new Float64Array(trials) };
  for (let trial = 0; trial < trials; trial += 1) {
    const learned = gate(history, atGate);
    const free = Array.from({ length: slots }, () => 0);
    let last = 0;
    for (const [index, spent] of models.entries()) {
      const slot = free.indexOf(Math.min(...free));
      let passed = (free[slot] as number) + attemptDays(draw, spent ?? 0);
      let attempts = 1;
      while (attempts < MOST_ATTEMPTS && learned.misses()) {
        passed += draw();
        attempts += 1;
      }
      free[slot] = passed;
      last = Math.max(last, passed);
      if (index === 0) result.attempts[trial] = attempts;
    }
    result.days[trial] = last;
  }
  return result;
}
