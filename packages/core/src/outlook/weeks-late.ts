import type { OutlookTrials } from "./outlook-stream.ts";

/**
 * Whole weeks by which the streams that have a target finish later than it, the worst of them, by trial: 0 or less is on time for all,
 * `Infinity` where one is never finished.
 *
 * @param targets weeks from now, by stream; streams without a target do not count
 */
export function weeksLate({ finish, milestone }: Pick<OutlookTrials, "finish" | "milestone">, targets: ReadonlyMap<string, number>): Float64Array {
  const late = new Float64Array(milestone.length).fill(-Infinity);
  for (const [id, target] of targets) {
    const times = finish.get(id);
    if (times === undefined) continue;
    for (let trial = 0; trial < late.length; trial += 1) late[trial] = Math.max(late[trial] as number, (times[trial] as number) - target);
  }
  return late;
}
