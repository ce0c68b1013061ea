import { exactAtLeast, exactHowMany, exactWhen, exactWhenPercentile, randomSource, type RandomSource } from "../src/index.ts";
import { trueProgram } from "./programs.ts";

/** A team with its known pace, and what is truly probable about the weeks ahead. Weeks are independent, so this is the same in every week. */
export interface LedgerTeam {
  readonly id: string;
  readonly cumulative: readonly number[];
  /** Items that every forecast is about: as many are always open. */
  readonly backlog: number;
  /** Probability that the backlog is finished within so many weeks, by index. */
  readonly within: readonly number[];
  /** Probability that four weeks finish so many items or more, by index. */
  readonly atLeast: readonly number[];
}

/** Lines of one forecast: dates in whole weeks, counts in items, by level. */
export interface Lines {
  readonly weeks: Readonly<Record<number, number>>;
  readonly items: Readonly<Record<number, number>>;
}

/** Publishes forecasts of a team from the weeks behind it. */
export type Publisher = (team: LedgerTeam, history: readonly number[], random: RandomSource) => Lines;

export const LEVELS = [50, 85, 95] as const;
const MOST_WEEKS = 60;
const AHEAD_WEEKS = 4;

function convolved(a: readonly number[], b: readonly number[]): readonly number[] {
  const sum = Array.from({ length: a.length + b.length - 1 }, () => 0);
  a.forEach((x, i) => b.forEach((y, j) => (sum[i + j] = (sum[i + j] ?? 0) + x * y)));
  return sum;
}

const massOf = (cumulative: readonly number[]): readonly number[] => cumulative.map((reached, items) => reached - (cumulative[items - 1] ?? 0));
const tail = (mass: readonly number[], from: number): number => mass.slice(from).reduce((sum, each) => sum + each, 0);

export function ledgerTeams(seed: string, label: string, teams: number): readonly LedgerTeam[] {
  return trueProgram(seed, label, teams, false, 0).map(({ id, cumulative }): LedgerTeam => {
    const mass = massOf(cumulative);
    const mean = mass.reduce((sum, probability, items) => sum + items * probability, 0);
    const backlog = Math.max(4, Math.round(mean * (3 + randomSource(seed, `${label}/${id}/backlog`).float() * 3)));
    const within = [0];
    for (let week = 1, sum: readonly number[] = [1]; week <= MOST_WEEKS; week += 1) {
      // Whatever is finished beyond the backlog is finished: the sum needs no longer tail.
      const all = convolved(sum, mass);
      sum = [...all.slice(0, backlog), tail(all, backlog)];
      within.push(sum[backlog] ?? 0);
    }
    const month = Array.from({ length: AHEAD_WEEKS - 1 }).reduce<readonly number[]>((sum) => convolved(sum, mass), mass);
    return { id: `t${id}`, cumulative, backlog, within, atLeast: month.map((_, items) => tail(month, items)) };
  });
}

/** Forecasts whose level is known to be another than they say: `promised` 85 may truly be 70. Between two weeks or counts one is drawn, so that the level is exact. */
export const planted = (truly: Readonly<Record<number, number>>): Publisher => (team, _, random) => {
  const weeks = (level: number): number => {
    const at = Math.max(1, team.within.findIndex((reached) => reached >= level));
    const [below, reached] = [team.within[at - 1] ?? 0, team.within[at] ?? 1];
    return at > 1 && random.float() > (level - below) / (reached - below) ? at - 1 : at;
  };
  const items = (level: number): number => {
    const at = team.atLeast.findLastIndex((reached) => reached >= level);
    const [reached, beyond] = [team.atLeast[at] ?? 1, team.atLeast[at + 1] ?? 0];
    return random.float() > (reached - level) / (reached - beyond) ? at : at + 1;
  };
  const by = (of: (level: number) => number): Readonly<Record<number, number>> => Object.fromEntries(LEVELS.map((level) => [level, of((truly[level] ?? level) / 100)]));
  return { weeks: by(weeks), items: by(items) };
};

/** The plain forecast from the last twelve weeks, with dates shortened and counts raised by a factor. */
export const resampled = (factor: number): Publisher => ({ backlog }, history) => {
  const samples = history.slice(-12);
  const when = exactWhen({ samples, backlog, maxPeriods: MOST_WEEKS });
  const many = exactHowMany({ samples, periods: AHEAD_WEEKS });
  const weeks = (level: number): number => {
    const measure = exactWhenPercentile(when, level);
    return Math.max(1, Math.round(("value" in measure ? measure.value : MOST_WEEKS) * factor));
  };
  return {
    weeks: Object.fromEntries(LEVELS.map((level) => [level, weeks(level)])),
    items: Object.fromEntries(LEVELS.map((level) => [level, many.status === "ok" ? Math.round(exactAtLeast(many, level) / factor) : 0])),
  };
};
