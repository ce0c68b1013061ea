import { formatText } from "../fact/format.ts";
import type { StreamPair } from "./coalition.ts";
import { bare, items, wereOrWas } from "./item-words.ts";
import { NAMED, type Reasons } from "./reasons.ts";

const WEEK_DAYS = 7;

/** What a stream finished between two editions. */
interface Pace {
  readonly title: string;
  /** Items finished, in all days between. */
  readonly finished: number;
  /** Only the balance is known: what was finished less what is open again. It may be negative. */
  readonly isBalance: boolean;
  /** Items that count as finished now on days before, less those that no longer do: reopened, booked elsewhere, or late. */
  readonly booked: number;
  /** Mean of the weeks that the earlier edition sampled, and of those of the later one. */
  readonly usual: number;
  readonly now: number;
  /** Weeks that are left at the pace of now: the stream with the most decides the date. */
  readonly left: number;
}

const sumOf = (samples: readonly number[]): number => samples.reduce((sum, count) => sum + count, 0);
const meanOf = (samples: readonly number[]): number => (samples.length === 0 ? 0 : sumOf(samples) / samples.length);

/**
 * Where both editions end with a sampled week, the weeks between are counted by the day on which items were finished; else all that is known is how
 * many more count as finished.
 */
export function paceOf({ from, to }: StreamPair, reasons: Reasons, days: number): Pace {
  const [a, b] = [reasons.from.inputs, reasons.to.inputs];
  const now = meanOf(to.samples);
  const weeks = days / WEEK_DAYS;
  const more = to.finished - from.finished;
  const isBalance = a.asOfDate !== a.lastSunday || b.asOfDate !== b.lastSunday || !Number.isInteger(weeks) || weeks > to.samples.length;
  const counted = isBalance ? more : sumOf(to.samples.slice(-weeks));
  return { title: to.title, finished: counted, isBalance, booked: more - counted, usual: meanOf(from.samples), now, left: now > 0 ? to.open / now : 0 };
}

/** How a number of days is told: up to a week in all, beyond it as a mean of weeks. */
interface Span {
  readonly by: number;
  readonly words: string;
}

const spanOf = (days: number, { to }: Reasons): Span => (days === WEEK_DAYS ? { by: 1, words: "in the week" } : days < WEEK_DAYS ? { by: WEEK_DAYS / days, words: `in ${formatText(days, "days", to.program.locale)}` } : { by: 1, words: "a week" });

/** Items in the unit of a span: what was finished, and what usually is in as long a time. */
function inSpan({ finished, usual }: Pace, days: number, { by }: Span): { readonly done: number; readonly expected: number } {
  return { done: days <= WEEK_DAYS ? finished : (finished * WEEK_DAYS) / days, expected: usual / by };
}

/** Closer than half an item, or a twentieth, is no difference that a reader should see. */
const asUsual = ({ finished, usual }: Pace, days: number): boolean => Math.abs(finished - (usual * days) / WEEK_DAYS) < Math.max(0.5, (usual * days) / WEEK_DAYS / 20);

/** Before a number of which only the balance is known. */
const onBalance = ({ isBalance, finished }: Pace): string => (isBalance && finished > 0 ? "on balance " : "");

/** What no longer counts as finished, or does in hindsight. */
function bookedWords({ booked }: Pace, reasons: Reasons): string {
  if (booked === 0) return "";
  const some = items(booked, reasons);
  const one = Math.abs(booked) === 1;
  return booked < 0 ? `; ${some} finished before no longer ${one ? "counts" : "count"} as finished` : `; ${some} finished before ${one ? "is" : "are"} counted only now`;
}

/** Of the only stream that a date depends on. */
export function aloneWords(pace: Pace, days: number, reasons: Reasons): string {
  const { finished, usual, now } = pace;
  const span = spanOf(days, reasons);
  const { done, expected } = inSpan(pace, days, span);
  const moved = bare(usual, reasons) === bare(now, reasons) ? "" : `; the pace of the last ${String(reasons.to.inputs.streams[0]?.samples.length ?? 0)} weeks went from ${bare(usual, reasons)} to ${bare(now, reasons)} a week`;
  if (finished < 0) return `${items(finished, reasons)} fewer ${finished === -1 ? "counts" : "count"} as finished than before${moved}`;
  const order = days > WEEK_DAYS ? [`${span.words} `, ""] : ["", ` ${span.words}`];
  const told = finished === 0 ? `${pace.isBalance ? "on balance " : ""}nothing was finished ${days > WEEK_DAYS ? `in ${formatText(days, "days", reasons.to.program.locale)}` : span.words}` : `${onBalance(pace)}${items(done, reasons)} ${order[0] ?? ""}${wereOrWas(done)} finished${order[1] ?? ""}`;
  const compared = asUsual(pace, days) ? ", about as many as usual" : ` instead of ${finished === 0 ? items(expected, reasons) : bare(expected, reasons)}${finished === 0 && days > WEEK_DAYS ? " a week" : ""}`;
  return `${told}${compared}${bookedWords(pace, reasons)}${moved}`;
}

/** Of several streams those that have the longest way to go, in short. */
export function amongWords(paces: readonly Pace[], days: number, reasons: Reasons): string {
  const span = spanOf(days, reasons);
  const [first, ...others] = paces.filter(({ left, finished }) => left > 0 || finished > 0).toSorted((a, b) => b.left - a.left).slice(0, NAMED);
  if (first === undefined) return "nothing was open or finished meanwhile";
  const compared = (pace: Pace): string => (asUsual(pace, days) ? ", about as many as usual" : ` instead of ${bare(inSpan(pace, days, span).expected, reasons)}`);
  const fewer = (pace: Pace): string => `${pace.title} has ${items(pace.finished, reasons)} fewer that ${pace.finished === -1 ? "counts" : "count"} as finished`;
  // A week as usual moves a date, too, where a better or worse one leaves the sample for it.
  const moved = asUsual(first, days) && bare(first.usual, reasons) !== bare(first.now, reasons) ? `, and its pace went from ${bare(first.usual, reasons)} to ${bare(first.now, reasons)} a week` : "";
  const head = first.finished < 0 ? fewer(first) : `${onBalance(first)}${first.title} finished ${items(inSpan(first, days, span).done, reasons)} ${span.words}${compared(first)}${moved}`;
  return [head, ...others.map((pace) => (pace.finished < 0 ? fewer(pace) : `${pace.title} ${bare(inSpan(pace, days, span).done, reasons)}${compared(pace)}`))].join("; ");
}
