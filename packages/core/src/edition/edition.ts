import type { ForecastInputs } from "../causes/stated-inputs.ts";
import type { ForecastMove } from "../causes/forecast-move.ts";
import type { AboveAudience, Fact } from "../fact/fact.ts";
import type { Finding } from "../finding/finding.ts";
import type { Document } from "../model/document.ts";
import type { QualityFinding } from "../model/model.ts";
import type { Program } from "../model/program.ts";
import type { SourceFile } from "../model/source.ts";
import type { IsoDate, IsoInstant } from "../model/time.ts";

/** Version of the edition's shape. A change comes with a migration that keeps old editions readable for ever. */
export const EDITION_SCHEMA = 2;

/** A document as frozen: its text is the content-addressed object `<object>`. */
export type FrozenDocument = { readonly [K in Document["kind"]]: Omit<Extract<Document, { kind: K }>, "body"> & { readonly object: string } }[Document["kind"]];

/** One change since the edition before, ranked by consequence. */
export interface Change {
  /** Fact or document that changed. */
  readonly subject: string;
  /** The large figure in front of the sentence, for example `+12` and `days`. */
  readonly figure: string;
  readonly figureUnit: string;
  readonly headline: Finding;
  readonly detail?: Finding;
  /** Of a forecast that moved: how much of the move each group of inputs made. */
  readonly move?: ForecastMove;
}

/** A point of a headline fact's history, carried from edition to edition (at most 60). */
export interface HistoryPoint {
  readonly edition: string;
  readonly value: number | string | null;
}

/** Ids of the editions in which a document first stood and in which it last read differently from the edition before. */
export interface DocumentHistory {
  readonly since: string;
  readonly changed: string;
}

export interface EditionName {
  readonly id: string;
  /** What readers see: `2026-W47` for a weekly program, the id otherwise. */
  readonly label: string;
  readonly asOfDate: IsoDate;
}

/** The edition that a correction takes the place of, and what was wrong with it. */
export interface Erratum extends EditionName {
  /** Digest of its header. */
  readonly sha256: string;
  readonly reason: string;
}

/**
 * The link of the chain, `data/editions/<id>.json`. Its digest is that of its text, and it names its content by digest: so the chain is
 * proved from headers alone, also where the content of an edition was withdrawn.
 */
export interface EditionHeader extends EditionName {
  readonly schema: typeof EDITION_SCHEMA;
  readonly asOf: IsoInstant;
  /** `now`: stated with exports made after `asOf`, of which only events at or before it count. Left out: as known then. */
  readonly known?: "now";
  readonly generator: { readonly version: string; readonly method: string };
  /** Commit of the program directory, where all that was read stands in it unchanged. */
  readonly commit?: string;
  readonly previous: (EditionName & { readonly sha256: string }) | null;
  readonly corrects?: Erratum;
  /** Digest of the newest act (a label, a withdrawal) that was recorded before: the record of acts cannot be cut short behind it unseen. */
  readonly acts?: string;
  /** Object that holds the {@link EditionContent}: `<sha256>.json`. */
  readonly content: string;
  /**
   * Objects below the restricted folder that hold what fewer readers see, `<sha256>.json` by audience. That there is something is all that
   * a public copy tells of it: each text holds a salt of its own, so that its digest fits no guess. Left out where there is nothing.
   */
  readonly slices?: Readonly<Partial<Record<AboveAudience, string>>>;
  /** Digest of the canonical header without this field: it proves the newest header, which no other edition names yet. Left out in headers of before. */
  readonly seal?: string;
}

/** What an edition states. */
export interface EditionContent {
  /** Makes the digest of the content unguessable from a public copy of most of it; from the `restricted` folder, where there is one. */
  readonly salt?: string;
  readonly program: Program;
  /** Earlier editions, oldest first, at most 60, for the ruler and the version picker. */
  readonly earlier: readonly EditionName[];
  readonly inputs: readonly SourceFile[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** Sentences by page and figure, for example `front`, `delivery`, `delivery.throughput`. */
  readonly findings: Readonly<Record<string, Finding>>;
  readonly changes: readonly Change[];
  readonly history: Readonly<Record<string, readonly HistoryPoint[]>>;
  readonly quality: readonly QualityFinding[];
  readonly documents: readonly FrozenDocument[];
  /** By document path, carried from edition to edition; a document whose past is not known (editions of before did not carry it) has no entry. */
  readonly documentHistory?: Readonly<Record<string, DocumentHistory>>;
  /** Diagram code digest to the content-addressed SVG object. */
  readonly diagrams: Readonly<Record<string, string>>;
  /** What the forecasts were made from, so that their moves can be decomposed from two editions alone. Null: nothing to forecast from, or an edition of before. */
  readonly forecastInputs: ForecastInputs | null;
  /** Object that holds the forecast ledger with this edition's forecasts in it; null in editions of before. */
  readonly ledger: string | null;
  /** Object that holds everything that changed since the edition before (`EditionDiff`); null in the first edition and in editions of before. */
  readonly comparison: string | null;
}

/**
 * A frozen statement: all facts, all prose (by digest) and the digests of all inputs and of the edition before. Kept as a header and a
 * content (see `splitEdition`), each canonical JSON; never rewritten.
 */
export interface Edition extends Omit<EditionHeader, "content" | "seal">, EditionContent {
  /** For whom it states what it states. Left out: for everybody. */
  readonly audience?: AboveAudience;
  /** Object that holds the private record of what was released of pay; in a restricted statement only. */
  readonly payReleases?: string;
}
