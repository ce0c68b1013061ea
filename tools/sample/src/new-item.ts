import { randomSource, type IsoDate, type RandomSource } from "@almanac/core";
import type { Attributes } from "./attributes.ts";
import { SEED, type Plan, type Release } from "./plan.ts";
import type { Change, FieldChange, SimItem } from "./sim-item.ts";
import { oneOf, type ItemType } from "./titles/title-grammar.ts";
import { DAY_SECONDS, dateOf, startOfDay, type Moment } from "./working-time.ts";

/** One stream of random numbers an item: a change to one item leaves all others as they were. */
export const streamOf = (...label: readonly (string | number)[]): RandomSource => randomSource(SEED, `sample/${label.join("/")}`);

/** The release that work of this day belongs to. */
export function releaseOn(plan: Plan, date: IsoDate): Release {
  const release = plan.releases.findLast(({ from }) => from <= date) ?? plan.releases[0];
  if (release === undefined) throw new RangeError(`${plan.project} has no release`);
  return release;
}

export const epicId = (plan: Plan, release: Release): string => `${plan.project}/epic/${release.name}`;

/** Median of working days between creation and start, for work that was not planned with its release. */
const USUAL_WAIT: Readonly<Record<ItemType, number>> = { Story: 14, Task: 10, Bug: 2.5, Spike: 6, Incident: 0.06 };

/** When an item was written down: in the planning week of its release, or some time before it was started. */
export function createdBefore(random: RandomSource, plan: Plan, type: ItemType, start: Moment): Moment {
  const beginning = startOfDay(plan.begins);
  const planned = startOfDay(releaseOn(plan, dateOf(start)).planned) + Math.floor(random.float() * 4 * DAY_SECONDS);
  const wait = USUAL_WAIT[type] * Math.exp(0.9 * random.normal()) * DAY_SECONDS;
  const isPlanned = (type === "Story" || type === "Task") && random.float() < plan.planned;
  const wanted = isPlanned && planned < start ? planned : Math.floor(start - wait);
  const earliest = beginning + Math.floor(random.float() * 2 * DAY_SECONDS);
  return Math.max(0, Math.min(Math.max(wanted, earliest), start - 600));
}

const change = (at: Moment, ...fields: FieldChange[]): Change => ({ at, fields });
const pointBetween = (random: RandomSource, from: Moment, to: Moment): Moment => from + Math.floor((to - from) * (0.1 + 0.8 * random.float()));

/** Spans in which somebody raised the flag, inside the time of work. */
export function flagged(random: RandomSource, start: Moment, end: Moment): readonly Change[] {
  if (end - start < DAY_SECONDS) return [];
  const from = pointBetween(random, start, start + (end - start) / 2);
  const to = pointBetween(random, from + 300, end);
  return [change(from, { field: "Flagged", from: null, to: "Impediment" }), change(to, { field: "Flagged", from: "Impediment", to: null })];
}

interface Details {
  readonly id: string;
  readonly created: Moment;
  /** When work on it began, or the end of its story if it never did. */
  readonly until: Moment;
  readonly release: Release | null;
  readonly moves: readonly Change[];
}

/** Completes an item with the small changes that any tracker records: owner, priority, target release. */
export function itemOf(random: RandomSource, plan: Plan, attributes: Attributes, { id, created, until, release, moves }: Details): Omit<SimItem, "changes"> & { readonly changes: readonly Change[] } {
  const { type, title, labels, component, points, priority, assignee } = attributes;
  const extra: Change[] = [];
  const takenOn = moves.find(({ fields }) => fields.some(({ field, to }) => field === "status" && to === "In Progress"));
  const unassigned = takenOn === undefined ? random.float() < 0.7 : random.float() < 0.3;
  if (takenOn !== undefined && unassigned) extra.push(change(takenOn.at, { field: "assignee", from: null, to: assignee }));
  const raised = priority === "High" && until - created > 2 * DAY_SECONDS && random.float() < 0.2;
  if (raised) extra.push(change(pointBetween(random, created, until), { field: "priority", from: "Medium", to: "High" }));
  const before = release === null ? undefined : plan.releases[plan.releases.indexOf(release) - 1];
  const slips = before !== undefined && release !== null && created < startOfDay(release.planned) && until > startOfDay(release.from) && random.float() < 0.6;
  if (slips) extra.push(change(startOfDay(release.planned) + Math.floor(random.float() * 3 * DAY_SECONDS), { field: "Fix Version", from: before.name, to: release.name }));
  return {
    id,
    project: plan.project,
    type,
    title,
    created,
    labels,
    component,
    points,
    parent: release !== null && random.float() < 0.75 ? epicId(plan, release) : null,
    initial: { priority: raised ? "Medium" : priority, assignee: unassigned ? null : assignee, fixVersion: slips ? before.name : (release?.name ?? null) },
    changes: [...moves, ...extra],
  };
}

/** A moment on one of the days, at least `after` seconds into it. */
export const workingMoment = (random: RandomSource, days: readonly IsoDate[], after: number): Moment => startOfDay(oneOf(random, days)) + after + random.index(DAY_SECONDS - after);
