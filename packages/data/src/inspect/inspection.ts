import { compareText, type Diagnostic } from "@almanac/core";

export interface InspectedDates {
  /** How many records have the date. */
  readonly n: number;
  /** ISO: a local date-time where the export has no zone, a date where it has no time, else a UTC instant. */
  readonly min: string | null;
  readonly max: string | null;
}

/** What a file is and holds, stated also when it would be refused. Counts are of the file, not of what was accepted. */
export interface Inspection {
  readonly file: string;
  /** As in `kind:` of almanac.yaml; `unknown` for a file of none. */
  readonly kind: string;
  readonly encoding: string;
  readonly bom: boolean;
  readonly delimiter: string | null;
  readonly columns: readonly string[];
  readonly repeatedHeaders: Readonly<Record<string, number>>;
  /** CSV: records after the header. JSON: issues, or elements of the array. */
  readonly records: number;
  readonly issueRecords: number;
  readonly otherRecords: number;
  readonly uniqueKeys: number;
  /** Of the issue records; for a history, of the newest row of each key. */
  readonly statusCounts: Readonly<Record<string, number>>;
  readonly typeCounts: Readonly<Record<string, number>>;
  readonly created: InspectedDates;
  readonly resolved: InspectedDates;
  readonly dateFormat: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Area of the kind, for example `money`; null for a file of no kind. */
  readonly area: string | null;
  /** Who may see its records. */
  readonly audience: "public" | "internal" | "restricted";
  /** Records that became something: work items, or records of their kind. */
  readonly used: number;
}

export const NO_DATES: InspectedDates = { n: 0, min: null, max: null };

/** Counts by value, keys in code-unit order. */
export const countsOf = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(values, (value) => value)].map(([value, all]): [string, number] => [value, all.length]).sort(([a], [b]) => compareText(a, b)),
  );
