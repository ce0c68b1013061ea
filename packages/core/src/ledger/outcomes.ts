import { targetHistories } from "../forecast/target-history.ts";
import type { FactContext, FlowItem, Scope } from "../fact/scope.ts";
import { addDays, compareInstants, compareText, dateIn, hourIn, type IsoDate } from "../model/time.ts";

/** What the exports tell about forecasts made earlier. `undefined`: they cannot tell. */
export interface Outcomes {
  /** Items of a scope finished on the days after `made` up to `until`. */
  readonly finished: (scope: string, made: IsoDate, until: IsoDate) => number | undefined;
  /** The first day by which every stream has finished so many items since; null: not by `observedTo`. */
  readonly finishedAll: (needed: ReadonlyMap<string, number>, made: IsoDate) => IsoDate | null | undefined;
  /** The day on which a milestone was reached; null: not yet. */
  readonly reached: (milestone: string) => IsoDate | null | undefined;
  /** Last day that can be told about: over when the newest export was made. */
  readonly observedTo: IsoDate;
}

/** From this hour on a day counts as over: an earlier look at it has not seen all that was finished, and what is judged stays judged. */
const EVENING = 20;

/** The last day that was seen to its end: the last that the exports tell about, or the one before it. */
function lastWholeDay({ model: { asOf, sources, program }, observedTo }: FactContext): IsoDate {
  const ofItems = sources.filter(({ role, itemRecords }) => role === "primary" && itemRecords > 0);
  const onTheDay = ofItems.some(({ exportedAtBasis }) => exportedAtBasis === "newest-event") ? [] : ofItems.map(({ exportedAt }) => exportedAt).filter((instant) => dateIn(program.timeZone, instant) === observedTo);
  const looks = onTheDay.length === 0 ? [asOf] : onTheDay.map((instant) => (compareInstants(instant, asOf) > 0 ? asOf : instant));
  return looks.some((instant) => hourIn(program.timeZone, instant) >= EVENING) ? observedTo : addDays(observedTo, -1);
}

/** Name of the stream of items that belong to no workstream. */
const NO_WORKSTREAM = "(none)";

/** Streams that finish side by side: the workstreams, and what belongs to none; the whole program where it has no workstreams. */
export function streamsOf(scopes: readonly Scope[]): ReadonlyMap<string, readonly FlowItem[]> {
  const [whole, ...parts] = scopes;
  if (whole === undefined) return new Map();
  if (parts.length === 0) return new Map([["", whole.items]]);
  const ids = new Set(parts.map(({ dimensions }) => dimensions["program"]));
  return new Map([...parts.map(({ dimensions, items }): [string, readonly FlowItem[]] => [dimensions["program"] ?? "", items]), [NO_WORKSTREAM, whole.items.filter(({ item }) => !ids.has(item.workstream ?? ""))]]);
}

/** Days on which items were finished, in order; undefined where some of them stand in exports that are not public: then nothing may be told. */
function finishingDays(items: readonly FlowItem[], hidden: ReadonlySet<string>): readonly IsoDate[] | undefined {
  if (hidden.size > 0 && items.some(({ item }) => hidden.has(item.source.file))) return undefined;
  return items.flatMap(({ flow }) => (flow.done === null || flow.state === "excluded" ? [] : [flow.done])).sort(compareText);
}

/** Index of the first day after another. */
function firstAfter(days: readonly IsoDate[], day: IsoDate): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function outcomesOf(scopes: readonly Scope[], context: FactContext): Outcomes {
  const { model, asOfDate } = context;
  const observedTo = lastWholeDay(context);
  const hidden = new Set(model.sources.flatMap(({ file, audience }) => (audience === undefined ? [] : [file])));
  const streams = streamsOf(scopes);
  const all = new Map<string, readonly FlowItem[]>([...streams, ...scopes.slice(0, 1).map(({ items }): [string, readonly FlowItem[]] => ["", items])]);
  const known = new Map<string, readonly IsoDate[] | undefined>();
  const daysOf = (scope: string): readonly IsoDate[] | undefined => {
    const items = all.get(scope);
    if (items === undefined || known.has(scope)) return known.get(scope);
    const days = finishingDays(items, hidden);
    known.set(scope, days);
    return days;
  };
  const reached = new Map(targetHistories((model.records?.milestones ?? []).filter(({ source }) => !hidden.has(source.file)), asOfDate).map(({ id, actual }) => [id, actual]));
  return {
    observedTo,
    finished: (scope, made, until) => {
      const days = daysOf(scope);
      return days === undefined ? undefined : firstAfter(days, until) - firstAfter(days, made);
    },
    finishedAll: (needed, made) => {
      let latest: IsoDate | null = made;
      for (const [stream, items] of needed) {
        const days = daysOf(stream);
        if (days === undefined) return undefined;
        const day = days[firstAfter(days, made) + items - 1];
        if (day === undefined || day > observedTo) latest = null;
        else if (latest !== null && day > latest) latest = day;
      }
      return latest;
    },
    reached: (milestone) => reached.get(milestone),
  };
}
