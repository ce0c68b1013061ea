import type { IsoInstant } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import { declaredValue } from "../config/source-schema.ts";
import { mergeItems } from "../link/merge-items.ts";
import type { ReadFile } from "../sources/read-source.ts";
import type { ChosenSource, DatedFiles } from "../sources/source-files.ts";
import { kindNamed } from "../sources/kinds.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";
import { hasSince } from "../table/since.ts";
import { chooseExports, type Known } from "./choose-exports.ts";
import type { ReadExport } from "./read-export.ts";
import { reconstruct } from "./reconstruct.ts";
import { withEarlier } from "./register-series.ts";

/** From which exports a statement is made. */
export interface SeriesOptions {
  readonly asOf: IsoInstant | undefined;
  readonly known: Known;
  /** Zone of the program. */
  readonly timeZone: string;
}

const itemsOf = ({ read }: ReadExport): readonly TrackerItem[] => read.flatMap(({ items }) => items ?? []);
const at = (source: ChosenSource, { at: exportedAt, files }: DatedFiles): ChosenSource => ({ ...source, exportedAt, files });

/** Whether an export tells what was so at an earlier time: its items carry their histories, or all of its records their dates. */
function tellsThePast(one: ReadExport): boolean {
  const items = itemsOf(one);
  if (items.length > 0) return items.every(({ history }) => history === "complete");
  const records = one.read.flatMap((file) => Object.values(file.records).flat());
  return records.length > 0 && records.every(hasSince);
}

/** A tracker whose items carry no history, in a source that may be read export by export. */
function lacksHistory({ source: { declaration } }: ReadExport, items: readonly TrackerItem[]): boolean {
  const { role = "primary", history, columns } = declaration;
  return role === "primary" && history !== "none" && declaredValue(columns?.["status"]) === undefined && items.length > 0 && items.every((item) => item.history === "none");
}

/** The exports with the reconstructed items, each in the file that last shows it. */
function withHistory(exports: readonly ReadExport[], timeZone: string): readonly ReadExport[] {
  const merged = exports.map((one) => mergeItems(itemsOf(one)));
  const dated = exports.flatMap(({ source }, index) => (source.exportedAt === undefined ? [] : [{ at: source.exportedAt, items: merged[index]?.items ?? [] }]));
  const items = reconstruct(dated, exports[0]?.source.declaration.dates?.timeZone ?? timeZone);
  const byFile = Map.groupBy(items, ({ source }) => source.file);
  const last = exports.length - 1;
  return exports.map((one, index): ReadExport => ({
    ...one,
    ...(index === last ? {} : { forHistory: true }),
    // A key twice is a mistake of the export that holds it.
    diagnostics: [...one.diagnostics, ...(merged[index]?.diagnostics ?? [])],
    read: one.read.map((file): ReadFile => ({ ...file, items: byFile.get(file.file) ?? [], inSeries: true })),
  }));
}

/**
 * Reads a source as a statement may know it. Of several dated exports that carry no history all are read, oldest first, and the history
 * is read from their differences. Of a register that keeps no history the earlier ones say what was so then. Otherwise one counts: the newest that was made by the as-of time; or, as known now, the newest of all,
 * when it tells the past.
 */
export function readSeries(source: ChosenSource, read: (source: ChosenSource) => ReadExport, { asOf, known, timeZone }: SeriesOptions): readonly ReadExport[] {
  const own = read(source);
  const exports = chooseExports(source.series ?? [], { asOf, known });
  const newest = exports.at(-1);
  if (newest === undefined) return [own];
  const latest = newest.at === source.exportedAt ? own : read(at(source, newest));
  if (exports.length > 1 && lacksHistory(latest, itemsOf(latest))) {
    const known = new Map([own, latest].map((one) => [one.source.exportedAt, one]));
    return withHistory(exports.map((one) => known.get(one.at) ?? read(at(source, one))), timeZone);
  }
  if (tellsThePast(latest)) return [latest];
  const list = kindNamed(source.declaration.kind)?.earlier;
  const earlier = exports.filter((one) => source.exportedAt !== undefined && inTimeOrder(one.at, source.exportedAt) < 0);
  return list === undefined || earlier.length === 0 ? [own] : withEarlier(earlier.map((one) => read(at(source, one))), own, list, timeZone);
}
