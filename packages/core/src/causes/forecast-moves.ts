import type { Edition } from "../edition/edition.ts";
import { HORIZON_WEEKS } from "../fact/forecast-engines.ts";
import { EVERYTHING, finishOf } from "../fact/outlook/joint-run.ts";
import { addDays, compareText, daysBetween, type IsoDate } from "../model/time.ts";
import { becauseOf } from "./because.ts";
import { differing, mixed, streamPairs, type StreamPair } from "./coalition.ts";
import { CAUSES, type Cause, type CausePart, type ForecastMove } from "./forecast-move.ts";
import { jointWeeks, weeksAlone, weeksOfAll, type Effort, type JointWeeks } from "./forecast-rerun.ts";
import { publishedDates, type PublishedDate } from "./published-dates.ts";
import type { Reasons } from "./reasons.ts";
import { shapleyParts } from "./shapley.ts";
import type { ForecastInputs } from "./stated-inputs.ts";

type Stated = Pick<Edition, "facts" | "forecastInputs" | "program" | "generator">;

/** A date that both editions publish, and how it is made again. */
interface Subject extends PublishedDate {
  readonly title: string;
  readonly before: IsoDate;
  readonly after: IsoDate;
  /** The streams that it depends on. */
  readonly pairs: readonly StreamPair[];
  /** In weeks from the as-of date of the inputs; null: later than any date. */
  readonly weeks: (inputs: ForecastInputs, effort: Effort) => number | null;
}

/** One run a set of inputs: the date of everything and those of the workstreams come from the same trials. */
function jointRuns(): (inputs: ForecastInputs, effort: Effort) => JointWeeks | undefined {
  const known = new Map<string, JointWeeks | undefined>();
  return (inputs, effort) => {
    const key = JSON.stringify([inputs, effort]);
    if (!known.has(key)) known.set(key, jointWeeks(inputs, effort));
    return known.get(key);
  };
}

/** A stream and those that it waits for: what its joint date depends on. */
function reaching(id: string, pairs: readonly StreamPair[]): readonly StreamPair[] {
  const own = pairs.filter(({ to }) => to.id === id);
  const waitsFor = new Set(own.flatMap(({ from, to }) => [...from.needs, ...to.needs].map(({ of }) => of)));
  return pairs.filter(({ to }) => to.id === id || waitsFor.has(to.id));
}

type Joint = ReturnType<typeof jointRuns>;

const isOpen = ({ streams }: ForecastInputs, id: string | undefined): boolean => streams.some((stream) => stream.open > 0 && (id === undefined || stream.id === id));

/** How a published date is made again. What has nothing open is finished now. */
const weeksOf = ({ kind, workstream: id }: PublishedDate, joint: Joint): Subject["weeks"] => (inputs, effort) => {
  if (!isOpen(inputs, id)) return 0;
  if (kind === "joint") return joint(inputs, effort)?.(id === undefined ? EVERYTHING : finishOf(id)) ?? null;
  return id === undefined ? weeksOfAll(inputs) : weeksAlone(inputs, id);
};

function subjectsOf(from: Stated, to: Stated, pairs: readonly StreamPair[]): readonly Subject[] {
  const joint = jointRuns();
  const withheld = [from, to].some(({ forecastInputs }) => forecastInputs?.needsWithheld === true);
  const earlier = new Map(publishedDates(from.facts, from.program).map(({ subject, date }) => [subject, date]));
  return publishedDates(to.facts, to.program).flatMap((published): readonly Subject[] => {
    const { subject, kind, workstream, date: after } = published;
    const before = earlier.get(subject) ?? null;
    if (before === null || after === null || (kind === "joint" && withheld)) return [];
    // The date of everything is that of the only workstream.
    if (workstream === undefined && to.program.workstreams.length === 1 && pairs.length === 1) return [];
    const title = to.program.workstreams.find(({ id }) => id === workstream)?.title ?? to.program.title;
    const own = workstream === undefined ? pairs : kind === "joint" ? reaching(workstream, pairs) : pairs.filter((pair) => pair.to.id === workstream);
    return [{ ...published, title, before, after, pairs: own, weeks: weeksOf(published, joint) }];
  });
}

/** Days from a fixed day; later than any date counts as the end of the horizon. */
const dayOf = (inputs: ForecastInputs, weeks: number | null): number => daysBetween("2000-01-01" as IsoDate, addDays(inputs.asOfDate, 7 * (weeks ?? HORIZON_WEEKS)));

