import { notAvailable, type Measure } from "../../model/measure.ts";
import { addDays, type IsoDate } from "../../model/time.ts";
import type { Need, OutlookStream } from "../../outlook/outlook-stream.ts";
import { asKept } from "../../stats/significant-digits.ts";
import type { AreaInput } from "../area.ts";
import { groundOf, sampleGuard, sampleWeeksOf } from "../forecast-engines.ts";
import { isOpen } from "../item-facts.ts";
import { programDocument, targetOf } from "../program-facts.ts";
import type { Scope } from "../scope.ts";
import { sampledItems, weeklySamples, wholeWeeksUntil } from "../throughput-facts.ts";
import { calendarView, type CalendarView, type TeamCapacity } from "./calendar-view.ts";
import { neededItems, type StatedNeed } from "./needed-items.ts";

/** A workstream in the joint forecast, with what is known of it. */
export interface OutlookTeam {
  readonly id: string;
  readonly title: string;
  readonly scope: Scope;
  readonly stream: OutlookStream;
  readonly capacity: TeamCapacity;
  readonly openItems: number;
  /** Items created in each sampled week. */
  readonly created: readonly number[];
  readonly target: IsoDate | undefined;
  /** Whole weeks to the target; less than 0 where it has passed. */
  readonly targetWeeks: number | undefined;
}

export interface OutlookView {
  readonly input: AreaInput;
  readonly calendar: CalendarView;
  /** Every workstream with items, and the items without one. */
  readonly parts: readonly OutlookTeam[];
  /** Of the parts those with something open: a finished workstream holds nothing up. */
  readonly teams: readonly OutlookTeam[];
  readonly needs: readonly StatedNeed[];
  readonly mondays: readonly IsoDate[];
  /** A value where a joint forecast can be made, or the sentence that says what is missing. */
  readonly guard: Measure<unknown>;
}

const NO_WORKSTREAM = "(none)";

function partsOf({ scopes, context }: AreaInput): readonly Scope[] {
  const [whole, ...parts] = scopes;
  if (whole === undefined) return [];
  if (parts.length === 0) return [whole];
  const ids = new Set(context.program.workstreams.map(({ id }) => id));
  return [...parts, { dimensions: {}, title: "Items without a workstream", items: whole.items.filter(({ item }) => !ids.has(item.workstream ?? "")) }];
}

function guardOf(teams: readonly OutlookTeam[], nothing: boolean): Measure<unknown> {
  if (nothing) return notAvailable("no-data", "no work item is in the exports");
  if (teams.length === 0) return notAvailable("not-applicable", "nothing is open, so there is nothing to forecast");
  for (const { stream, title } of teams) {
    const guard = sampleGuard(stream.samples);
    if (!("value" in guard)) return notAvailable(guard.notAvailable, `cannot forecast, because of ${title}: ${groundOf(guard.because)}`);
  }
  return { value: teams.length };
}

/** Work in progress is delivered before what nobody has begun; within the two any order is as likely. */
function placeOf({ entry }: StatedNeed, { scope, openItems }: OutlookTeam): NonNullable<Need["place"]> {
  const begun = asKept(scope.items.filter(({ flow }) => flow.state === "in-progress").length / openItems);
  return entry.flow.state === "in-progress" ? { from: 0, to: begun } : { from: begun, to: 1 };
}

/** Everything that the facts of the outlook are computed from. */
export function outlookView(input: AreaInput): OutlookView {
  const { context, scopes } = input;
  const { asOfDate, program } = context;
  const weeks = sampleWeeksOf(program);
  const calendar = calendarView(input);
  const whole = scopes[0];
  const sampled = whole === undefined ? 0 : weeklySamples(whole, context, weeks).length;
  const mondays = Array.from({ length: sampled }, (_, week) => addDays(context.lastSunday, 1 - 7 * (sampled - week)));
  const needs = neededItems(context, whole?.items ?? []);
  const splitRate = program.rules?.forecast?.splitRate;
  const alone = partsOf(input)
    .filter(({ items }) => items.length > 0)
    .map((scope): OutlookTeam => {
      const workstream = scope.dimensions["program"];
      const id = workstream ?? NO_WORKSTREAM;
      const openItems = scope.items.filter(isOpen).length;
      const capacity = calendar.teamOf(workstream, mondays);
      const target = workstream === undefined ? undefined : targetOf(programDocument(context.model.documents, workstream), asOfDate);
      const created = mondays.map((monday) => scope.items.filter(({ flow }) => flow.created >= monday && flow.created <= addDays(monday, 6) && flow.state !== "excluded").length);
      // A week without any capacity, wholly in a blackout, says nothing about a week that has some.
      const there = <T>(_: T, week: number): boolean => (capacity.sampled[week] ?? 0) > 0;
      const stream: OutlookStream = { id, samples: weeklySamples(scope, context, weeks).filter(there), backlog: openItems, sampleCapacity: capacity.sampled.filter(there), capacity: capacity.ahead, ...(splitRate === undefined ? {} : { splitRate }) };
      return { id, title: scope.title, scope, stream, capacity, openItems, created, target, targetWeeks: target === undefined ? undefined : wholeWeeksUntil(asOfDate, target) };
    });
  const byId = new Map(alone.flatMap((team) => (team.openItems === 0 ? [] : [[team.id, team] as const])));
  const parts = alone.map((team) => {
    if (team.openItems === 0) return team;
    const own = needs.flatMap((need) => {
      const of = byId.get(need.of);
      return need.stream !== team.id || of === undefined ? [] : [{ item: need.item, of: need.of, lag: need.lag, place: placeOf(need, of) }];
    });
    return own.length === 0 ? team : { ...team, stream: { ...team.stream, needs: own } };
  });
  const teams = parts.filter(({ openItems }) => openItems > 0);
  return { input, calendar, parts, teams, needs, mondays, guard: guardOf(teams, (whole?.items.length ?? 0) === 0) };
}

/** Items that were finished in the sampled weeks. */
export const sampleOf = ({ scope }: OutlookTeam, { input, mondays }: OutlookView) => sampledItems(scope, input.context, mondays.length);
