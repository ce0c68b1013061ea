import { formatText } from "../fact/format.ts";
import { capitalised, finding } from "../finding/fact-reader.ts";
import type { Finding } from "../finding/finding.ts";
import { daysBetween } from "../model/time.ts";
import { calendarWords } from "./because-calendar.ts";
import { dependencyWords } from "./because-dependencies.ts";
import { aloneWords, amongWords, paceOf } from "./because-pace.ts";
import { totalOf } from "./coalition.ts";
import { bare, items, wereOrWas } from "./item-words.ts";
import { listed, NAMED, type Reasons } from "./reasons.ts";
import type { Cause } from "./forecast-move.ts";

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

function throughputWords(reasons: Reasons): string {
  const { pairs, from, to } = reasons;
  const days = daysBetween(from.inputs.asOfDate, to.inputs.asOfDate);
  if (days <= 0) return "the counts of finished items changed";
  const [before, now] = [from, to].map(({ inputs }) => new Set(inputs.streams.map(({ id }) => id)));
  // Of a stream that one of the editions does not have nobody knows what was finished meanwhile.
  const paces = pairs.filter((pair) => before?.has(pair.to.id) === true && now?.has(pair.to.id) === true).map((pair) => paceOf(pair, reasons, days));
  const [only] = paces;
  return pairs.length === 1 && only !== undefined ? aloneWords(only, days, reasons) : amongWords(paces, days, reasons);
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