function targetsOf({ workstream, pairs }: Subject): ForecastMove["target"] {
  const pair = pairs.find(({ to }) => to.id === workstream);
  return pair?.from.target === undefined || pair.to.target === undefined ? undefined : { before: pair.from.target, after: pair.to.target };
}

interface Compared {
  readonly from: Stated & { readonly forecastInputs: ForecastInputs };
  readonly to: Stated & { readonly forecastInputs: ForecastInputs };
  /** Whether both were made in the same way: then what is published is what a re-run gives. */
  readonly sameMethod: boolean;
}

function moveOf(subject: Subject, { from, to, sameMethod }: Compared): ForecastMove {
  const { before, after } = subject;
  const [a, b] = [from.forecastInputs, to.forecastInputs];
  const target = targetsOf(subject);
  const days = daysBetween(before, after);
  const groups = differing(subject.pairs, a, b).filter((group) => subject.kind === "joint" || group === "scope" || group === "throughput");
  const again = (inputs: ForecastInputs): number => dayOf(inputs, subject.weeks(inputs, "full"));
  const published = (inputs: ForecastInputs, date: IsoDate): number => (sameMethod ? dayOf({ ...inputs, asOfDate: date }, 0) : again({ ...inputs, seed: b.seed }));
  // Nothing that acts differs: whatever moved the date is not in the inputs.
  const [first, last] = groups.length === 0 ? [0, 0] : [published(a, before), published(b, after)];
  const values = (coalition: ReadonlySet<string>): number => {
    if (coalition.size === 0) return first;
    if (coalition.size === groups.length) return last;
    const inputs = mixed(a, b, coalition);
    return dayOf(inputs, subject.weeks(inputs, "reduced"));
  };
  const shares = groups.length === 0 ? new Map<Cause, number>() : shapleyParts<Cause>(groups, values);
  const method = days - (last - first);
  const reasons: Reasons = { pairs: subject.pairs, from: { ...from, inputs: a }, to: { ...to, inputs: b }, before, until: after, target };
  const parts = [
    ...shares,
    ...(target === undefined || target.before === target.after ? [] : [["target", -daysBetween(target.before, target.after)] as const]),
    ...(method === 0 ? [] : [["method", method] as const]),
  ].map(([cause, part]): CausePart => ({ cause, days: part, because: becauseOf(cause, part, reasons) }));
  const order = (cause: Cause): number => CAUSES.indexOf(cause);
  return { subject: subject.subject, title: subject.title, before, after, days, ...(target === undefined ? {} : { target }), parts: parts.toSorted((x, y) => Math.abs(y.days) - Math.abs(x.days) || order(x.cause) - order(y.cause)) };
}

/** Editions of the first drafts of this schema name no streams: nothing can be made again from them. */
const withStreams = (inputs: ForecastInputs | null): ForecastInputs | null => (inputs !== null && "streams" in inputs ? inputs : null);

/**
 * Forecasts that both editions state and that moved, or whose target did, with their causes. The larger moves first.
 *
 * What a coalition of groups is worth is the 85 % date made again from the inputs of the earlier edition with these groups as they were in the
 * later one; what a group did is its Shapley value (see {@link shapleyParts}). What holds:
 * - the parts add up exactly: to the move, or where there is a target to the change of the days past it;
 * - a group that is the same in both editions is no player and has no part;
 * - the ends are the published dates, not re-runs; where another version of Almanac, or another seed, made one of them, both are made again
 *   with this version, and the difference to what was published is the part of `method`;
 * - a target acts on nothing but the days past it, so its part is the step that was taken, and no other part depends on it;
 * - a week in which as much was finished as the forecast took for likely moves nothing: work, pace and the date it is counted from are one group.
 *
 * A date that one of the editions does not give cannot have moved; `changes` says that it came or went. None without the inputs of both.
 */
export function forecastMoves(from: Stated, to: Stated): readonly ForecastMove[] {
  const [a, b] = [withStreams(from.forecastInputs), withStreams(to.forecastInputs)];
  if (a === null || b === null) return [];
  const sameMethod = from.generator.version === to.generator.version && from.generator.method === to.generator.method && a.seed === b.seed;
  const compared: Compared = { from: { ...from, forecastInputs: a }, to: { ...to, forecastInputs: b }, sameMethod };
  const moves = subjectsOf(from, to, streamPairs(a, b)).flatMap((subject) => {
    const target = targetsOf(subject);
    return subject.before === subject.after && target?.before === target?.after ? [] : [moveOf(subject, compared)];
  });
  return moves.toSorted((x, y) => Math.abs(y.days) - Math.abs(x.days) || compareText(x.subject, y.subject));
}
