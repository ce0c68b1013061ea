/** Latest weeks in a row on one side of the median; a week on the median neither counts nor ends the run. */
export interface RunOfWeeks {
  readonly length: number;
  readonly side: "below" | "above" | "none";
}

/** Six points on one side of the median are a shift; a shorter run is chance and gets no mark. */
const SHIFT = 6;
const WORDS = ["Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"] as const;

const isShift = (run: RunOfWeeks): boolean => run.side !== "none" && run.length >= SHIFT;

/** `Six in a row below`; empty when the run is no shift. Numbers up to twelve are words. */
export const runWords = (run: RunOfWeeks): string => (isShift(run) ? `${WORDS[run.length - SHIFT] ?? String(run.length)} in a row ${run.side}` : "");

/** The points that make the shift: the newest `length` of them that are off the median, oldest first; none when the run is no shift. */
export function runPoints<Week extends { readonly items: number }>(weeks: readonly Week[], median: number | null, run: RunOfWeeks): readonly Week[] {
  if (!isShift(run)) return [];
  return weeks.filter((week) => week.items !== median).slice(-run.length);
}
