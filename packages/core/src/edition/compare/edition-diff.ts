import type { ForecastMove } from "../../causes/forecast-move.ts";
import type { Unit } from "../../fact/fact.ts";
import type { Document } from "../../model/document.ts";
import type { Change, EditionName } from "../edition.ts";

/** A fact that only one of two editions states. */
export interface FactNamed {
  readonly id: string;
  readonly label: string;
}

export interface ScalarChange extends FactNamed {
  readonly type: "scalar";
  readonly unit: Unit;
  readonly currency?: string;
  /** Null: not available. */
  readonly before: number | string | null;
  readonly after: number | string | null;
  /** `after` minus `before`: of numbers in their unit, of dates in days. */
  readonly difference?: number;
}

/** Rows are matched by their first columns, as many as tell them apart. */
export interface TableChange extends FactNamed {
  readonly type: "table";
  readonly rows: { readonly before: number; readonly after: number; readonly added: number; readonly removed: number; readonly changed: number };
}

export type FactChange = ScalarChange | TableChange;

/** A run of words of a section. */
export interface ProsePiece {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

export interface SectionChange {
  /** Empty for what stands before the first heading. */
  readonly heading: string;
  readonly change: "added" | "removed" | "changed";
  /** In reading order; long runs of unchanged words are cut to their edges with an ellipsis. */
  readonly pieces: readonly ProsePiece[];
}

export interface DocumentChange {
  readonly path: string;
  readonly kind: Document["kind"];
  readonly title: string;
  readonly change: "added" | "removed" | "changed";
  readonly sections: readonly SectionChange[];
  /** Of a document that changed: paths below `content/` of pictures that came, went or are other ones. Left out where there are none. */
  readonly pictures?: readonly string[];
}

/** Sections of one document that differ: made by the prose package, which knows Markdown. */
export type CompareProse = (before: string, after: string) => readonly SectionChange[];

/** Everything that changed between two editions. */
export interface EditionDiff {
  readonly schema: 1;
  readonly from: EditionName;
  readonly to: EditionName;
  /** Ranked by consequence, in sentences. Their facts are those of `to`. */
  readonly changes: readonly Change[];
  readonly moves: readonly ForecastMove[];
  readonly facts: { readonly added: readonly FactNamed[]; readonly removed: readonly FactNamed[]; readonly changed: readonly FactChange[] };
  readonly documents: readonly DocumentChange[];
}
