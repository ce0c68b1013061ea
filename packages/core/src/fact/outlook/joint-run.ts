import { REPLICATES, REPLICATE_TRIALS } from "../../forecast/calibrated-milestone.ts";
import { outlookForecast, type OutlookForecast } from "../../outlook/outlook-forecast.ts";
import type { OutlookInput, OutlookRisk, OutlookStream, OutlookTrials } from "../../outlook/outlook-stream.ts";
import { weeksLate } from "../../outlook/weeks-late.ts";
import type { FactHead } from "../computed.ts";
import { HORIZON_WEEKS } from "../forecast-engines.ts";
import { isOpen as isRiskOpen, isThreat, registerHistory, type RiskState } from "../risk/risk-state.ts";
import { isAvailable } from "../../model/measure.ts";
import type { OutlookView } from "./outlook-view.ts";

export const STREAM = "outlook";
const MOST_TRIALS = 10_000;
const FEWEST_TRIALS = 1000;
/** Weeks that all trials together may take, so that a long backlog does not make an edition slow. */
const WEEKS_SIMULATED = 4_000_000;

/** The simulation behind all facts of the outlook, and how it was made. */
export interface JointRun {
  readonly forecast: OutlookForecast<string>;
  readonly engine: NonNullable<FactHead["arguments"]>;
  /** Open threats with a probability and an amount, as simulated. */
  readonly risks: readonly { readonly state: RiskState; readonly risk: OutlookRisk }[];
  readonly trials: number;
}

/** Name of the outcome of one stream. */
export const finishOf = (id: string): string => `finish of ${id}`;
export const EVERYTHING = "everything finished";
export const WORST_LATE = "worst lateness";

const targetsOf = ({ teams }: OutlookView): ReadonlyMap<string, number> => new Map(teams.flatMap(({ id, targetWeeks }) => (targetWeeks === undefined ? [] : [[id, targetWeeks] as const])));

/** What has to be added to a lateness so that it is a number of weeks from 0 on: nothing is early by more than its whole target. */
export const latenessOffset = (view: OutlookView): number => Math.max(0, ...targetsOf(view).values());

/** Residual risks: what is still to come after the mitigation so far. Money only, because no register says by how much a risk delays. */
function openThreats({ input }: OutlookView): JointRun["risks"] {
  return registerHistory(input.context).current.filter((state) => isRiskOpen(state) && isThreat(state)).flatMap((state) => {
    const { risk, residual } = state;
    if (!isAvailable(residual) || residual.value.p <= 0) return [];
    return [{ state, risk: { id: state.key, probability: residual.value.p, loss: residual.value.severity, ...(risk.workstream === undefined ? {} : { stream: risk.workstream }) } }];
  });
}

type Outcomes = Record<string, (result: OutlookTrials) => Float64Array>;

/** The finish of everything and of each stream, as outcomes of trials. */
export function finishes(streams: readonly OutlookStream[]): Outcomes {
  const outcomes: Outcomes = { [EVERYTHING]: ({ milestone }) => milestone };
  for (const { id } of streams) outcomes[finishOf(id)] = ({ finish }) => finish.get(id) ?? new Float64Array(0);
  return outcomes;
}

/** How many trials a joint forecast of these streams takes, and how many each of its replicate histories. */
export function trialsFor(streams: readonly OutlookStream[]): { readonly trials: number; readonly replicateTrials: number } {
  const pace = (samples: readonly number[]): number => samples.reduce((sum, items) => sum + items, 0) / samples.length;
  const expected = streams.reduce((sum, { backlog, samples }) => sum + Math.min(HORIZON_WEEKS, backlog / pace(samples)), 0);
  return {
    trials: Math.min(MOST_TRIALS, Math.max(FEWEST_TRIALS, Math.floor(WEEKS_SIMULATED / expected))),
    replicateTrials: Math.min(REPLICATE_TRIALS, Math.max(100, Math.floor(WEEKS_SIMULATED / REPLICATES / expected))),
  };
}

export function jointRun(view: OutlookView): JointRun {
  const { teams, input } = view;
  const { program } = input.context;
  const streams = teams.map(({ stream }) => stream);
  const { trials, replicateTrials } = trialsFor(streams);
  const risks = openThreats(view);
  const simulation: OutlookInput = { streams, risks: risks.map(({ risk }) => risk), trials, seed: program.seed, stream: STREAM, maxWeeks: HORIZON_WEEKS };
  const [targets, offset] = [targetsOf(view), latenessOffset(view)];
  const outcomes: Outcomes = { ...finishes(streams), [WORST_LATE]: (result) => weeksLate(result, targets).map((weeks) => Math.max(0, weeks + offset)) };
  const engine = {
    engine: "simulation",
    level: "calibrated",
    trials,
    replicates: REPLICATES,
    replicateTrials,
    seed: program.seed,
    stream: STREAM,
    sampledFrom: view.mondays[0] ?? "",
    sampledTo: input.context.lastSunday,
    horizonWeeks: HORIZON_WEEKS,
    ...(program.rules?.forecast?.splitRate === undefined ? {} : { splitRate: `${String(program.rules.forecast.splitRate.low)} to ${String(program.rules.forecast.splitRate.high)}` }),
  };
  return { forecast: outlookForecast(simulation, outcomes, REPLICATES, replicateTrials), engine, risks, trials };
}
