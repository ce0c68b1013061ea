import { sampleGuard } from "../fact/forecast-engines.ts";
import { addDays, daysBetween, type IsoDate } from "../model/time.ts";
import { asKept } from "../stats/significant-digits.ts";
import type { CapacityRun, ForecastInputs, StreamInput } from "./stated-inputs.ts";
import { shareInWeek } from "./forecast-rerun.ts";

/** Groups of inputs that act through a forecast; a target and a newer method act beside it. */
export const ACTING = ["scope", "throughput", "dependencies", "calendar"] as const;
export type Acting = (typeof ACTING)[number];

/** Days for which two calendars are compared: an edition knows a year, and the next one a week more of it. */
const CALENDAR_DAYS = 7 * 52;

/** What was finished under another name, or before anybody counted it, is neither work added nor pace: only what is open comes or goes. */
const without = (other: StreamInput): StreamInput => ({ ...other, open: 0, needs: [] });

/** A stream in both editions; one that is in only one of them has nothing open in the other, at the pace that it has in the first. */
export interface StreamPair {
  readonly from: StreamInput;
  readonly to: StreamInput;
}

const canRepeat = ({ samples }: StreamInput): boolean => "value" in sampleGuard(samples);

/** Where one edition knows no pace of a stream, which then has nothing open in it, the pace that the other one knows. */
function withPace({ from, to }: StreamPair): StreamPair {
  if (canRepeat(from) === canRepeat(to)) return { from, to };
  return canRepeat(from) ? { from, to: { ...to, samples: from.samples } } : { from: { ...from, samples: to.samples }, to };
}

export function streamPairs(from: ForecastInputs, to: ForecastInputs): readonly StreamPair[] {
  const ids = [...new Set([...to.streams, ...from.streams].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [a, b] = [from, to].map(({ streams }) => streams.find((stream) => stream.id === id));
    const either = a ?? b;
    return either === undefined ? [] : [withPace({ from: a ?? without(either), to: b ?? without(either) })];
  });
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Everything there ever was to do: what was finished meanwhile is neither added nor taken out. */
export const totalOf = ({ open, finished }: StreamInput): number => open + finished;

const mondaysOf = (from: IsoDate, until: IsoDate): readonly IsoDate[] => Array.from({ length: Math.max(0, Math.floor(daysBetween(from, until) / 7)) }, (_, week) => addDays(from, 7 * week));

/** The weeks that both calendars know: from the later of their beginnings to a year after the earlier statement. */
export const weeksOfBoth = ({ from, to }: StreamPair, asOfDate: IsoDate): readonly IsoDate[] => {
  const [a, b] = [from.capacity[0]?.[0], to.capacity[0]?.[0]];
  return a === undefined || b === undefined ? [] : mondaysOf(a > b ? a : b, addDays(asOfDate, CALENDAR_DAYS));
};

/**
 * The calendar of `own` in the unit of `other`. Each edition counts in weeks of its own usual capacity, so a team that grew has another
 * unit. The sampled weeks that both know tell how much: the past does not change.
 */
function unitOf(own: StreamInput, other: StreamInput, weeks: readonly IsoDate[]): number {
  const sum = (stream: StreamInput): number => weeks.reduce((total, from) => total + shareInWeek(stream.capacity, from), 0);
  const [mine, theirs] = [sum(own), sum(other)];
  return mine > 0 && theirs > 0 ? theirs / mine : 1;
}

const scaled = (runs: readonly CapacityRun[], by: number): readonly CapacityRun[] => (by === 1 ? runs : runs.map(([from, share]): CapacityRun => [from, asKept(share * by)]));

/** A calendar with the weeks before its beginning taken from the other edition, which knew them: in the unit of the first. */
function extended(own: StreamInput, other: StreamInput, unit: number): readonly CapacityRun[] {
  const begin = own.capacity[0]?.[0];
  if (begin === undefined) return other.capacity;
  return [...scaled(other.capacity.filter(([from]) => from < begin), 1 / unit), ...own.capacity];
}

/** Both calendars of each stream, reaching as far back as either does. */
function withCalendars({ from, to }: StreamPair, asOfDate: IsoDate): StreamPair {
  const sampled = weeksOfBoth({ from, to }, asOfDate).filter((monday) => monday <= asOfDate);
  const unit = unitOf(from, to, sampled.length > 0 ? sampled : weeksOfBoth({ from, to }, asOfDate));
  return { from: { ...from, capacity: extended(from, to, unit) }, to: { ...to, capacity: extended(to, from, 1 / unit) } };
}

/** Shares of the weeks that both know, of their mean, so that a unit does not count as a difference. */
function shape(stream: StreamInput, weeks: readonly IsoDate[]): readonly string[] {
  const shares = weeks.map((from) => shareInWeek(stream.capacity, from));
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return shares.map((share) => (mean > 0 ? share / mean : share).toFixed(6));
}

const calendarDiffers = (pair: StreamPair, asOfDate: IsoDate): boolean => {
  const weeks = weeksOfBoth(pair, asOfDate);
  return !same(shape(pair.from, weeks), shape(pair.to, weeks));
};

/** Groups that differ between two editions for these streams. All others are null players: they can have no part in a move. */
export function differing(pairs: readonly StreamPair[], from: ForecastInputs, to: ForecastInputs): readonly Acting[] {
  const differ: Readonly<Record<Acting, boolean>> = {
    scope: !same(from.splitRate, to.splitRate) || pairs.some((pair) => totalOf(pair.from) !== totalOf(pair.to)),
    throughput: from.asOfDate !== to.asOfDate || pairs.some((pair) => pair.from.finished !== pair.to.finished || !same(pair.from.samples, pair.to.samples)),
    dependencies: pairs.some((pair) => !same(pair.from.needs, pair.to.needs)),
    calendar: pairs.some((pair) => calendarDiffers(pair, from.asOfDate)),
  };
  return ACTING.filter((group) => differ[group]);
}

/**
 * The inputs of the earlier edition with some groups as they were in the later one. `none` and all groups are the inputs of the two
 * editions themselves.
 */
export function mixed(from: ForecastInputs, to: ForecastInputs, groups: ReadonlySet<string>): ForecastInputs {
  const pick = <T>(group: Acting, earlier: T, later: T): T => (groups.has(group) ? later : earlier);
  const splitRate = pick("scope", from.splitRate, to.splitRate);
  return {
    asOfDate: pick("throughput", from.asOfDate, to.asOfDate),
    lastSunday: pick("throughput", from.lastSunday, to.lastSunday),
    seed: to.seed,
    ...(splitRate === undefined ? {} : { splitRate }),
    streams: streamPairs(from, to).map((pair): StreamInput => {
      const calendars = withCalendars(pair, from.asOfDate);
      const pace = pick("throughput", pair.from, pair.to);
      const open = Math.max(0, pick("scope", totalOf(pair.from), totalOf(pair.to)) - pace.finished);
      const known = canRepeat(pace) ? open : 0;
      return { id: pair.to.id, title: pair.to.title, open: known, finished: pace.finished, samples: pace.samples, capacity: pick("calendar", calendars.from.capacity, calendars.to.capacity), needs: pick("dependencies", pair.from.needs, pair.to.needs) };
    }),
  };
}

