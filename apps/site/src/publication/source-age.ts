import { dateIn, daysBetween, type Edition, type SourceFile } from "@almanac/core";

export interface AgedSource {
  readonly source: SourceFile;
  readonly ageDays: number;
  readonly stale: boolean;
}

/** How old each export was on the as-of date, in calendar days of the program's zone. */
export const agedSources = ({ inputs, asOfDate, program }: Pick<Edition, "inputs" | "asOfDate" | "program">): readonly AgedSource[] =>
  inputs.map((source) => {
    const ageDays = daysBetween(dateIn(program.timeZone, source.exportedAt), asOfDate);
    return { source, ageDays, stale: source.staleAfterDays !== undefined && ageDays > source.staleAfterDays };
  });

/** `902`, `1,284`: a count in the program's locale. */
export const countText = (count: number, locale: string): string => new Intl.NumberFormat(locale).format(count);

/** `1 file`, `3 files`. */
export const counted = (count: number, one: string, many: string, locale: string): string => `${countText(count, locale)} ${count === 1 ? one : many}`;

/** A source's path as readers know it: below `data/sources/`. */
export const shortFile = (file: string): string => file.replace(/^data\/sources\//, "");
