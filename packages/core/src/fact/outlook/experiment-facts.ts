import { outcomePercentiles } from "../../forecast/outcome-percentiles.ts";
import { timelineOf } from "../../flow/timeline.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { dateIn, addDays, isoInstant, type IsoDate } from "../../model/time.ts";
import { simulateLoop, type LoopHistory, type LoopTrials } from "../../outlook/experiment-loop.ts";
import { gateAttempts, gateColumn, type GateAttempt } from "../../outlook/gate-attempts.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import { rowOf, type FactContext, type FlowItem, type Scope } from "../scope.ts";

const WINDOW_DAYS = 182;
const TRIALS = 5000;
const STREAM = "outlook/experiments";
/** Fewer evaluations than this say too little about a rate. */
const FEWEST_EVALUATIONS = 10;
/** From this rate on plain throughput misleads: its 85 % date is kept in about every second case (see the calibration). */
const LOOP_FROM = 0.2;
const PERCENTILES = [50, 85] as const;

interface Attempted {
  readonly entry: FlowItem;
  readonly attempt: GateAttempt;
}

interface Loop {
  readonly scope: Scope;
  readonly attempted: readonly Attempted[];
  readonly history: LoopHistory;
  readonly from: IsoDate;
}

function loopOf(scope: Scope, context: FactContext): Loop {
  const { program, model, asOfDate } = context;
  const from = addDays(asOfDate, 1 - WINDOW_DAYS);
  // An attempt ends with a move. Items that last moved before the window, a day of slack for the zone, cannot have one in it.
  const since: string = addDays(from, -1);
  const items = scope.items.filter(({ item, flow }) => item.history === "complete" && flow.state !== "excluded" && item.transitions.some(({ at }) => at >= since));
  const attempted = items.flatMap((entry) => gateAttempts(timelineOf(entry.item, program.workflow, model.asOf).arrivals, program.workflow, model.asOf).flatMap((attempt) => (attempt.endedAt !== null && dateIn(program.timeZone, isoInstant(attempt.endedAt)) >= from ? [{ entry, attempt }] : [])));
  const waits = attempted.map(({ attempt }) => attempt.waitDays).filter((days) => days > 0);
  return {
    scope,
    attempted,
    from,
    history: { evaluations: attempted.length, misses: attempted.filter(({ attempt }) => attempt.missed).length, workDays: attempted.map(({ attempt }) => attempt.workDays).filter((days) => days > 0), waitDays: waits, waitShare: attempted.length === 0 ? 0 : waits.length / attempted.length },
  };
}

const tooFew = <T>({ history }: Loop): Measure<T> => notAvailable("insufficient-sample", `${String(history.evaluations)} attempts came to the gate in the last ${String(WINDOW_DAYS / 7)} weeks; a rate needs ${String(FEWEST_EVALUATIONS)}`);

const headOf = ({ scope, attempted, from }: Loop, context: FactContext, gate: string): Omit<FactHead, "base" | "label"> => ({
  dimensions: scope.dimensions,
  rule: "outlook.experiments",
  arguments: { from, to: context.asOfDate, gate },
  rows: attempted.map(({ entry, attempt }) => rowOf(entry, { workDays: attempt.workDays, waitDays: attempt.waitDays, gate: attempt.missed ? "missed" : "passed" })),
});

function rate(loop: Loop, context: FactContext, gate: string): ComputedFact {
  const { evaluations, misses } = loop.history;
  const measure = evaluations < FEWEST_EVALUATIONS ? tooFew<number>(loop) : available(misses / evaluations);
  const wilson = "value" in measure ? wilsonInterval(misses, evaluations, 0.95) : undefined;
  const head = headOf(loop, context, gate);
  const between = wilson === undefined || !("value" in wilson) ? {} : { wilsonLow: wilson.value.low, wilsonHigh: wilson.value.high };
  return scalarFact({ ...head, base: "outlook.experiments.loop-back-rate", label: "Attempts that missed the gate and went round again", arguments: { ...head.arguments, ...between } }, "share", measure, context.sha256, evaluations);
}

function forecasts(loop: Loop, context: FactContext, gate: string): readonly ComputedFact[] {
  const { history } = loop;
  const known = history.evaluations >= FEWEST_EVALUATIONS && history.workDays.length > 0;
  const run: LoopTrials | undefined = known ? simulateLoop({ history, models: [null], slots: 1, trials: TRIALS, seed: context.program.seed, stream: STREAM }) : undefined;
  const head = headOf(loop, context, gate);
  const engine = { ...head.arguments, engine: "simulation", trials: TRIALS, seed: context.program.seed, stream: STREAM, waits: "lognormal", recommended: known && history.misses / history.evaluations >= LOOP_FROM ? "experiment loop" : "throughput" };
  const of = (values: Float64Array | undefined, p: number, scale: number): Measure<number> => {
    const value = values === undefined ? undefined : outcomePercentiles(values, [p])[String(p)];
    return value === undefined || value === null ? tooFew(loop) : available(value / scale);
  };
  return PERCENTILES.flatMap((p) => [
    scalarFact({ ...head, arguments: engine, base: `outlook.experiments.attempts-p${String(p)}`, label: `Attempts until the gate is passed, ${String(p)} % of items within` }, "count", of(run?.attempts, p, 1), context.sha256, history.evaluations),
    scalarFact({ ...head, arguments: engine, base: `outlook.experiments.weeks-p${String(p)}`, label: `Weeks from the start of work to a passed gate, ${String(p)} % of items within` }, "weeks", of(run?.days, p, 7), context.sha256, history.evaluations),
  ]);
}

/** How often work comes back from its gate, and what that does to dates. Nothing where the workflow has no gate or nothing came to it. */
export function experimentFacts(scopes: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  const { workflow } = context.program;
  const column = gateColumn(workflow);
  const gate = column === undefined ? undefined : workflow.columns[column]?.name;
  if (gate === undefined) return [];
  const loops = scopes.map((scope) => loopOf(scope, context));
  const [whole, ...parts] = loops;
  if (whole === undefined || whole.attempted.length === 0) return [];
  const mean = (days: readonly number[]): number | null => (days.length === 0 ? null : days.reduce((sum, one) => sum + one, 0) / days.length);
  const table = tableFact(
    { ...headOf(whole, context, gate), base: "outlook.experiments.workstreams", label: "Attempts at the gate" },
    [
      { name: "workstream", label: "Workstream", unit: "text" },
      { name: "evaluations", label: "Attempts at the gate", unit: "count" },
      { name: "misses", label: "Missed", unit: "count" },
      { name: "rate", label: "Missed, share", unit: "share" },
      { name: "work", label: "Work an attempt, mean", unit: "days" },
      { name: "waited", label: "Attempts that waited", unit: "share" },
      { name: "wait", label: "Wait where there was one, mean", unit: "days" },
    ],
    parts.map(({ scope, history }) => [scope.title, history.evaluations, history.misses, history.evaluations < FEWEST_EVALUATIONS ? null : history.misses / history.evaluations, mean(history.workDays), history.evaluations === 0 ? null : history.waitShare, mean(history.waitDays)]),
    context.sha256,
  );
  return [rate(whole, context, gate), ...parts.filter(({ attempted }) => attempted.length > 0).map((loop) => rate(loop, context, gate)), ...forecasts(whole, context, gate), table];
}
