import { audienceByFile, releasedTogether } from "../fact/release.ts";
import type { ComputedFact } from "../fact/computed.ts";
import { factId, measureOf, parseFactId } from "../fact/fact-id.ts";
import { isOpen } from "../fact/item-facts.ts";
import type { FactContext, Scope } from "../fact/scope.ts";
import { addDays, compareText, daysBetween, mondayOf, type IsoDate } from "../model/time.ts";
import { horizonOf } from "./horizon.ts";
import type { ForecastKind } from "./ledger.ts";
import { AHEAD_DAYS } from "./ledger-rows.ts";
import type { ForecastState, OpenForecast } from "./ledger-state.ts";
import { streamsOf } from "./outcomes.ts";

const LEVELS = [50, 85, 95] as const;
const MEASURES = new Set(["forecast.how-many", "forecast.when", "forecast.target", "outlook.joint", "milestones.forecast", "milestones.target", "program.target"]);
/** A forecast of more than a year is entered once a quarter: the ledger stays small, and such forecasts overlap for long. */
const FAR_DAYS = 364;
const FAR_SPACING_DAYS = 91;

/** What an edition publishes, before it is entered: only marks are missing. */
export interface PublishedForecast {
  readonly kind: ForecastKind;
  readonly scope: string;
  readonly milestone: string | null;
  readonly needed: ReadonlyMap<string, number> | undefined;
  readonly lines: readonly { readonly level: number; readonly bound: number | IsoDate; readonly due: IsoDate }[];
  readonly chance: { readonly p: number; readonly target: IsoDate } | undefined;
}

type Read = (base: string, dimensions?: Readonly<Record<string, string>>) => string | number | null;

/** Values of the facts that everybody may see: what nobody was told is no published forecast. */
function publishedValues(computed: ReadonlyMap<string, ComputedFact>, context: FactContext): { readonly read: Read; readonly milestones: readonly string[] } {
  const own = [...computed.values()].filter(({ fact }) => MEASURES.has(measureOf(fact.id)));
  const released = releasedTogether(own, audienceByFile(context.model.sources)).map(({ fact }) => fact);
  const values = new Map(released.filter((fact) => fact.type === "scalar" && fact.audience === "public").map((fact) => [fact.id, fact.type === "scalar" ? fact.value : null]));
  const milestones = [...values.keys()].flatMap((id) => {
    const name = parseFactId(id);
    return name?.base === "milestones.forecast.p85" ? (name.dimensions["milestone"] ?? []) : [];
  });
  return { read: (base, dimensions = {}) => values.get(factId(base, dimensions)) ?? null, milestones: milestones.sort(compareText) };
}

const linesOf = (read: Read, base: string, dimensions: Readonly<Record<string, string>>, made: IsoDate): PublishedForecast["lines"] =>
  LEVELS.flatMap((level): PublishedForecast["lines"] => {
    const bound = read(`${base}.p${String(level)}`, dimensions);
    if (typeof bound === "number") return [{ level, bound, due: addDays(made, AHEAD_DAYS) }];
    // A date that lies in the past was no forecast.
    return typeof bound === "string" && bound > made ? [{ level, bound: bound as IsoDate, due: bound as IsoDate }] : [];
  });

function chanceOf(read: Read, names: readonly [chance: string, target: string], dimensions: Readonly<Record<string, string>>, made: IsoDate): PublishedForecast["chance"] {
  const [p, target] = [read(names[0], dimensions), read(names[1], dimensions)];
  return typeof p === "number" && typeof target === "string" && target > made ? { p, target: target as IsoDate } : undefined;
}

/** Items that each stream has open. Where items are expected to be split, so many more. */
function openItems(scopes: readonly Scope[], { program }: FactContext): ReadonlyMap<string, number> {
  const { low = 1, high = 1 } = program.rules?.forecast?.splitRate ?? {};
  return new Map([...streamsOf(scopes)].flatMap(([stream, items]): readonly (readonly [string, number])[] => {
    const open = items.filter(isOpen).length;
    return open === 0 ? [] : [[stream, Math.ceil(Number(((open * (low + high)) / 2).toFixed(9)))]];
  }));
}

