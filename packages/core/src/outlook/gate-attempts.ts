import type { Arrival } from "../flow/timeline.ts";
import type { Workflow } from "../model/workflow.ts";

const DAY_MS = 86_400_000;

/** One pass from the beginning of work, or from the gate before, to the gate. Elapsed days, 24 hours each. */
export interface GateAttempt {
  readonly workDays: number;
  readonly waitDays: number;
  /** Instant of leaving the gate; null while the attempt is under way. */
  readonly endedAt: string | null;
  /** The gate was left backwards: the item goes round again. */
  readonly missed: boolean;
}

/** The gate: the last column in progress, where there is one before it. Undefined: nothing can come back from it to work. */
export function gateColumn({ columns }: Workflow): number | undefined {
  const inProgress = columns.flatMap(({ category }, index) => (category === "inProgress" ? [index] : []));
  return inProgress.length < 2 ? undefined : inProgress.at(-1);
}

/**
 * Attempts of one item to pass the gate, from its arrivals in columns, oldest first. A miss is a move from the gate to an earlier column
 * in progress; a pass a move to a done one. Items that reach a done column past the gate passed no gate: their attempt is left out.
 * Days in columns that are marked inactive are waiting, all others work; days in a todo column are neither.
 *
 * @param asOf the attempt under way ends here, not finished
 */
export function gateAttempts(arrivals: readonly Arrival[], workflow: Workflow, asOf: string): readonly GateAttempt[] {
  const gate = gateColumn(workflow);
  if (gate === undefined) return [];
  const attempts: GateAttempt[] = [];
  let [workDays, waitDays, atGate] = [0, 0, false];
  for (const [index, { at, column, category }] of arrivals.entries()) {
    const next = arrivals[index + 1];
    if (category !== "inProgress") continue;
    const days = Math.max(0, (Date.parse(next?.at ?? asOf) - Date.parse(at)) / DAY_MS);
    if (workflow.columns[column]?.active === false) waitDays += days;
    else workDays += days;
    atGate ||= column === gate;
    if (next === undefined) attempts.push({ workDays, waitDays, endedAt: null, missed: false });
    const missed = next !== undefined && column === gate && next.column < gate;
    const passed = next !== undefined && next.category === "done";
    if (!missed && !passed) continue;
    if (atGate) attempts.push({ workDays, waitDays, endedAt: next.at, missed });
    [workDays, waitDays, atGate] = [0, 0, false];
  }
  return attempts;
}
