import { calibratedCumulative, cumulativeOf, cumulativePercentile, cumulativeWithin, milestoneFinishes, randomSource, replicateWeeks, urnDurations, type Cumulative, type MilestoneInput } from "../src/index.ts";
import { trueFinishes, trueProgram, type TrueTeam } from "./programs.ts";

/** Coverage of the 85 % date over many programs, as probabilities under the known truth, so that only the histories are chance. */
export interface Coverage {
  /** Of the date as it is published, a whole number of weeks. */
  readonly published: number;
  readonly standardError: number;
  /** Of a date drawn between two weeks so that its nominal level is exactly 85 %: without what rounding up adds. */
  readonly randomised: number;
  readonly meanWeeks: number;
}

const LEVEL = 0.85;
const TRIALS = 2000;
const FUTURES = 1000;
const REPLICATES = 100;
const REPLICATE_TRIALS = 500;
const HORIZON = 520;
const LEAST_FINISHED = 5;

const input = (teams: readonly TrueTeam[], seed: string, stream: string, trials: number): MilestoneInput => ({
  streams: teams.map(({ id, history, backlog, after }) => ({ id, samples: history, backlog, after })),
  trials,
  seed,
  stream,
  percentiles: [85],
  maxPeriods: HORIZON,
});

/** The joint forecast with Pólya urns instead of plain resampling. Teams stand after those they wait for. */
function urnMilestone(teams: readonly TrueTeam[], seed: string, stream: string): Float64Array {
  const finishes = new Map<string, Float64Array>();
  for (const { id, history, backlog, after } of teams) {
    const took = urnDurations({ samples: history, backlog, maxPeriods: HORIZON }, TRIALS, seed, `${stream}/${id}`);
    finishes.set(id, took.map((weeks, trial) => weeks + Math.max(0, ...after.map((before) => finishes.get(before)?.[trial] ?? 0))));
  }
  return new Float64Array(TRIALS).map((_, trial) => Math.max(...[...finishes.values()].map((finish) => finish[trial] as number)));
}

function replicates(teams: readonly TrueTeam[], seed: string, label: string): readonly Cumulative[] {
  const drawn = teams.map(({ id, history }) => replicateWeeks(history, REPLICATES, randomSource(seed, `${label}/${id}/weeks`)));
  return Array.from({ length: REPLICATES }, (_, index) => {
    const histories = teams.map((team, place) => ({ ...team, history: (drawn[place]?.[index] ?? []).map((week) => team.history[week] as number) }));
    return cumulativeOf(milestoneFinishes(input(histories, seed, `${label}/${String(index)}`, REPLICATE_TRIALS)), 1);
  });
}

class Tally {
  readonly #published: number[] = [];
  #randomised = 0;
  #weeks = 0;

  add(forecast: Cumulative, truth: Cumulative): void {
    const date = cumulativePercentile(forecast, LEVEL * 100) ?? HORIZON;
    const [below, reached] = [cumulativeWithin(forecast, date - 1), cumulativeWithin(forecast, date)];
    const upper = reached === below ? 1 : (LEVEL - below) / (reached - below);
    this.#published.push(cumulativeWithin(truth, date));
    this.#randomised += upper * cumulativeWithin(truth, date) + (1 - upper) * cumulativeWithin(truth, date - 1);
    this.#weeks += date;
  }

  coverage(): Coverage {
    const n = this.#published.length;
    const mean = this.#published.reduce((sum, one) => sum + one, 0) / n;
    const variance = this.#published.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
    return { published: mean, standardError: Math.sqrt(variance / n), randomised: this.#randomised / n, meanWeeks: this.#weeks / n };
  }
}

export type Engine = "plain" | "urn" | "calibrated";

/** Coverage of three ways to forecast the same programs from the same histories. */
export function jointCoverage({ programs, teams, dependent, weeks, seed }: { readonly programs: number; readonly teams: number; readonly dependent: boolean; readonly weeks: number; readonly seed: string }): { readonly n: number } & Readonly<Record<Engine, Coverage>> {
  const [plain, urn, calibrated] = [new Tally(), new Tally(), new Tally()];
  let n = 0;
  for (let number = 0; number < programs; number += 1) {
    const label = `program/${String(teams)}/${String(dependent)}/${String(number)}`;
    const program = trueProgram(seed, label, teams, dependent, weeks);
    // The guard of forecasts: where too little was finished there is no forecast, so it cannot be wrong.
    if (program.some(({ history }) => history.reduce((sum, items) => sum + items, 0) < LEAST_FINISHED)) continue;
    n += 1;
    const truth = cumulativeOf(trueFinishes(program, FUTURES, seed, label));
    const sampled = cumulativeOf(milestoneFinishes(input(program, seed, `${label}/plain`, TRIALS)));
    plain.add(sampled, truth);
    urn.add(cumulativeOf(urnMilestone(program, seed, `${label}/urn`)), truth);
    calibrated.add(calibratedCumulative(sampled, replicates(program, seed, `${label}/replicate`)), truth);
  }
  return { n, plain: plain.coverage(), urn: urn.coverage(), calibrated: calibrated.coverage() };
}
