import type { Milestone } from "../model/records/work.ts";
import { compareText, daysBetween, type IsoDate } from "../model/time.ts";

/** One promise of a milestone's target date. */
export interface TargetStep {
  readonly target: IsoDate;
  /** Days since the target before, negative when it moved to an earlier day; null for the first promise. */
  readonly movedDays: number | null;
  readonly record: Milestone;
}

/** What was promised for one milestone up to a date, oldest first, and what came of it. */
export interface TargetHistory {
  readonly id: string;
  /** The first promise, then every one of another day. Never empty. */
  readonly steps: readonly TargetStep[];
  readonly firstTarget: IsoDate;
  /** The target that holds. */
  readonly target: IsoDate;
  readonly baseline: IsoDate | null;
  /** Null while it is not reached. */
  readonly actual: IsoDate | null;
  readonly state: "reached" | "overdue" | "open";
  /** The record that holds: title, workstream and owner as they stand. */
  readonly current: Milestone;
  /** Every record of it that exists on the date. */
  readonly records: readonly Milestone[];
}

/** Records without a day stand first: their source says only what holds. */
const bySetOn = (a: Milestone, b: Milestone): number => compareText(a.setOn ?? "", b.setOn ?? "");

function historyOf(records: readonly Milestone[], current: Milestone, asOf: IsoDate): TargetHistory {
  const steps = records.reduce<readonly TargetStep[]>((before, record) => {
    const last = before.at(-1);
    if (last === undefined) return [{ target: record.targetDate, movedDays: null, record }];
    const movedDays = daysBetween(last.target, record.targetDate);
    return movedDays === 0 ? before : [...before, { target: record.targetDate, movedDays, record }];
  }, []);
  const actual = records.findLast(({ actualDate }) => actualDate !== undefined && actualDate <= asOf)?.actualDate ?? null;
  return {
    id: current.id,
    steps,
    firstTarget: steps[0]?.target ?? current.targetDate,
    target: current.targetDate,
    baseline: records.findLast(({ baselineDate }) => baselineDate !== undefined)?.baselineDate ?? null,
    actual,
    state: actual !== null ? "reached" : current.targetDate < asOf ? "overdue" : "open",
    current,
    records,
  };
}

/**
 * The promises of every milestone as they were known on a date: of several records of one id the newest `setOn` on or before the date holds,
 * records set later do not exist, and a day on which it was reached counts from that day on. A record that repeats the target is no step.
 * Milestones by id. METHOD.md 1.2.
 */
export function targetHistories(milestones: readonly Milestone[], asOf: IsoDate): readonly TargetHistory[] {
  const byId = new Map<string, Milestone[]>();
  for (const record of milestones.filter(({ setOn }) => setOn === undefined || setOn <= asOf).sort(bySetOn)) {
    const known = byId.get(record.id);
    if (known === undefined) byId.set(record.id, [record]);
    else known.push(record);
  }
  return [...byId.values()]
    .flatMap((records) => {
      const current = records.at(-1);
      return current === undefined ? [] : [historyOf(records, current, asOf)];
    })
    .sort((a, b) => compareText(a.id, b.id));
}
