import type { RandomSource } from "@almanac/core";
import type { Attributes } from "./attributes.ts";
import { enterTimes, inOrder, move, movesOf } from "./history.ts";
import { createdBefore, flagged, itemOf, streamOf } from "./new-item.ts";
import type { Plan, Release } from "./plan.ts";
import type { Change, Resolution, SimItem, StatusName } from "./sim-item.ts";
import { DAY_SECONDS, endOfDay, LAST_DAY, startOfDay, type Moment } from "./working-time.ts";

type AttributesOf = (plan: Plan, random: RandomSource) => Attributes;
const END = endOfDay(LAST_DAY);
/** Ordinary work in progress is younger than this many working days; older items are planted. */
const OLDEST_WORKING_DAYS = 13;
/** Where ordinary work in progress stands at the end, by turns. */
const STANDS_IN: readonly StatusName[] = ["In Progress", "In Review", "In Progress", "Validation", "In Review", "In Progress", "Validation", "In Review", "In Progress"];
const ROUTE: readonly StatusName[] = ["In Progress", "In Review", "Validation"];

export function currentRelease(plan: Plan): Release {
  const release = plan.releases.at(-1);
  if (release === undefined) throw new RangeError(`${plan.project} has no release`);
  return release;
}

/** Started and not finished at the end of the history. */
export function workInProgress(plan: Plan, attributesOf: AttributesOf): readonly SimItem[] {
  return Array.from({ length: plan.open.inProgress }, (_, index): SimItem => {
    const id = `${plan.project}/in-progress/${String(index)}`;
    const random = streamOf(id);
    const attributes = attributesOf(plan, random);
    const stands = STANDS_IN[index % STANDS_IN.length] as StatusName;
    const path = ROUTE.slice(0, ROUTE.indexOf(stands) + 1);
    const age = (path.length - 0.6 + random.float() * (OLDEST_WORKING_DAYS - path.length)) * DAY_SECONDS;
    const start = Math.floor(END - age);
    const created = createdBefore(random, plan, attributes.type === "Incident" ? "Bug" : attributes.type, start);
    const moves = movesOf(enterTimes(random, path, start, END - 900), "Backlog");
    const item = itemOf(random, plan, attributes, { id, created, until: start, release: currentRelease(plan), moves });
    return { ...item, changes: inOrder(item.changes) };
  });
}

/** Written down, not started. Most of it was planned with the release, the rest arrived since. */
export function waitingWork(plan: Plan, attributesOf: AttributesOf): readonly SimItem[] {
  const planned = startOfDay(currentRelease(plan).planned);
  return Array.from({ length: plan.open.waiting }, (_, index): SimItem => {
    const id = `${plan.project}/waiting/${String(index)}`;
    const random = streamOf(id);
    const drawn = attributesOf(plan, random);
    const created = Math.floor(random.float() < plan.planned ? planned + random.float() * 5 * DAY_SECONDS : planned + random.float() * (END - planned - DAY_SECONDS));
    const readyAt = Math.floor(created + (0.2 + 0.7 * random.float()) * (END - created));
    const moves = random.float() < 0.35 ? [move(readyAt, "Backlog", "Ready")] : [];
    const item = itemOf(random, plan, drawn, { id, created, until: END, release: currentRelease(plan), moves });
    return { ...item, changes: inOrder(item.changes) };
  });
}

const DROPPED: readonly (readonly [Resolution, number])[] = [["Won't Do", 0.5], ["Duplicate", 0.85], ["Cannot Reproduce", 1]];
/** One item in about thirty is closed as not done. */
const DROPPED_PER_WORKING_DAY = 0.032;

/** Closed as not done: it is in no throughput. Most of it was never started. */
export function droppedWork(plan: Plan, attributesOf: AttributesOf): readonly SimItem[] {
  const beginning = startOfDay(plan.begins);
  const count = Math.round(((END - beginning) / DAY_SECONDS) * DROPPED_PER_WORKING_DAY);
  return Array.from({ length: count }, (_, index): SimItem => {
    const id = `${plan.project}/dropped/${String(index)}`;
    const random = streamOf(id);
    const attributes = attributesOf(plan, random);
    const closed: Moment = Math.floor(beginning + 5 * DAY_SECONDS + random.float() * (END - beginning - 5 * DAY_SECONDS));
    const created = Math.max(beginning, Math.floor(closed - (1 + 40 * random.float()) * DAY_SECONDS));
    const drawn = random.float();
    const resolution: Resolution = attributes.type === "Bug" ? (DROPPED.find(([, upTo]) => drawn < upTo)?.[0] ?? "Duplicate") : drawn < 0.6 ? "Won't Do" : "Duplicate";
    const started: readonly Change[] = random.float() < 0.3 ? [move(Math.floor(created + 0.7 * (closed - created)), "Backlog", "In Progress")] : [];
    const flags = started.length > 0 && random.float() < 0.2 ? flagged(random, (started[0] as Change).at, closed) : [];
    const moves = [...started, ...flags, move(closed, started.length > 0 ? "In Progress" : "Backlog", "Done", resolution)];
    const item = itemOf(random, plan, attributes, { id, created, until: closed, release: null, moves });
    return { ...item, changes: inOrder(item.changes) };
  });
}
