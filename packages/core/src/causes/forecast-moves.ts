import type { Edition } from "../edition/edition.ts";
import type { Fact } from "../fact/fact.ts";
import { factId, parseFactId } from "../fact/fact-id.ts";
import { HORIZON_WEEKS } from "../fact/forecast-engines.ts";
import { EVERYTHING, finishOf } from "../fact/outlook/joint-run.ts";
import type { Finding } from "../finding/finding.ts";
import { addDays, compareText, daysBetween, type IsoDate } from "../model/time.ts";
import { becauseOf } from "./because.ts";
import { differing, mixed, streamPairs, type StreamPair } from "./coalition.ts";
import type { ForecastInputs } from "./forecast-inputs.ts";
import type { Reasons } from "./reasons.ts";
import { jointWeeks, weeksAlone, weeksOfAll, type Effort, type JointWeeks } from "./forecast-rerun.ts";
import { shapleyParts } from "./shapley.ts";

/**
 * Groups of inputs that move a forecast. `throughput` is the pace and what was finished meanwhile, with the passing of time; `scope` is
 * what was added or taken out; `calendar` is capacity, holidays and blackouts; `method` is what a newer version of Almanac computes
 * differently from the same inputs.
 */
export const CAUSES = ["scope", "throughput", "dependencies", "calendar", "target", "method"] as const;
export type Cause = (typeof CAUSES)[number];

export interface CausePart {
  readonly cause: Cause;
  /** Whole days, later is positive. */
  readonly days: number;
  /** What happened, for a sponsor: "9 items were added". */
  readonly because: Finding;
}

/** A published 85 % date that moved between two editions, and by what. */
export interface ForecastMove {
  /**
   * Fact id of the date, for example `forecast.when.p85{program=fraud}`; of a workstream in the joint forecast, which is a row of a table,
   * `outlook.joint.workstreams{program=fraud}`.
   */
  readonly subject: string;
  /** Workstream or program. */
  readonly title: string;
  readonly before: IsoDate;
  readonly after: IsoDate;
  /** `after` minus `before`. */
  readonly days: number;
  /** Both where the forecast is of something with a target in both editions. */
  readonly target?: { readonly before: IsoDate; readonly after: IsoDate };
  /**
   * Shapley values in whole days, the largest first. Without `target` they sum to `days`; with it to the change of the days past the target,
   * because a target that is put off by ten days takes ten days off them without changing the work.
   */
  readonly parts: readonly CausePart[];
}

type Stated = Pick<Edition, "facts" | "forecastInputs" | "program" | "generator">;

/** A date that both editions publish, and how it is made again, in weeks from the as-of date of the inputs. */
interface Subject {
  readonly id: string;
  readonly title: string;
  readonly before: IsoDate | null;
  readonly after: IsoDate | null;
  readonly pairs: readonly StreamPair[];
  /** Groups that can act on it. */
  readonly own: boolean;
  readonly weeks: (inputs: ForecastInputs, effort: Effort) => number | null;
}

const dateOf = (facts: Readonly<Record<string, Fact>>, id: string): IsoDate | null => {
  const fact = facts[id];
  return fact?.type === "scalar" && typeof fact.value === "string" ? (fact.value as IsoDate) : null;
};

