import { findingText, formatDifference, formatText, type Cause, type DocumentChange, type Edition, type EditionDiff, type FactChange, type Finding, type ForecastMove, type ScalarChange } from "@almanac/core";

/** What the reports read of an edition. */
export type Stated = Pick<Edition, "facts" | "program">;

export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  scope: "work added or taken out",
  throughput: "pace and work done",
  dependencies: "waiting for others",
  calendar: "calendar",
  target: "target moved",
  method: "method",
};

/** A no-break space is right on a page; a terminal and a search want a plain one. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

export const sentence = (finding: Finding, { facts, program }: Stated): string => plain(findingText(finding, facts, program.locale));
export const date = (value: string, { program }: Stated): string => plain(formatText(value, "date", program.locale));
export const signedDays = (days: number, { program }: Stated): string => formatDifference(days, "days", program.locale);
export const inDays = (days: number): string => (Math.abs(days) === 1 ? "day" : "days");

/** What the parts add up to. */
export const sumOf = ({ parts }: ForecastMove): number => parts.reduce((sum, { days }) => sum + days, 0);

export const targetMoved = ({ target }: ForecastMove): boolean => target !== undefined && target.before !== target.after;

/** Why a date moved and no cause is told, if that is so. */
export const causesMissing = ({ changes, moves }: EditionDiff): string | undefined =>
  moves.length === 0 && changes.some(({ subject, figureUnit }) => /^(?:forecast\.when|outlook\.joint)\.p85/.test(subject) && /^days?$/.test(figureUnit)) ? "No causes are told: one of the two editions does not keep what its forecasts were made from." : undefined;

/** Which forecast it is, where a page has several of one name. */
export const forecastName = ({ subject, title }: ForecastMove): string => (subject.startsWith("outlook.") ? `${title}, with dependencies and calendar` : subject === "forecast.when.p85" ? `${title}, each workstream at its own pace` : title);

function valueWords(value: number | string | null, { unit, currency }: ScalarChange, { program }: Stated): string {
  return value === null ? "not available" : plain(formatText(value, unit, program.locale, currency));
}

function differenceWords({ difference, unit, currency }: ScalarChange, { program }: Stated): string {
  if (difference === undefined || difference === 0) return "";
  if (unit === "date") return ` (${formatDifference(difference, "days", program.locale)} ${inDays(difference)})`;
  return ` (${plain(formatDifference(difference, unit, program.locale, currency))}${unit === "share" ? " points" : ""})`;
}

const counted = (count: number, word: string): readonly string[] => (count === 0 ? [] : [`${String(count)} ${word}`]);

/** `24 Jan 2027 → 14 Mar 2027 (+49 days)`; of a table how many of its rows. */
export function changeWords(change: FactChange, stated: Stated): string {
  if (change.type === "scalar") {
    const [old, now] = [valueWords(change.before, change, stated), valueWords(change.after, change, stated)];
    return old === now ? `${now}, another value by less than is shown` : `${old} → ${now}${differenceWords(change, stated)}`;
  }
  const { before, after, added, removed, changed } = change.rows;
  const words = [...counted(changed, "changed"), ...counted(added, "added"), ...counted(removed, "gone")];
  return `${before === after ? `${String(after)} rows` : `${String(before)} → ${String(after)} rows`}: ${words.join(", ")}`;
}

export const areaOf = ({ id }: { readonly id: string }): string => id.split(".")[0] ?? "";

export const documentWords = ({ kind, change, sections, pictures = [] }: DocumentChange): string => {
  if (change === "added") return `new ${kind}`;
  if (change === "removed") return `${kind} taken out`;
  if (pictures.length > 0) return `${kind}, ${sections.length === 0 ? "only" : "also"} ${pictures.length === 1 ? "the picture" : "the pictures"} ${pictures.join(", ")}`;
  return sections.length === 0 ? `${kind}, only its settings` : kind;
};
