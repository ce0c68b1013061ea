import { formatDifference, type Cause, type CausePart, type ForecastMove } from "@almanac/core";

type Words = readonly [later: string, earlier: string];

/** What a group of inputs did, in a few words: when it made the date later, and when earlier. */
const WORDS: Readonly<Record<Cause, Words>> = {
  scope: ["more scope", "less scope"],
  throughput: ["slower pace", "faster pace"],
  dependencies: ["waiting for other work", "less waiting for other work"],
  calendar: ["fewer working days", "more working days"],
  target: ["target brought forward", "target put off"],
  method: ["newer method", "newer method"],
};

export const causeWords = ({ cause, days }: Pick<CausePart, "cause" | "days">): string => WORDS[cause][days < 0 ? 1 : 0];

/** As part of a sentence: `35 days from a slower pace`. */
export const causePhrase = (part: Pick<CausePart, "cause" | "days">): string => (part.cause === "throughput" || part.cause === "method" ? `a ${causeWords(part)}` : causeWords(part));

/** `+14 days`, `−1 day`. */
export const signedDays = (days: number, locale: string): string => `${formatDifference(days, "days", locale)}\u00a0${Math.abs(days) === 1 ? "day" : "days"}`;

/** `14 days`, `1 day`, without a sign. */
export const plainDays = (days: number, locale: string): string => signedDays(Math.abs(days), locale).replace(/^\+/, "");

/** What moved the forecast itself: a moved target moves what it is held to, not the work. Causes of no day are left out. */
export const workParts = ({ parts }: Pick<ForecastMove, "parts">): readonly CausePart[] => parts.filter(({ cause, days }) => cause !== "target" && days !== 0);

export const targetMoved = ({ target }: Pick<ForecastMove, "target">): boolean => target !== undefined && target.before !== target.after;

/** One line under a headline: `+35 days slower pace, +14 days more scope`. */
export const causesLine = (move: Pick<ForecastMove, "parts">, locale: string): string => workParts(move).map((part) => `${signedDays(part.days, locale)} ${causeWords(part)}`).join(", ");

export interface CauseSegment {
  /** Days from the nearest date that the causes reach. */
  readonly from: number;
  readonly to: number;
  /** It moved the date against the whole move. */
  readonly against: boolean;
}

/** The causes laid end to end in days, each from where the one before it ended. */
export function causeSegments(move: Pick<ForecastMove, "parts" | "days">): readonly CauseSegment[] {
  let place = 0;
  const segments = workParts(move).map(({ days }) => {
    const start = place;
    place += days;
    return { from: Math.min(start, place), to: Math.max(start, place), against: Math.sign(days) !== Math.sign(move.days) };
  });
  const low = Math.min(0, ...segments.map(({ from }) => from));
  return segments.map(({ from, to, against }) => ({ from: from - low, to: to - low, against }));
}

/** Days that the causes of a move span. */
export const causeSpan = (move: Pick<ForecastMove, "parts" | "days">): number => Math.max(0, ...causeSegments(move).map(({ to }) => to));
