import { simulate, type TrackerItem } from "../../simulate.ts";
import { closedAt, closing, openedAt, sprintName } from "../../sprint-calendar.ts";
import { FIRST_TRACKED, sprintsIn } from "../../sprint-membership.ts";
import type { ChangedField } from "../../sim-item.ts";
import type { Moment } from "../../working-time.ts";

/** The last sprint of the story, closed on its last Friday, and how many are looked back on. */
const NEWEST = 39;
const LAST = 6;

/** An item of the plan, asked at a moment. */
interface Planned {
  readonly isIn: (sprint: number, at: Moment) => boolean;
  readonly joined: (sprint: number, after: Moment, until: Moment) => Moment | undefined;
  readonly left: (sprint: number, after: Moment, until: Moment) => Moment | undefined;
  readonly points: (at: Moment) => number;
  readonly isDone: (at: Moment) => boolean;
}

function plannedOf(item: TrackerItem): Planned {
  const valueAt = (field: ChangedField, at: Moment, first: string | null): string | null => {
    let value = first;
    for (const change of item.changes) if (change.at <= at) for (const line of change.fields) if (line.field === field) value = line.to;
    return value;
  };
  const isIn: Planned["isIn"] = (sprint, at) => sprintsIn(valueAt("Sprint", at, null)).includes(sprint);
  const moments = (after: Moment, until: Moment): readonly Moment[] => item.changes.filter(({ at, fields }) => at > after && at < until && fields.some(({ field }) => field === "Sprint")).map(({ at }) => at);
  return {
    isIn,
    joined: (sprint, after, until) => moments(after, until).find((at) => isIn(sprint, at)),
    left: (sprint, after, until) => moments(after, until).findLast((at) => !isIn(sprint, at)),
    points: (at) => Number(valueAt("Story Points", at, item.points === null ? null : String(item.points)) ?? 0),
    isDone: (at) => valueAt("status", at, "Backlog") === "Done",
  };
}

interface SprintOutcome {
  readonly sprint: number;
  readonly committed: number;
  readonly added: number;
  readonly removed: number;
  readonly completed: number;
  readonly carried: number;
  readonly carriedItems: number;
  /** Points of the commitment that were completed, as they were promised. */
  readonly kept: number;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** What became of a sprint, read from the plan of every item. */
function outcomeOf(sprint: number, plans: readonly Planned[]): SprintOutcome {
  const [start, end] = [openedAt(sprint), closedAt(sprint)];
  const promised = plans.filter((one) => one.isIn(sprint, start) && !one.isDone(start));
  const late = plans.flatMap((one) => {
    const at = one.isIn(sprint, start) ? undefined : one.joined(sprint, start, end);
    return at === undefined || one.isDone(at) ? [] : [{ one, at }];
  });
  const all = [...promised, ...late.map(({ one }) => one)];
  const out = all.filter((one) => !one.isIn(sprint, end));
  const done = all.filter((one) => one.isIn(sprint, end) && one.isDone(end));
  const over = all.filter((one) => one.isIn(sprint, end) && !one.isDone(end));
  return {
    sprint,
    committed: total(promised.map(({ points }) => points(start))),
    added: total(late.map(({ one, at }) => one.points(at))),
    removed: total(out.map((one) => one.points(one.left(sprint, start, end) ?? end))),
    completed: total(done.map(({ points }) => points(end))),
    carried: total(over.map(({ points }) => points(end))),
    carriedItems: over.length,
    kept: total(promised.filter((one) => done.includes(one)).map(({ points }) => points(start))),
  };
}

const plansOfSearch = (): readonly Planned[] => simulate().filter(({ project, type }) => project === "SR" && type !== "Epic").map(plannedOf);

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const middle = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2;
};

/** What became of the last sprints of search, told by the plan of the simulator itself. */
export function sprintMembershipTruths(): readonly string[] {
  const plans = plansOfSearch();
  const outcomes = Array.from({ length: LAST }, (_, index) => outcomeOf(NEWEST - LAST + 1 + index, plans));
  const newest = outcomeOf(NEWEST, plans);
  const { committed, added, removed, completed, carried, carriedItems, kept } = newest;
  const net = completed + carried - committed;
  const velocities = outcomes.map((one) => one.completed);
  const file = "`jira/{exported}/work-items.json`";
  return [
    `${file}: search keeps in the tracker which item is in which sprint since ${sprintName(FIRST_TRACKED)}; the field Sprint and its history are in no other project. The \`Sprint\` columns of \`work-items.csv\` say the same.`,
    `${file}: ${sprintName(NEWEST)}, closed on ${closing(NEWEST).day}: ${String(committed)} points committed, ${String(added)} added in the middle, ${String(removed)} taken out, ${String(completed)} completed and ${String(carried)} not finished (${String(carriedItems)} items, with those that have no estimate). Of the commitment ${String(kept)} points were kept, ${percent(kept, committed)}; scope changed by ${percent(net, committed)} net, a re-estimate included.`,
    `${file}: commitment kept in the last six closed sprints of search: ${outcomes.map((one) => `${sprintName(one.sprint)} ${percent(one.kept, one.committed)}`).join(", ")}; their median is ${percent(middle(outcomes.map((one) => one.kept / one.committed)), 1)}. The two lowest are those in which the click logs were cut.`,
    `${file}: not finished when the sprint was closed, in points: ${outcomes.map((one) => `${sprintName(one.sprint)} ${String(one.carried)}`).join(", ")}; completed: ${velocities.join(", ")}, which is ${(total(velocities) / velocities.length).toFixed(2)} on the mean, ${String(middle(velocities))} in the middle, ${String(Math.min(...velocities))} at least and ${String(Math.max(...velocities))} at most.`,
  ];
}
