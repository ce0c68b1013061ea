import { dateIn, isoInstant, type Diagnostic, type IsoInstant, type SourceFile, type SourceRecord } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import { startOfDay } from "../cells/zoned.ts";
import { diagnostic, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import { placeOf } from "../link/record-place.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";
import { sinceOf } from "../table/since.ts";

/** An event that the data states, and where. */
export interface StatedEvent {
  readonly at: IsoInstant;
  readonly what: string;
  readonly place: () => Place;
}

/** The dated events of work items: creation, resolution, last update. */
export const eventsOf = (items: readonly TrackerItem[]): readonly StatedEvent[] =>
  items.flatMap((item) =>
    (["created", "resolvedAt", "updated"] as const).flatMap((name): readonly StatedEvent[] => {
      const at = item[name];
      return at === undefined ? [] : [{ at, what: `${item.key} was ${name === "resolvedAt" ? "resolved" : name} at`, place: () => item.place(name === "resolvedAt" ? "resolved" : name) }];
    }),
  );

/** From when records exist, at their rows; a day begins in the zone of the program. */
export const recordEvents = (records: readonly SourceRecord[], timeZone: string): readonly StatedEvent[] =>
  records.flatMap((record): readonly StatedEvent[] => {
    const since = sinceOf(record);
    return since === undefined ? [] : [{ at: since.length === 10 ? startOfDay(since, timeZone) : isoInstant(since), what: "a record is dated", place: () => placeOf(record) }];
  });

/** Data dated after the clock, each file reported once, at the value that is furthest ahead. */
export function datedAfterClock(files: readonly SourceFile[], events: readonly StatedEvent[], now: IsoInstant, timeZone: string): readonly Diagnostic[] {
  // The day of an export in its path stands for the end of that day, so today's is not ahead of the clock.
  const made = files.filter(({ exportedAt }) => dateIn(timeZone, exportedAt) > dateIn(timeZone, now));
  const exported = made.map(({ file, exportedAt }): StatedEvent => ({ at: exportedAt, what: "the export was made at", place: () => wholeFile(file) }));
  const ahead = [...events.filter(({ at }) => inTimeOrder(at, now) > 0).map((event) => ({ ...event, isValue: true })), ...exported.map((event) => ({ ...event, isValue: false }))].map((event) => ({ ...event, here: event.place() }));
  return [...Map.groupBy(ahead, ({ here }) => here.file).values()].flatMap((inFile): readonly Diagnostic[] => {
    // The value itself tells more than the file.
    const [first] = inFile.toSorted((a, b) => Number(b.isValue) - Number(a.isValue) || inTimeOrder(b.at, a.at) || b.here.line - a.here.line);
    if (first === undefined) return [];
    const others = inFile.length - 1;
    return [
      diagnostic("DATE-FUTURE", first.here, {
        message: `${first.what} ${first.at}, after the clock (${now})${others === 0 ? "" : `; ${String(others)} other ${others === 1 ? "date" : "dates"} of this file too`}`,
        found: first.at,
        expected: `nothing after ${now}`,
        hint: "check the clock of this machine, and the time zone of the export (`dates: { timeZone: … }` in data/almanac.yaml)",
      }),
    ];
  });
}
