import type { Diagnostic } from "@almanac/core";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";

/**
 * Records of one file. Each takes one or two kilobytes while it is read. A table that people keep has no such number of rows; machines
 * and time sheets write many more. The history of issues has a row for each change, of which little is held.
 */
export const MOST_RECORDS = { kept: 100_000, items: 250_000, long: 500_000, changes: 2_000_000 } as const;

interface TooLong {
  readonly most: number;
  readonly total: number;
  /** What the file is, such as `Risk register`. */
  readonly title: string;
}

/** What stands against reading a file of more records; `place` is that of the first record too many. */
export function tooManyRecords({ record: _record, field: _field, pointer: _pointer, ...place }: Place, { most, total, title }: TooLong): Diagnostic {
  return diagnostic("FILE-TOO-LARGE", place, {
    message: `the file goes on beyond the records that can be read of one (${title})`,
    found: `${String(total)} records`,
    expected: `at most ${String(most)} records in one file`,
    hint: "export it again: records seem to be repeated; if they are all meant, split the table into several files",
  });
}
