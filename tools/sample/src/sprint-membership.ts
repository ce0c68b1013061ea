import type { RandomSource } from "@almanac/core";
import { inOrder } from "./history.ts";
import { streamOf } from "./new-item.ts";
import type { Change, FieldChange, SimItem } from "./sim-item.ts";
import { closedAt, mondayOfSprint, openedAt, sprintId, sprintName } from "./sprint-calendar.ts";
import { DAY_SECONDS, endOfDay, LAST_DAY, momentAt, startOfDay, WORKING_DAYS, type Moment } from "./working-time.ts";

/** The sprint since which search keeps in the tracker which item is in which; its sprints before are no more than names and days. */
export const FIRST_TRACKED = 27;
/** Sprints in which work could not begin, or not go on, because the click logs were cut. */
const OUTAGE: readonly number[] = [35, 36];

/** Chances of what happens to one item. */
const CHANCE = {
  /** It is planned for the sprint in which it will be started; else it joins in the middle, when somebody takes it on. */
  plannedWhenFinished: 0.85,
  plannedWhenNot: 0.17,
  plannedWhenNotInOutage: 0.6,
  /** It was promised for the sprint before the one in which it is started. */
  promisedEarly: 0.03,
  promisedEarlyInOutage: 0.2,
  /** It was planned once in vain: taken out in the middle of a sprint long before it was started. */
  takenOut: 0.15,
  /** Of what is ready and was never started: in the last sprint, and carried into the next. */
  notBegun: 0.1,
  /** Unfinished work that the next sprint will not finish either goes back into the backlog, until it is planned again. */
  putBack: 0.65,
  reestimated: 0.12,
} as const;

/** Which of many equally likely stories is told: in this one ordinary sprints keep about three quarters of their promise. */
const STORY = 153;

const END = endOfDay(LAST_DAY);
/** Seconds that an item exists before somebody plans it. */
const KNOWN = 600;
const LADDER: readonly number[] = [1, 2, 3, 5, 8, 13];

/** What is in the field Sprint from a moment on. A closed sprint stays in it; one that an item is taken out of does not. */
interface Planning {
  readonly at: Moment;
  readonly sprints: readonly number[];
}

const sprintsText = (sprints: readonly number[]): string | null => (sprints.length === 0 ? null : sprints.map(sprintName).join(", "));
/** Numbers of the sprints in a value of the field. */
export const sprintsIn = (text: string | null): readonly number[] => (text?.match(/\d+/g) ?? []).map(Number);
export const sprintIds = (text: string): string => sprintsIn(text).map((number) => String(sprintId(number))).join(", ");

interface Step {
  readonly at: Moment;
  readonly line: FieldChange;
}

const stepsOf = (item: SimItem, field: FieldChange["field"]): readonly Step[] => item.changes.flatMap(({ at, fields }) => fields.filter((line) => line.field === field).map((line) => ({ at, line })));
const isDone = (steps: readonly Step[], at: Moment): boolean => steps.findLast((step) => step.at <= at)?.line.to === "Done";

/** The sprint that somebody who takes on work at that moment means: the first that is not closed. */
function sprintAt(moment: Moment): number {
  let number = FIRST_TRACKED - 1;
  while (closedAt(number) <= moment) number += 1;
  return number;
}

/** Planning is in the quarter of an hour before the sprint is started; when that day is free, on the evening of the last working day. */
function plannedAt(number: number, random: RandomSource): Moment {
  const monday = mondayOfSprint(number);
  const seconds = random.index(14 * 60);
  return WORKING_DAYS.includes(monday) ? momentAt(monday, "08:42") + seconds : startOfDay(monday) - 1 - seconds;
}

/** One attempt in vain, if there is a sprint between the creation and the last one that may be meant. */
function attempt(item: SimItem, last: number, random: RandomSource): readonly Planning[] {
  const first = Math.max(FIRST_TRACKED, last - 3);
  const sprints = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).filter((number) => openedAt(number) - DAY_SECONDS / 10 > item.created + KNOWN);
  const [drawn, which, when] = [random.float(), random.float(), random.float()];
  const number = sprints[Math.floor(which * sprints.length)];
  if (drawn >= CHANCE.takenOut || number === undefined) return [];
  return [
    { at: plannedAt(number, random), sprints: [number] },
    { at: Math.floor(openedAt(number) + (0.2 + 0.6 * when) * (closedAt(number) - openedAt(number))), sprints: [] },
  ];
}

/** The sprint that will be the first to be closed with the item done; undefined where none is. */
function finishedIn(steps: readonly Step[], after: number): number | undefined {
  for (let number = after; closedAt(number) < END; number += 1) if (isDone(steps, closedAt(number))) return number;
  return undefined;
}

/**
 * What is not done when a sprint is closed is moved into the next one at once, or put back and planned again later; work that is
 * reopened is put into the sprint of that day.
 */
