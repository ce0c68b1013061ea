import type { ForecastMove } from "../causes/forecast-move.ts";
import type { AboveAudience, Fact, Receipt } from "../fact/fact.ts";
import type { Finding } from "../finding/finding.ts";
import type { QualityFinding } from "../model/model.ts";
import type { SourceFile } from "../model/source.ts";
import type { DocumentChange, FactChange, FactNamed } from "./compare/edition-diff.ts";
import type { Change, DocumentHistory, FrozenDocument, HistoryPoint } from "./edition.ts";

/** Version of the shape of slices. A change comes with a migration. */
export const SLICE_SCHEMA = 1;

/** How the entries of a record differ: those that are added or other, and those that are not there. */
export interface RecordDifference<T> {
  readonly set?: Readonly<Record<string, T>>;
  readonly without?: readonly string[];
}

/** How a list differs: entries added at places of the longer list, in order; or, where that does not say it, the whole list. */
export type ListDifference<T> = { readonly added: readonly { readonly at: number; readonly value: T }[] } | { readonly all: readonly T[] };

/** What an audience is told of what changed since the edition before, beside what the next larger circle is. Its sentences are those of the statement. */
export interface ComparisonDifference {
  readonly moves?: ListDifference<ForecastMove>;
  readonly added?: ListDifference<FactNamed>;
  readonly removed?: ListDifference<FactNamed>;
  readonly changed?: ListDifference<FactChange>;
  readonly documents?: ListDifference<DocumentChange>;
}

/** What one audience is told beside what the next larger one is. What does not differ is left out. */
export interface StatementDifference {
  readonly inputs?: ListDifference<SourceFile>;
  readonly facts?: RecordDifference<Fact>;
  /** Of facts that are the same, but stand on rows that this audience may see. */
  readonly receipts?: Readonly<Record<string, Receipt>>;
  readonly findings?: RecordDifference<Finding>;
  readonly changes?: ListDifference<Change>;
  readonly history?: RecordDifference<readonly HistoryPoint[]>;
  readonly quality?: ListDifference<QualityFinding>;
  readonly documents?: ListDifference<FrozenDocument>;
  readonly documentHistory?: RecordDifference<DocumentHistory>;
  readonly diagrams?: RecordDifference<string>;
  readonly comparison?: ComparisonDifference;
  readonly payReleases?: string;
}

/**
 * What an edition states for fewer readers than everybody: the difference to what the next larger circle is told. Kept as canonical JSON
 * below the restricted folder and named in the edition's header by the digest of its text.
 */
export interface EditionSlice extends StatementDifference {
  readonly schema: typeof SLICE_SCHEMA;
  /** Id of the edition. */
  readonly edition: string;
  readonly audience: AboveAudience;
  /** HMAC under the program's secret: nobody can find the text by trying until the digest in the header fits. */
  readonly salt: string;
}
