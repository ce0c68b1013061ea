import type { RandomSource } from "@almanac/core";
import type { Change, Resolution, StatusName } from "./sim-item.ts";
import type { Moment } from "./working-time.ts";

/** Seconds that lie at least between two changes of one item: an export to the minute keeps their order. */
const GAP = 90;

/** Relative length of a stay in each status. */
const DWELL: Readonly<Record<StatusName, number>> = { Backlog: 1, Ready: 0.6, "In Progress": 1, "Waiting for data": 1.1, "In Review": 0.6, Validation: 0.5, Done: 0.8 };

interface PathOptions {
  readonly waits: boolean;
  readonly validated: boolean;
  readonly reviewBack: boolean;
  readonly validationBack: boolean;
  readonly sentBack: boolean;
  readonly reopened: boolean;
}

/** The statuses an item passes through after it was started, in order, without the final `Done`. */
export function pathOf(options: PathOptions): readonly StatusName[] {
  const path: StatusName[] = ["In Progress"];
  if (options.sentBack) path.push("Backlog", "In Progress");
  if (options.waits) path.push("Waiting for data", "In Progress");
  path.push("In Review");
  if (options.reviewBack) path.push("In Progress", "In Review");
  if (options.validated) path.push("Validation");
  if (options.validationBack) path.push("In Progress", "In Review", "Validation");
  if (options.reopened) path.push("Done", "In Progress", "In Review");
  return path;
}

export const move = (at: Moment, from: StatusName, to: StatusName, resolution: Resolution = "Done"): Change => ({
  at,
  fields: [
    ...(to === "Done" ? [{ field: "resolution", from: null, to: resolution } as const] : []),
    ...(from === "Done" ? [{ field: "resolution", from: resolution, to: null } as const] : []),
    { field: "status", from, to },
  ],
});

/**
 * Moments at which an item enters each status of a path, the first at `start`, then divided between `start` and
 * `end` at random, in proportion to how long such stays usually are. A span too short for the path drops its middle.
 */
export function enterTimes(random: RandomSource, path: readonly StatusName[], start: Moment, end: Moment): readonly (readonly [Moment, StatusName])[] {
  const room = Math.floor((end - start) / GAP);
  const kept = path.length <= room ? path : path.slice(0, Math.max(1, room));
  const lengths = kept.map((status) => DWELL[status] * -Math.log(random.open()));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const free = end - start - GAP * kept.length;
  let passed = 0;
  return kept.map((status, index) => {
    const at = start + GAP * index + Math.floor((passed / total) * Math.max(0, free));
    passed += lengths[index] as number;
    return [at, status] as const;
  });
}

/** Turns entries into moves; `before` is the status on the day of the first one. */
export function movesOf(entries: readonly (readonly [Moment, StatusName])[], before: StatusName): readonly Change[] {
  return entries.map(([at, status], index) => move(at, index === 0 ? before : (entries[index - 1] as readonly [Moment, StatusName])[1], status));
}

/** Changes in order of time; changes at one moment become one entry of the history, as the tracker records them. */
export function inOrder(changes: readonly Change[]): readonly Change[] {
  const byMoment = new Map<Moment, Change>();
  for (const change of [...changes].sort((a, b) => a.at - b.at)) {
    const same = byMoment.get(change.at);
    byMoment.set(change.at, same === undefined ? change : { at: change.at, fields: [...same.fields, ...change.fields] });
  }
  return [...byMoment.values()];
}
