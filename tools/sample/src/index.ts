import { isoDate } from "@almanac/core";
import { jiraCsv } from "./jira-csv.ts";
import { jiraJson } from "./jira-json.ts";
import { EXPORT_DATES } from "./plan.ts";
import { simulate } from "./simulate.ts";
import { snapshotsAt } from "./snapshot.ts";
import { endOfDay } from "./working-time.ts";

/** The day since which the list of issues is exported as CSV, too, to check the answer of the interface. */
export const CSV_SINCE = isoDate("2026-10-04");

/** Every file of the sample's exports: path below `data/sources/`, and text. The same on every machine. */
export function sampleFiles(): ReadonlyMap<string, string> {
  const items = simulate();
  return new Map(
    EXPORT_DATES.flatMap((date): readonly (readonly [string, string])[] => {
      const end = endOfDay(date);
      const snapshots = snapshotsAt(items, end);
      return [
        [`jira/${date}/work-items.json`, jiraJson(snapshots, end)],
        ...(date < CSV_SINCE ? [] : [[`jira/${date}/work-items.csv`, jiraCsv(snapshots, end)] as const]),
      ];
    }),
  );
}
