import type { IsoInstant } from "./time.ts";

/** Where a record came from: a file of the program directory, a 1-based line, and for JSON the pointer. */
export interface SourceRef {
  readonly file: string;
  readonly line: number;
  readonly pointer?: string;
}

/** One file that fed an edition, as published on `/data/`. */
export interface SourceFile {
  /** Id of the source in `almanac.yaml`. */
  readonly source: string;
  readonly file: string;
  readonly kind: string;
  /** `primary` feeds the facts; `cross-check` must agree with the primary source. */
  readonly role: "primary" | "cross-check";
  readonly sha256: string;
  readonly bytes: number;
  /** When the export was made. `declared`: said by the configuration or the file's path; `newest-event`: the newest event in the file, a lower bound. */
  readonly exportedAt: IsoInstant;
  readonly exportedAtBasis: "declared" | "newest-event";
  /** Who may know that this file exists, and its digest. Left out: public. */
  readonly audience?: "internal" | "restricted";
  /** Records after the header (CSV) or array elements (JSON). */
  readonly records: number;
  /** Records that are work items, and those that are not (for example history rows after an item's first). */
  readonly itemRecords: number;
  readonly otherRecords: number;
  /** Rows left out because the source declares `onError: skip-rows`; each is one of `skipped`. */
  readonly rejected: number;
  /** Why each of those rows was left out. Values of a source that is not public are not repeated in the words. */
  readonly skipped?: readonly SkippedRow[];
  readonly warnings: number;
  /** Whether the export carries status history. Without it there is no start date, so no cycle time and no age. */
  readonly history: "complete" | "none";
  /** Age in days after which the source counts as stale, if declared. */
  readonly staleAfterDays?: number;
}

/** A record that was refused while the rest of its source was accepted. */
export interface SkippedRow {
  readonly line: number;
  readonly record: number;
  readonly code: string;
  readonly message: string;
}