function followed(first: Planning, steps: readonly Step[], until: Moment, random: RandomSource): readonly Planning[] {
  const plan: Planning[] = [first];
  let sprints = first.sprints;
  let number = sprints.at(-1) ?? FIRST_TRACKED;
  for (;;) {
    const end = closedAt(number);
    if (end >= until) return plan;
    if (!isDone(steps, end)) {
      const finished = finishedIn(steps, number + 1);
      const back = finished !== number + 1 && random.float() < CHANCE.putBack;
      if (back && finished === undefined) return plan;
      number = back ? (finished ?? number) : number + 1;
      sprints = [...sprints, number];
      const at = back ? plannedAt(number, random) : end + 1 + random.index(20);
      if (at >= until) return plan;
      plan.push({ at, sprints });
      continue;
    }
    const reopened = steps.find(({ at, line }) => at > end && line.from === "Done")?.at;
    if (reopened === undefined || reopened >= until) return plan;
    number = sprintAt(reopened);
    sprints = [...sprints, number];
    plan.push({ at: reopened + 30, sprints });
  }
}

/** When and how an item that was started came into its first sprint. */
function joined(item: SimItem, start: Moment, steps: readonly Step[], random: RandomSource): Planning | undefined {
  const [planned, early, before] = [random.float(), random.float(), random.index(3000)];
  const number = sprintAt(start);
  const planning = (of: number): Planning | undefined => {
    const at = plannedAt(of, random);
    return of >= FIRST_TRACKED && item.created + KNOWN < at ? { at, sprints: [of] } : undefined;
  };
  if (number < FIRST_TRACKED) return isDone(steps, openedAt(FIRST_TRACKED)) ? undefined : planning(FIRST_TRACKED);
  const promised = early < (OUTAGE.includes(number - 1) ? CHANCE.promisedEarlyInOutage : CHANCE.promisedEarly) ? planning(number - 1) : undefined;
  if (promised !== undefined) return promised;
  const likely = isDone(steps, closedAt(number)) ? CHANCE.plannedWhenFinished : OUTAGE.includes(number) ? CHANCE.plannedWhenNotInOutage : CHANCE.plannedWhenNot;
  const inTime = planned < likely ? planning(number) : undefined;
  return inTime ?? { at: Math.max(item.created + 60, closedAt(number - 1) + 60, start - 240 - before), sprints: [number] };
}

function plansOf(item: SimItem, random: RandomSource): readonly Planning[] {
  const steps = stepsOf(item, "status");
  const start = steps.find(({ line }) => line.to === "In Progress")?.at;
  const dropped = stepsOf(item, "resolution").findLast(({ line }) => line.to !== null && line.to !== "Done")?.at;
  if (start === undefined) {
    if (steps.some(({ line }) => line.to === "Done")) return [];
    const last = sprintAt(END - 1) - 1;
    const ready = steps.findLast(({ line }) => line.to === "Ready")?.at;
    const promised = random.float() < CHANCE.notBegun && ready !== undefined && ready < openedAt(last) - DAY_SECONDS;
    return promised ? followed({ at: plannedAt(last, random), sprints: [last] }, steps, END, random) : attempt(item, last, random);
  }
  const first = joined(item, start, steps, random);
  if (first === undefined) return [];
  const earlier = dropped === undefined ? attempt(item, (first.sprints[0] ?? 0) - 2, random) : [];
  const out = dropped === undefined ? undefined : dropped - 120;
  if (out !== undefined && out <= first.at + 60) return [];
  return [...earlier, ...followed(first, steps, out ?? END, random), ...(out === undefined ? [] : [{ at: out, sprints: [] }])];
}

/** One step up the ladder of estimates, or, more seldom, down. */
function nextOf(points: number, random: RandomSource): number {
  const at = LADDER.indexOf(points);
  return LADDER[at + (random.float() < 0.75 || at === 0 ? 1 : -1)] ?? points;
}

/** Some work turns out to be of another size while it is done: then its history has both estimates. */
function estimates(item: SimItem, plan: readonly Planning[], random: RandomSource): readonly Change[] {
  const [drawn, when] = [random.float(), random.float()];
  const steps = stepsOf(item, "status");
  const start = steps.find(({ line }) => line.to === "In Progress")?.at;
  const done = steps.findLast(({ line }) => line.to === "Done")?.at ?? END;
  const first = plan[0]?.at;
  if (item.points === null || first === undefined || start === undefined || drawn >= CHANCE.reestimated) return [];
  const at = Math.floor(Math.max(start, first) + (0.2 + 0.5 * when) * (done - Math.max(start, first)));
  if (at <= first + 60 || at >= done) return [];
  const [before, after] = [String(item.points), String(nextOf(item.points, random))];
  return [
    { at: first, fields: [{ field: "Story Points", from: null, to: before }] },
    { at, fields: [{ field: "Story Points", from: before, to: after }] },
  ];
}

/** The item with its sprints, as search keeps them: planned, added in the middle, taken out, carried over; some with a second estimate. */
export function withSprints(item: SimItem): SimItem {
  if (item.project !== "SR" || item.type === "Epic") return item;
  const random = streamOf(item.id, "sprints", STORY);
  const plan = plansOf(item, random);
  if (plan.length === 0) return item;
  const sprints = plan.map(({ at, sprints: to }, index): Change => ({ at, fields: [{ field: "Sprint", from: sprintsText(plan[index - 1]?.sprints ?? []), to: sprintsText(to) }] }));
  const points = estimates(item, plan, random);
  return { ...item, points: points.length === 0 ? item.points : null, changes: inOrder([...item.changes, ...sprints, ...points]) };
}
