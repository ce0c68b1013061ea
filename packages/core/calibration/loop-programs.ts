import { exactWhen, exactWhenPercentile, randomSource, simulateLoop, type LoopHistory, type RandomSource } from "../src/index.ts";

/** A made-up team that trains models, with the rate at which they miss the gate. */
interface TrueLoop {
  readonly missRate: number;
  readonly slots: number;
  readonly attempt: (random: RandomSource) => { readonly wait: number; readonly work: number };
}

interface Observed {
  readonly history: LoopHistory;
  /** Models that passed in each of the last 12 weeks. */
  readonly passed: readonly number[];
  /** Days spent on the attempt under way, in each slot. */
  readonly spent: readonly number[];
  /** Days until the model in each slot passes, in truth. */
  readonly remaining: readonly number[];
}

const HISTORY_DAYS = 182;
const SAMPLED_WEEKS = 12;

function trueLoop(missRate: number, random: RandomSource): TrueLoop {
  const [waitMedian, waitSigma, waits] = [2 + random.float() * 8, 0.6 + random.float() * 0.7, 0.3 + random.float() * 0.5];
  const [workMedian, workSigma] = [2 + random.float() * 5, 0.3 + random.float() * 0.3];
  const attempt: TrueLoop["attempt"] = (source) => ({
    wait: source.float() < waits ? waitMedian * Math.exp(waitSigma * source.normal()) : 0,
    work: workMedian * Math.exp(workSigma * source.normal()),
  });
  return { missRate, slots: 3 + random.index(5), attempt };
}

/** Each slot by itself: one model after the other, from long before the history until the model of the as-of day has passed. */
function observe({ missRate, slots, attempt }: TrueLoop, random: RandomSource): Observed {
  const [workDays, waitDays, passed] = [[] as number[], [] as number[], Array.from({ length: SAMPLED_WEEKS }, () => 0)];
  const [spent, remaining] = [[] as number[], [] as number[]];
  let [evaluations, misses] = [0, 0];
  for (let slot = 0; slot < slots; slot += 1) {
    let now = -2 * HISTORY_DAYS;
    for (;;) {
      const { wait, work } = attempt(random);
      const end = now + wait + work;
      const miss = random.float() < missRate;
      if (now <= 0 && end > 0) spent.push(-now);
      if (end > 0 && !miss) {
        remaining.push(end);
        break;
      }
      if (end <= 0 && end > -HISTORY_DAYS) {
        evaluations += 1;
        if (miss) misses += 1;
        workDays.push(work);
        if (wait > 0) waitDays.push(wait);
        if (!miss && end > -7 * SAMPLED_WEEKS) passed[Math.min(SAMPLED_WEEKS - 1, Math.floor((end + 7 * SAMPLED_WEEKS) / 7))] = (passed[Math.min(SAMPLED_WEEKS - 1, Math.floor((end + 7 * SAMPLED_WEEKS) / 7))] ?? 0) + 1;
      }
      now = end;
    }
  }
  return { history: { evaluations, misses, workDays, waitDays, waitShare: evaluations === 0 ? 0 : waitDays.length / evaluations }, passed, spent, remaining };
}

/** Days until the models under way and some that wait have all passed, in truth. */
function trueDays({ missRate, attempt }: TrueLoop, remaining: readonly number[], waiting: number, random: RandomSource): number {
  const free = [...remaining];
  for (let model = 0; model < waiting; model += 1) {
    const slot = free.indexOf(Math.min(...free));
    for (let missed = true; missed; missed = random.float() < missRate) {
      const { wait, work } = attempt(random);
      free[slot] = (free[slot] as number) + wait + work;
    }
  }
  return Math.max(...free);
}

export interface LoopScore {
  readonly n: number;
  readonly loopBack: number;
  readonly coverage: Readonly<Record<"throughput" | "loop", number>>;
  readonly pinball50: Readonly<Record<"throughput" | "loop", number>>;
  readonly pinball85: Readonly<Record<"throughput" | "loop", number>>;
}

const pinball = (tau: number, forecast: number, outcome: number): number => (outcome >= forecast ? tau * (outcome - forecast) : (1 - tau) * (forecast - outcome));

/** When all open models have passed: plain throughput and the loop model on the same programs. Weeks, rounded up for both. */
export function loopScore(missRate: number, programs: number, seed: string): LoopScore {
  const sums = { throughput: [0, 0, 0], loop: [0, 0, 0] };
  let [n, evaluations, misses] = [0, 0, 0];
  for (let number = 0; number < programs; number += 1) {
    const random = randomSource(seed, `loop/${String(missRate)}/${String(number)}`);
    const truth = trueLoop(missRate, random);
    const { history, passed, spent, remaining } = observe(truth, random);
    const waiting = random.index(7);
    const outcome = trueDays(truth, remaining, waiting, random) / 7;
    if (passed.reduce((sum, items) => sum + items, 0) < 5 || history.workDays.length < 10) continue;
    n += 1;
    evaluations += history.evaluations;
    misses += history.misses;
    const plain = exactWhen({ samples: passed, backlog: spent.length + waiting, maxPeriods: 520 });
    const { days } = simulateLoop({ history, models: [...spent, ...Array.from({ length: waiting }, () => null)], slots: truth.slots, trials: 2000, seed, stream: `loop/${String(number)}` });
    const sorted = days.toSorted();
    const forecasts = (p: number): Readonly<Record<"throughput" | "loop", number>> => {
      const weeks = exactWhenPercentile(plain, p);
      return { throughput: "value" in weeks ? weeks.value : 520, loop: Math.ceil((sorted[Math.ceil((p / 100) * sorted.length) - 1] as number) / 7) };
    };
    const [median, bound] = [forecasts(50), forecasts(85)];
    for (const model of ["throughput", "loop"] as const) {
      sums[model][0] = (sums[model][0] ?? 0) + (outcome <= bound[model] ? 1 : 0);
      sums[model][1] = (sums[model][1] ?? 0) + pinball(0.5, median[model], outcome);
      sums[model][2] = (sums[model][2] ?? 0) + pinball(0.85, bound[model], outcome);
    }
  }
  const of = (index: number): Readonly<Record<"throughput" | "loop", number>> => ({ throughput: (sums.throughput[index] ?? 0) / n, loop: (sums.loop[index] ?? 0) / n });
  return { n, loopBack: misses / evaluations, coverage: of(0), pinball50: of(1), pinball85: of(2) };
}
