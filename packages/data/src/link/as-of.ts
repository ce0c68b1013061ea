import type { Diagnostic, IsoInstant, Program, SourceFile, WorkItem } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";

/** An export without history says how things are at its own time only: an earlier statement cannot be made from it. */
export function newerThanStatement(sources: readonly SourceFile[], asOf: IsoInstant | undefined): readonly Diagnostic[] {
  return sources
    .filter(({ exportedAt, history, role }) => asOf !== undefined && role === "primary" && history === "none" && inTimeOrder(exportedAt, asOf) > 0)
    .map(({ file, exportedAt }) =>
      diagnostic(
        "AS-OF-BEFORE",
        { file, line: 1, column: 1 },
        {
          message: `this export is of ${exportedAt}, after the statement (${asOf ?? ""}), and carries no history`,
          found: exportedAt,
          expected: `an export at or before ${asOf ?? ""}`,
          hint: "items are shown in the state of the export; give an --as-of at or after it, or export with changelog",
        },
      ),
    );
}

/** Before the first item there is nothing to state: zeros would look like a program that stands still. */
export function beforeFirstItem(items: readonly WorkItem[], asOf: IsoInstant | undefined): readonly Diagnostic[] {
  const first = items.toSorted((a, b) => inTimeOrder(a.created, b.created))[0];
  if (asOf === undefined || first === undefined || inTimeOrder(first.created, asOf) <= 0) return [];
  return [
    diagnostic(
      "AS-OF-NOTHING",
      { file: first.source.file, line: first.source.line, column: 1 },
      {
        message: `no item existed at the time of the statement (${asOf}): the first, ${first.key}, was created ${first.created}`,
        found: first.created,
        expected: `an item created at or before ${asOf}`,
        hint: `give an --as-of at or after ${first.created}`,
      },
    ),
  ];
}

const DAY_MS = 86_400_000;

/** A statement for a time that no export reaches: everything since the newest one would pass for standstill, and all ages grow. */
export function longBeforeStatement(sources: readonly SourceFile[], program: Program, asOf: IsoInstant | undefined): readonly Diagnostic[] {
  const newest = sources
    .filter(({ role }) => role === "primary")
    .toSorted((a, b) => inTimeOrder(a.exportedAt, b.exportedAt))
    .at(-1);
  // A source that declares its own limit is judged by it (SOURCE-STALE).
  if (asOf === undefined || newest === undefined || newest.staleAfterDays !== undefined || newest.staleAfterHours !== undefined) return [];
  const days = Math.floor((Date.parse(asOf) - Date.parse(newest.exportedAt)) / DAY_MS);
  if (days <= (program.cadence === "daily" ? 1 : 7)) return [];
  return [
    diagnostic(
      "AS-OF-AFTER",
      { file: newest.file, line: 1, column: 1 },
      {
        message: `the newest export is of ${newest.exportedAt}, ${String(days)} days before the statement (${asOf}): what happened since is not in it`,
        found: newest.exportedAt,
        expected: `an export of about ${asOf}`,
        hint: "export again, or give an --as-of near the newest export",
      },
    ),
  ];
}
