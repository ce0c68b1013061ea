import type { History } from "./history.ts";
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
  /** `primary` feeds the facts; `cross-check` must agree with the primary source; `inventory` is read and listed, and its items are not the program's. */
  readonly role: "primary" | "cross-check" | "inventory";
  readonly sha256: string;
  readonly bytes: number;
  /**
   * When the export was made. `declared`: said by the configuration or the file's path; `newest-event`: the newest event in the file, a
   * lower bound; `statement`: nothing says, so it is taken to be as old as the statement.
   */
  readonly exportedAt: IsoInstant;
  readonly exportedAtBasis: "declared" | "newest-event" | "statement";
  /** Who may know that this file exists, and its digest. Left out: public. */
  readonly audience?: "internal" | "restricted";
  /** Records after the header (CSV) or array elements (JSON). */
  readonly records: number;
  /** Records that are work items: 0 but for trackers. */
  readonly itemRecords: number;
  /** Records that became nothing: history rows after an item's first, footers, records later than the statement. The others that are no items became records of their kind. */
  readonly otherRecords: number;
  /** Rows left out because the source declares `onError: skip-rows`; each is one of `skipped`. */
  readonly rejected: number;
  /** Why each of those rows was left out. Values of a source that is not public are not repeated in the words. */
  readonly skipped?: readonly SkippedRow[];
  readonly warnings: number;
  /**
   * Whether the export carries status history. Without it there is no start date, so no cycle time and no age. `reconstructed`: it is
   * one of several dated exports from which the history was read; the newest of them counts for age and records.
   */
  readonly history: History;
  /** Age after which the source counts as stale, if declared: in calendar days, or in hours. */
  readonly staleAfterDays?: number;
  readonly staleAfterHours?: number;
  /** Area and title of its kind, as pages group and name it, for example `money` and `Budget lines`. */
  readonly area?: string;
  readonly title?: string;
  /** What is known about whether everything that was searched for is in the file. */
  readonly completeness?: readonly CompletenessNote[];
}

/** One sign of completeness: it holds, or it does not and something may be missing. */
export interface CompletenessNote {
  readonly check: "records" | "pages" | "changelogs" | "footer" | "export-cap";
  readonly holds: boolean;
  /** A plain sentence, for example `All 2,310 issues that the search counted are here.` */
  readonly says: string;
}

/** A record that was refused while the rest of its source was accepted. */
export interface SkippedRow {
  readonly line: number;
  readonly record: number;
  readonly code: string;
  readonly message: string;
}
