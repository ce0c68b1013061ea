import { fnv1a64, randomSource, type RandomSource } from "../src/index.ts";

/** A team whose weekly pace is known, because it is made up: the truth that a forecast from 12 weeks of it is held against. */
export interface TrueTeam {
  readonly id: string;
  /** Cumulative probability of each number of items a week, by index. */
  readonly cumulative: readonly number[];
  readonly backlog: number;
  /** What it finished in the weeks that the forecast may see. */
  readonly history: readonly number[];
  readonly after: readonly string[];
}

const MOST_A_WEEK = 80;

/** Negative binomial counts, more scattered than Poisson ones, with some weeks in which nothing is finished at all. */
function weeklyCounts(mean: number, size: number, idle: number): readonly number[] {
  const p = size / (size + mean);
  let term = p ** size;
  const cumulative: number[] = [];
  let sum = idle;
  for (let items = 0; items < MOST_A_WEEK; items += 1) {
    sum += (1 - idle) * term;
    cumulative.push(sum);
    term *= ((size + items) / (items + 1)) * (1 - p);
  }
  return cumulative;
}

/** Items of one week, drawn from the truth. */
export function drawCount(cumulative: readonly number[], random: RandomSource): number {
  const u = random.float();
  const items = cumulative.findIndex((reached) => reached > u);
  return items < 0 ? MOST_A_WEEK : items;
}

/** A program of some teams; with dependencies each team waits for one before it with probability 0.6. */
export function trueProgram(seed: string, label: string, teams: number, dependent: boolean, weeks: number): readonly TrueTeam[] {
  return Array.from({ length: teams }, (_, index): TrueTeam => {
    const random = randomSource(seed, `${label}/${String(index)}`);
    const mean = Math.exp(Math.log(1.5) + random.float() * Math.log(8 / 1.5));
    const idle = random.float() * 0.1;
    const cumulative = weeklyCounts(mean, 2 + random.float() * 10, idle);
    const backlog = Math.max(1, Math.round(mean * (1 - idle) * (4 + random.float() * 22)));
    const history = Array.from({ length: weeks }, () => drawCount(cumulative, random));
    const waits = dependent && index > 0 && random.float() < 0.6;
    return { id: String(index), cumulative, backlog, history, after: waits ? [String(random.index(index))] : [] };
  });
}

/** Weeks until all teams are done, in each of many true futures. */
export function trueFinishes(teams: readonly TrueTeam[], futures: number, seed: string, label: string): Float64Array {
  const random = randomSource(seed, `${label}/truth/${fnv1a64(label).toString()}`);
  const milestone = new Float64Array(futures);
  for (let future = 0; future < futures; future += 1) {
    const finish = new Map<string, number>();
    for (const team of teams) {
      let week = Math.max(0, ...team.after.map((id) => finish.get(id) ?? 0));
      for (let left = team.backlog; left > 0; week += 1) left -= drawCount(team.cumulative, random);
      finish.set(team.id, week);
    }
    milestone[future] = Math.max(...finish.values());
  }
  return milestone;
}
