import type { ItemFlow } from "../flow/item-flow.ts";
import { workItemFlow } from "../flow/work-item-flow.ts";
import type { Model } from "../model/model.ts";
import type { Program } from "../model/program.ts";
import { addDays, compareText, dateIn, daysBetween, mondayOf, zoneDates, type IsoDate } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import type { RowRef, Sha256 } from "./computed.ts";
import { firstObservedMonday, observationOf, type Observation } from "./interval.ts";

/** A work item with what the flow rules say about it at the as-of instant. */
export interface FlowItem {
  readonly item: WorkItem;
  readonly flow: ItemFlow;
  /** Id of its source row, written once: a dozen facts stand on it. Left out: see {@link rowOf}. */
  readonly rowId?: string;
}

/** The whole program, or one workstream: what facts are computed over. */
export interface Scope {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly title: string;
  readonly items: readonly FlowItem[];
}

/** Everything a group of facts is computed from. */
export interface FactContext {
  readonly program: Program;
  readonly model: Model;
  readonly asOfDate: IsoDate;
  /** Last date that the exports can tell about: the as-of date, or the date of the newest export if that is earlier. */
  readonly observedTo: IsoDate;
  /** Sunday of the last ISO week that is wholly inside the observation window. */
  readonly lastSunday: IsoDate;
  /** First Monday on or after the first event: weeks before it are not observed. */
  readonly firstMonday: IsoDate | null;
  /** How exactly dates are known, where histories were read from successive exports. */
  readonly observation?: Observation | undefined;
  readonly sha256: Sha256;
}

/** A later day than the newest export is not a day without completions: nobody looked. An export whose instant is only a lower bound limits nothing. */
function observedUntil({ program, sources }: Model, asOfDate: IsoDate): IsoDate {
  // Only exports of work items tell about work: a budget of yesterday says nothing about last week's completions.
  const primary = sources.filter(({ role, itemRecords }) => role === "primary" && itemRecords > 0);
  if (primary.some(({ exportedAtBasis }) => exportedAtBasis === "newest-event")) return asOfDate;
  const newest = primary.map(({ exportedAt }) => dateIn(program.timeZone, exportedAt)).sort(compareText).at(-1);
  return newest === undefined || newest > asOfDate ? asOfDate : newest;
}

export function factContext(model: Model, sha256: Sha256): FactContext {
  const asOfDate = dateIn(model.program.timeZone, model.asOf);
  const observedTo = observedUntil(model, asOfDate);
  const isSunday = daysBetween(mondayOf(observedTo), observedTo) === 6;
  const dateOf = zoneDates(model.program.timeZone);
  const first = model.items.reduce<IsoDate | undefined>((earliest, { created }) => {
    const date = dateOf(created);
    return earliest === undefined || date < earliest ? date : earliest;
  }, undefined);
  const ownMonday = first === undefined ? null : mondayOf(first) === first ? first : addDays(mondayOf(first), 7);
  const observation = observationOf(model);
  const firstMonday = ownMonday === null || observation === undefined || !finishedBeforeFirstExport(model) ? ownMonday : [ownMonday, firstObservedMonday(observation)].sort(compareText).at(-1) ?? null;
  return { program: model.program, model, asOfDate, observedTo, lastSunday: isSunday ? observedTo : addDays(mondayOf(observedTo), -1), firstMonday, observation, sha256 };
}

/** Whether items were done when the first export was made and nothing says since when: weeks before it then look emptier than they were. */
function finishedBeforeFirstExport({ items, program }: Model): boolean {
  const done = new Set(program.workflow.columns.filter(({ category }) => category === "done").flatMap(({ statuses }) => statuses));
  return items.some(({ history, status, resolvedAt }) => history === "none" && resolvedAt === undefined && done.has(status));
}

/** The whole program first, then its workstreams in their declared order. */
export function scopesOf(context: FactContext): readonly Scope[] {
  const { program, model } = context;
  const options = { asOf: model.asOf, timeZone: program.timeZone, clockPolicy: program.clockPolicy, excludedResolutions: program.excludedResolutions };
  const all = [...model.items]
    .sort((a, b) => compareText(a.key, b.key))
    .map((item): FlowItem => ({ item, flow: workItemFlow(item, program.workflow, options), rowId: rowIdOf(item) }))
    .filter(({ flow }) => flow.existsAt);
  const whole: Scope = { dimensions: {}, title: program.title, items: all };
  const byWorkstream = Map.groupBy(all, ({ item }) => item.workstream);
  const parts = program.workstreams.map((workstream): Scope => ({ dimensions: { program: workstream.id }, title: workstream.title, items: byWorkstream.get(workstream.id) ?? [] }));
  return [whole, ...parts];
}

const rowIdOf = ({ key, source }: WorkItem): string => `${source.file}:${String(source.line)} ${key}`;

const NOTHING_READ: RowRef["detail"] = {};

/** The source row of an item, with what a rule read from it. */
export function rowOf({ item, rowId = rowIdOf(item) }: FlowItem, detail: RowRef["detail"] = NOTHING_READ): RowRef {
  return { id: rowId, file: item.source.file, line: item.source.line, key: item.key, detail };
}

/** Finished items that count: done or closed without a start, with a known date in the closed period `[from, to]`. */
export function finishedIn(items: readonly FlowItem[], from: IsoDate, to: IsoDate): readonly FlowItem[] {
  const { positions, dates } = finishedOf(items);
  const found: number[] = [];
  for (let index = firstAtOrAfter(dates, from); index < dates.length && (dates[index] ?? "") <= to; index += 1) found.push(positions[index] ?? 0);
  return found.sort((a, b) => a - b).flatMap((position) => items[position] ?? []);
}

/** Finished items by date of completion: where each stands in the list, and when it was finished. */
interface Finished {
  readonly positions: readonly number[];
  readonly dates: readonly IsoDate[];
}

const finishedByItems = new WeakMap<readonly FlowItem[], Finished>();

function finishedOf(items: readonly FlowItem[]): Finished {
  const known = finishedByItems.get(items);
  if (known !== undefined) return known;
  const byDate = new Map<IsoDate, number[]>();
  items.forEach(({ flow }, position) => {
    if (flow.done === null || flow.state === "excluded") return;
    const bucket = byDate.get(flow.done);
    if (bucket === undefined) byDate.set(flow.done, [position]);
    else bucket.push(position);
  });
  const days = [...byDate].sort(([a], [b]) => compareText(a, b));
  const made = { positions: days.flatMap(([, positions]) => positions), dates: days.flatMap(([date, positions]) => positions.map(() => date)) };
  finishedByItems.set(items, made);
  return made;
}

/** Index of the first date that is not before another, of dates in order. */
function firstAtOrAfter(dates: readonly IsoDate[], date: IsoDate): number {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((dates[middle] ?? "") < date) low = middle + 1;
    else high = middle;
  }
  return low;
}