/** Everything that an edition forecasts about the time after it. */
export function publishedForecasts(context: FactContext, scopes: readonly Scope[], computed: ReadonlyMap<string, ComputedFact>): readonly PublishedForecast[] {
  const made = context.asOfDate;
  const { read, milestones } = publishedValues(computed, context);
  const needed = openItems(scopes, context);
  const workstreamOf = new Map((context.model.records?.milestones ?? []).map(({ id, workstream }) => [id, workstream]));
  const ofScopes = scopes.flatMap(({ dimensions }): readonly PublishedForecast[] => {
    const scope = dimensions["program"] ?? "";
    const own = scope === "" ? needed : new Map([...needed].filter(([stream]) => stream === scope));
    const head = { scope, milestone: null };
    return [
      { ...head, kind: "how-many", needed: undefined, lines: linesOf(read, "forecast.how-many", dimensions, made), chance: undefined },
      ...(own.size === 0 ? [] : [{ ...head, kind: "when" as const, needed: own, lines: linesOf(read, "forecast.when", dimensions, made), chance: chanceOf(read, ["forecast.target.chance", "program.target.date"], dimensions, made) }]),
    ];
  });
  const joint: PublishedForecast = { kind: "joint", scope: "", milestone: null, needed, lines: needed.size === 0 ? [] : linesOf(read, "outlook.joint", {}, made), chance: undefined };
  const ofMilestones = milestones.map((milestone): PublishedForecast => {
    const dimensions = { milestone };
    const chance = chanceOf(read, ["milestones.forecast.chance", "milestones.target.date"], dimensions, made);
    return { kind: "milestone", scope: workstreamOf.get(milestone) ?? "", milestone, needed: undefined, lines: linesOf(read, "milestones.forecast", dimensions, made), chance };
  });
  return [...ofScopes, joint, ...ofMilestones].filter(({ lines, chance }) => lines.length > 0 || chance !== undefined);
}

/** A program that publishes daily enters the first forecast of a week: one week's forecasts of one thing say the same. */
function isTime(before: IsoDate | undefined, made: IsoDate, { lines }: PublishedForecast): boolean {
  if (before === undefined) return true;
  const far = lines.some(({ due }) => daysBetween(made, due) > FAR_DAYS);
  return mondayOf(before) < mondayOf(made) && (!far || daysBetween(before, made) >= FAR_SPACING_DAYS);
}

/**
 * Adds an edition's forecasts to those that wait. Which of them an interval will count is settled here, from what was forecast before and
 * never from what happened: the first of a series, and then the first that is made after the counted one has run out.
 */
export function enterForecasts(state: ForecastState, published: readonly PublishedForecast[], { edition, made }: { readonly edition: string; readonly made: IsoDate }): ForecastState {
  // A second statement on one day takes the place of the first.
  const before = state.open.filter((forecast) => forecast.made !== made);
  const running = new Map([...state.running].filter(([, counted]) => counted.made !== made && counted.until > made));
  const claim = (series: string, until: IsoDate): boolean => {
    if (running.has(series)) return false;
    running.set(series, { made, until });
    return true;
  };
  const subjectOf = ({ kind, scope, milestone }: Pick<OpenForecast, "kind" | "scope" | "milestone">): string => `${kind}|${milestone ?? scope}`;
  const last = new Map<string, IsoDate>();
  for (const forecast of before) if (forecast.made > (last.get(subjectOf(forecast)) ?? "")) last.set(subjectOf(forecast), forecast.made);
  const entered = published.flatMap((forecast): readonly OpenForecast[] => {
    const subject = subjectOf(forecast);
    if (!isTime(last.get(subject), made, forecast)) return [];
    const marks = (what: string, due: IsoDate) => ({ counted: claim(`${subject}||${what}`, due), countedInHorizon: claim(`${subject}|${horizonOf(made, due)}|${what}`, due) });
    const lines = forecast.lines.map((line) => ({ ...line, ...marks(String(line.level), line.due), judged: false }));
    const chance = forecast.chance === undefined ? undefined : { ...forecast.chance, ...marks("chance", forecast.chance.target) };
    return [{ ...forecast, edition, made, lines, chance, outcome: null }];
  });
  return { ...state, open: [...before, ...entered], running };
}
