import { compareInstants, dateIn, daysBetween, type IsoInstant } from "../model/time.ts";
import type { SourceFile } from "../model/source.ts";

/** How old an export is at an instant, in calendar days of the program's zone and in elapsed hours, and whether that is too old. */
export interface Freshness {
  readonly ageDays: number;
  readonly ageHours: number;
  /** Older than the source declares with `staleAfter`. False where nothing is declared. */
  readonly stale: boolean;
  /** The declared limit in words, for example `8 days`; undefined where nothing is declared. */
  readonly allowed?: string;
  /** The age in the unit of the limit, for example `12 days`. */
  readonly age: string;
}

interface Dated {
  readonly exportedAt: IsoInstant;
  readonly staleAfterDays?: number | undefined;
  readonly staleAfterHours?: number | undefined;
}

const HOUR_MS = 3_600_000;
const amount = (count: number, unit: string): string => `${String(count)} ${unit}${count === 1 ? "" : "s"}`;

/** Age of an export seen from an instant (the time of the statement, or the clock of `check --now`). */
export function freshnessOf(source: Dated, at: IsoInstant, timeZone: string): Freshness {
  const ageDays = daysBetween(dateIn(timeZone, source.exportedAt), dateIn(timeZone, at));
  const ageHours = (Date.parse(at) - Date.parse(source.exportedAt)) / HOUR_MS;
  const { staleAfterDays, staleAfterHours } = source;
  if (staleAfterHours !== undefined) return { ageDays, ageHours, stale: ageHours > staleAfterHours, allowed: amount(staleAfterHours, "hour"), age: amount(Math.floor(ageHours), "hour") };
  if (staleAfterDays !== undefined) return { ageDays, ageHours, stale: ageDays > staleAfterDays, allowed: amount(staleAfterDays, "day"), age: amount(ageDays, "day") };
  return { ageDays, ageHours, stale: false, age: amount(ageDays, "day") };
}

/**
 * The files that say how a source stands: all of them, but of dated exports that were read one after the other for their history only
 * the newest export's. In the order of the input.
 */
export function currentFiles<S extends Pick<SourceFile, "source" | "history" | "exportedAt">>(files: readonly S[]): readonly S[] {
  const newest = new Map<string, IsoInstant>();
  for (const { source, exportedAt } of files) {
    const known = newest.get(source);
    if (known === undefined || compareInstants(exportedAt, known) > 0) newest.set(source, exportedAt);
  }
  const reconstructed = new Set(files.filter(({ history }) => history === "reconstructed").map(({ source }) => source));
  return files.filter(({ source, exportedAt }) => !reconstructed.has(source) || newest.get(source) === exportedAt);
}

/**
 * How old each source is, by its id: the age of its newest file, because one page of an export may hold old events only.
 * In the order in which the sources first occur.
 */
export function sourceFreshness<S extends Dated & Pick<SourceFile, "source">>(files: readonly S[], at: IsoInstant, timeZone: string): ReadonlyMap<string, Freshness & { readonly file: S }> {
  const newest = new Map<string, S>();
  for (const file of files) {
    const known = newest.get(file.source);
    if (known === undefined || compareInstants(file.exportedAt, known.exportedAt) > 0) newest.set(file.source, file);
  }
  return new Map([...newest].map(([source, file]) => [source, { file, ...freshnessOf(file, at, timeZone) }]));
}