/** 85 % date of a workstream in the table of the joint forecast. */
function jointDateOf(facts: Readonly<Record<string, Fact>>, title: string): IsoDate | null {
  const table = facts["outlook.joint.workstreams"];
  if (table?.type !== "table") return null;
  const [name, p85] = ["workstream", "p85"].map((column) => table.columns.findIndex((each) => each.name === column));
  const cell = table.rows.find((row) => row[name ?? -1] === title)?.[p85 ?? -1];
  return typeof cell === "string" ? (cell as IsoDate) : null;
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

function subjectsOf(from: Stated, to: Stated, pairs: readonly StreamPair[]): readonly Subject[] {
  const joint = jointRuns();
  const isOpen = (inputs: ForecastInputs, id: string): boolean => inputs.streams.some((stream) => stream.id === id && stream.open > 0);
  const dates = (id: string) => ({ before: dateOf(from.facts, id), after: dateOf(to.facts, id) });
  const [wholeId, jointId] = [factId("forecast.when.p85", {}), factId("outlook.joint.p85", {})];
  const anyOpen = ({ streams }: ForecastInputs): boolean => streams.some(({ open }) => open > 0);
  const workstreams = to.program.workstreams.flatMap(({ id, title }): readonly Subject[] => {
    const whenId = factId("forecast.when.p85", { program: id });
    const titleBefore = from.program.workstreams.find((each) => each.id === id)?.title ?? title;
    return [
      { id: whenId, title, ...dates(whenId), pairs: pairs.filter((pair) => pair.to.id === id), own: true, weeks: (inputs) => (isOpen(inputs, id) ? weeksAlone(inputs, id) : 0) },
      { id: factId("outlook.joint.workstreams", { program: id }), title, before: jointDateOf(from.facts, titleBefore), after: jointDateOf(to.facts, title), pairs: reaching(id, pairs), own: false, weeks: (inputs, effort) => (isOpen(inputs, id) ? (joint(inputs, effort)?.(finishOf(id)) ?? null) : 0) },
    ];
  });
  return [
    ...workstreams,
    { id: wholeId, title: to.program.title, ...dates(wholeId), pairs, own: true, weeks: (inputs) => (anyOpen(inputs) ? weeksOfAll(inputs) : 0) },
    { id: jointId, title: to.program.title, ...dates(jointId), pairs, own: false, weeks: (inputs, effort) => (anyOpen(inputs) ? (joint(inputs, effort)?.(EVERYTHING) ?? null) : 0) },
  ];
}

/** Days from a fixed day; later than any date counts as the end of the horizon. */
const dayOf = (inputs: ForecastInputs, weeks: number | null): number => daysBetween("2000-01-01" as IsoDate, addDays(inputs.asOfDate, 7 * (weeks ?? HORIZON_WEEKS)));

function targetsOf({ id, pairs }: Subject): ForecastMove["target"] {
  const workstream = parseFactId(id)?.dimensions["program"];
  const pair = pairs.find(({ to }) => to.id === workstream);
  return pair?.from.target === undefined || pair.to.target === undefined ? undefined : { before: pair.from.target, after: pair.to.target };
}

interface Compared {
  readonly from: Stated & { readonly forecastInputs: ForecastInputs };
  readonly to: Stated & { readonly forecastInputs: ForecastInputs };
  /** Whether both were made in the same way: then what is published is what a re-run gives. */
  readonly sameMethod: boolean;
}

function moveOf(subject: Subject, before: IsoDate, after: IsoDate, { from, to, sameMethod }: Compared): ForecastMove {
  const [a, b] = [from.forecastInputs, to.forecastInputs];
  const target = targetsOf(subject);
  const days = daysBetween(before, after);
  const groups = differing(subject.pairs, a, b).filter((group) => !subject.own || group === "scope" || group === "throughput");
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
  const reasons: Reasons = { pairs: subject.pairs, from: { ...from, inputs: a }, to: { ...to, inputs: b }, until: after, target };
  const parts = [
    ...shares,
    ...(target === undefined || target.before === target.after ? [] : [["target", -daysBetween(target.before, target.after)] as const]),
    ...(method === 0 ? [] : [["method", method] as const]),
  ].map(([cause, part]): CausePart => ({ cause, days: part, because: becauseOf(cause, part, reasons) }));
  const order = (cause: Cause): number => CAUSES.indexOf(cause);
  return { subject: subject.id, title: subject.title, before, after, days, ...(target === undefined ? {} : { target }), parts: parts.toSorted((x, y) => Math.abs(y.days) - Math.abs(x.days) || order(x.cause) - order(y.cause)) };
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
    const { before, after } = subject;
    if (before === null || after === null) return [];
    const target = targetsOf(subject);
    return before === after && target?.before === target?.after ? [] : [moveOf(subject, before, after, compared)];
  });
  return moves.toSorted((x, y) => Math.abs(y.days) - Math.abs(x.days) || compareText(x.subject, y.subject));
}
