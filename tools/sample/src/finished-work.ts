import { addDays, mondayOf, type IsoDate, type RandomSource } from "@almanac/core";
import type { Attributes } from "./attributes.ts";
import { enterTimes, inOrder, move, movesOf, pathOf } from "./history.ts";
import { createdBefore, flagged, itemOf, releaseOn, streamOf, workingMoment } from "./new-item.ts";
import { EXPORT_DATES, type Plan } from "./plan.ts";
import { CLOSED_WITHOUT_START, DROP_BEGINS, REDONE_IN_WEEK } from "./planted-dates.ts";
import type { Change, SimItem, StatusName } from "./sim-item.ts";
import type { ItemType } from "./titles/title-grammar.ts";
import { DAY_SECONDS, dateOf, LAST_DAY, startOfDay, WORKING_DAYS, type Moment } from "./working-time.ts";

/** Median cycle time in calendar days; the spread is the same for all types of work. */
const USUAL_DAYS: Readonly<Record<ItemType, number>> = { Story: 7, Task: 6, Bug: 4.5, Spike: 4.5, Incident: 1.6 };
const SPREAD = 0.86;
/** Work finished in the weeks of the planted drop took longer. */
const SLOWER = 1.35;
const LONGEST_DAYS = 74;
/** Seconds into the day: nothing is started before, nor finished within an hour of, the first coffee. */
const EARLIEST_START = 900;
const EARLIEST_DONE = 3600;
const SHORTEST = 1800;

const mondays = (plan: Plan): readonly IsoDate[] => {
  const list: IsoDate[] = [];
  for (let monday = mondayOf(plan.begins); monday <= LAST_DAY; monday = addDays(monday, 7)) list.push(monday);
  return list;
};

/** How many items a workstream finishes in a week, planted weeks included. */
function finishedInWeek(plan: Plan, monday: IsoDate): number {
  const index = EXPORT_DATES.indexOf(addDays(monday, 6));
  const planned = plan.lastTwelveWeeks[index];
  if (planned !== undefined) return planned - (plan.project === REDONE_IN_WEEK.project && REDONE_IN_WEEK.mondays.includes(monday) ? 1 : 0);
  const pace = plan.pace.findLast(([from]) => from <= monday);
  const days = WORKING_DAYS.filter((day) => day >= monday && day <= addDays(monday, 6)).length;
  if (pace === undefined || days === 0) return 0;
  return Math.max(0, Math.round((pace[1] * days) / 5 + 0.9 * streamOf(plan.project, "week", monday).normal()));
}

function startOf(random: RandomSource, plan: Plan, type: ItemType, done: Moment): Moment {
  const days = Math.min(LONGEST_DAYS, Math.max(1, Math.round(USUAL_DAYS[type] * (dateOf(done) >= DROP_BEGINS ? SLOWER : 1) * Math.exp(SPREAD * random.normal()))));
  const wanted = addDays(dateOf(done), 1 - days);
  const day = startOfDay(wanted < plan.begins ? plan.begins : wanted);
  const start = day + EARLIEST_START + random.index(DAY_SECONDS - EARLIEST_START);
  return start <= done - SHORTEST ? start : Math.max(day + EARLIEST_START, done - SHORTEST - random.index(3 * 3600));
}

function historyOf(random: RandomSource, plan: Plan, created: Moment, start: Moment, done: Moment): readonly Change[] {
  const long = done - start > 2 * DAY_SECONDS;
  const path = pathOf({
    waits: long && random.float() < plan.waitsForData,
    validated: random.float() < 0.75,
    reviewBack: long && random.float() < 0.13,
    validationBack: long && random.float() < 0.05,
    sentBack: long && random.float() < 0.02,
    reopened: long && random.float() < 0.03,
  });
  const ready = start - created > DAY_SECONDS && random.float() < 0.5;
  const readyAt = created + Math.floor((start - created) * (0.2 + 0.7 * random.float()));
  const before: StatusName = ready ? "Ready" : "Backlog";
  const entries = enterTimes(random, path, start, done);
  const last = entries.at(-1)?.[1] ?? "In Progress";
  const flags = random.float() < 0.08 ? flagged(random, start, done) : [];
  return [...(ready ? [move(readyAt, "Backlog", "Ready")] : []), ...movesOf(entries, before), ...flags, move(done, last, "Done")];
}

/** Everything the workstream finished and kept finished, apart from epics and planted items. */
export function finishedWork(plan: Plan, attributesOf: (plan: Plan, random: RandomSource) => Attributes): readonly SimItem[] {
  return mondays(plan).flatMap((monday) => {
    const days = WORKING_DAYS.filter((day) => day >= monday && day <= addDays(monday, 6) && day > plan.begins);
    return Array.from({ length: finishedInWeek(plan, monday) }, (_, index): SimItem => {
      const id = `${plan.project}/finished/${monday}/${String(index)}`;
      const random = streamOf(id);
      const attributes = attributesOf(plan, random);
      const done = workingMoment(random, days, EARLIEST_DONE);
      const start = startOf(random, plan, attributes.type, done);
      const created = createdBefore(random, plan, attributes.type, start);
      const neverStarted = index === 0 && CLOSED_WITHOUT_START[plan.project].includes(monday);
      const moves = neverStarted ? [move(done, "Backlog", "Done")] : historyOf(random, plan, created, start, done);
      const item = itemOf(random, plan, attributes, { id, created, until: start, release: releaseOn(plan, dateOf(done)), moves });
      return { ...item, changes: inOrder(item.changes) };
    });
  });
}
