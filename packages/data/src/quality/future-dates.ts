import type { Diagnostic, IsoInstant, SourceFile } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import { diagnostic, wholeFile, type Place } from "../diagnostics/diagnostic.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";

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
      return at === undefined ? [] : [{ at, what: `${item.key} was ${name === "resolvedAt" ? "resolved" : name}`, place: () => item.place(name === "resolvedAt" ? "resolved" : name) }];
    }),
  );

/** Data dated after the clock, each file reported once, at the value that is furthest ahead. */
export function datedAfterClock(files: readonly SourceFile[], events: readonly StatedEvent[], now: IsoInstant): readonly Diagnostic[] {
  const exported = files.map(({ file, exportedAt }): StatedEvent => ({ at: exportedAt, what: "the export was made", place: () => wholeFile(file) }));
  const ahead = [...events, ...exported].filter(({ at }) => inTimeOrder(at, now) > 0).map((event) => ({ ...event, here: event.place() }));
  return [...Map.groupBy(ahead, ({ here }) => here.file).values()].flatMap((inFile): readonly Diagnostic[] => {
    // The value itself tells more than the file.
    const [first] = inFile.toSorted((a, b) => inTimeOrder(b.at, a.at) || b.here.line - a.here.line);
    if (first === undefined) return [];
    const others = inFile.length - 1;
    return [
      diagnostic("DATE-FUTURE", first.here, {
        message: `${first.what} at ${first.at}, after the clock (${now})${others === 0 ? "" : `; ${String(others)} other ${others === 1 ? "date" : "dates"} of this file too`}`,
        found: first.at,
        expected: `nothing after ${now}`,
        hint: "check the clock of this machine, and the time zone of the export (`dates: { timeZone: … }` in data/almanac.yaml)",
      }),
    ];
  });
}
