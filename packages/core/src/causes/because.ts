import { formatText } from "../fact/format.ts";
import { capitalised, finding } from "../finding/fact-reader.ts";
import type { Finding } from "../finding/finding.ts";
import { daysBetween } from "../model/time.ts";
import { calendarWords } from "./because-calendar.ts";
import { dependencyWords } from "./because-dependencies.ts";
import { listed, NAMED, type Reasons } from "./reasons.ts";
import { totalOf, type StreamPair } from "./coalition.ts";
import type { Cause } from "./forecast-move.ts";

const items = (count: number, { to }: Reasons): string => formatText(Math.abs(count), "items", to.program.locale);
/** A number of items without the word. */
const bare = (count: number, reasons: Reasons): string => items(count, reasons).split("\u00a0")[0] ?? "";
const wereOrWas = (count: number): string => (Math.abs(count) === 1 ? "was" : "were");

interface Added {
  readonly title: string;
  readonly by: number;
}

const sumOf = (changes: readonly Added[]): number => changes.reduce((total, { by }) => total + by, 0);

/** Where items were added or taken out, if there are several places. */
function where(changes: readonly Added[], preposition: string, { pairs }: Reasons): string {
  if (pairs.length === 1) return "";
  if (changes.length === 1) return ` ${preposition} ${changes[0]?.title ?? ""}`;
  const rest = Math.abs(sumOf(changes.slice(NAMED)));
  return `: ${listed(changes.slice(0, NAMED).map(({ title, by }) => `${String(Math.abs(by))} ${preposition} ${title}`), rest === 0 ? "" : `${String(rest)} ${preposition} others`)}`;
}

function scopeWords(reasons: Reasons): string {
  const { pairs, from, to } = reasons;
  const changes = pairs.map((pair): Added => ({ title: pair.to.title, by: totalOf(pair.to) - totalOf(pair.from) })).toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by));
  const said = (some: readonly Added[], verb: string, preposition: string): readonly string[] => (some.length === 0 ? [] : [`${items(sumOf(some), reasons)} ${wereOrWas(sumOf(some))} ${verb}${where(some, preposition, reasons)}`]);
  const [old, now] = [from.inputs.splitRate, to.inputs.splitRate];
  const split = old?.low === now?.low && old?.high === now?.high ? [] : [now === undefined ? "open items are no longer taken to split" : `an open item is now taken for ${bare(now.low, reasons)} to ${items(now.high, reasons)}`];
  return [...said(changes.filter(({ by }) => by > 0), "added", "to"), ...said(changes.filter(({ by }) => by < 0), "taken out", "of"), ...split].join("; ");
}

interface Pace {
  readonly title: string;
  /** Items a week since the earlier edition. */
  readonly finished: number;
  /** Mean of the weeks that the earlier edition sampled, and of those of the later one. */
  readonly usual: number;
  readonly now: number;
  /** Weeks that are left at the pace of now: the stream with the most decides the date. */
  readonly left: number;
}

const meanOf = (samples: readonly number[]): number => (samples.length === 0 ? 0 : samples.reduce((sum, count) => sum + count, 0) / samples.length);

function paceOf({ from, to }: StreamPair, weeks: number): Pace {
  const now = meanOf(to.samples);
  return { title: to.title, finished: (to.finished - from.finished) / weeks, usual: meanOf(from.samples), now, left: now > 0 ? to.open / now : 0 };
}

/** Closer than half an item, or a twentieth, is no difference that a reader should see. */
const asUsual = ({ finished, usual }: Pace, weeks: number): boolean => Math.abs(finished - usual) < Math.max(0.5 / weeks, usual / 20);

function aloneWords(pace: Pace, weeks: number, reasons: Reasons): string {
  const { finished, usual, now } = pace;
  const done = weeks === 1 ? `${finished === 0 ? "nothing" : items(finished, reasons)} ${finished === 0 ? "was" : wereOrWas(finished)} finished in the week` : `${bare(finished, reasons)} items a week were finished`;
  const compared = asUsual(pace, weeks) ? ", about as many as usual" : ` instead of ${finished === 0 ? items(usual, reasons) : bare(usual, reasons)}`;
  const moved = bare(usual, reasons) === bare(now, reasons) ? "" : `; the pace of the last ${String(reasons.to.inputs.streams[0]?.samples.length ?? 0)} weeks went from ${bare(usual, reasons)} to ${bare(now, reasons)} a week`;
  return `${done}${compared}${moved}`;
}

/** Of several streams those that have the longest way to go, in short. */
function amongWords(paces: readonly Pace[], weeks: number, reasons: Reasons): string {
  const [first, ...others] = paces.filter(({ left, finished }) => left > 0 || finished > 0).toSorted((a, b) => b.left - a.left).slice(0, NAMED);
  if (first === undefined) return "nothing was open or finished meanwhile";
  const compared = (pace: Pace): string => (asUsual(pace, weeks) ? ", about as many as usual" : ` instead of ${bare(pace.usual, reasons)}`);
  // A week as usual moves a date, too, where a better or worse one leaves the sample for it.
  const moved = asUsual(first, weeks) && bare(first.usual, reasons) !== bare(first.now, reasons) ? `, and its pace went from ${bare(first.usual, reasons)} to ${bare(first.now, reasons)} a week` : "";
  return [`${first.title} finished ${items(first.finished, reasons)} ${weeks === 1 ? "in the week" : "a week"}${compared(first)}${moved}`, ...others.map((pace) => `${pace.title} ${bare(pace.finished, reasons)}${compared(pace)}`)].join("; ");
}

function throughputWords(reasons: Reasons): string {
  const { pairs, from, to } = reasons;
  const weeks = daysBetween(from.inputs.asOfDate, to.inputs.asOfDate) / 7;
  if (weeks <= 0) return "the counts of the sampled weeks changed";
  const paces = pairs.map((pair) => paceOf(pair, weeks));
  const [only, ...others] = paces;
  return only !== undefined && others.length === 0 ? aloneWords(only, weeks, reasons) : amongWords(paces, weeks, reasons);
}

function targetWords({ target, to }: Reasons): string {
  const by = target === undefined ? 0 : daysBetween(target.before, target.after);
  return `the target was ${by > 0 ? "put off" : "brought forward"} by ${formatText(Math.abs(by), "days", to.program.locale)}`;
}

function methodWords({ from, to }: Reasons): string {
  const [a, b] = [from.generator.version, to.generator.version];
  return a === b ? "it is computed differently from the same inputs" : `Almanac ${b} computes it differently from ${a}`;
}

function wordsOf(cause: Cause, days: number, reasons: Reasons): string {
  switch (cause) {
    case "scope":
      return scopeWords(reasons);
    case "throughput":
      return throughputWords(reasons);
    case "dependencies":
      return dependencyWords(reasons);
    case "calendar":
      return calendarWords(days, reasons);
    case "target":
      return targetWords(reasons);
    case "method":
      return methodWords(reasons);
    default:
      return cause satisfies never;
  }
}

/**
 * What happened in a group of inputs, for a sponsor and without a full stop: "12 items were added".
 * @param days the part of the group
 */
export const becauseOf = (cause: Cause, days: number, reasons: Reasons): Finding => finding(capitalised(wordsOf(cause, days, reasons)));
