import type { Money } from "../money.ts";
import type { IsoDate, IsoInstant } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

/** Decisions of a model about one group of one attribute, counted against what turned out to be true. */
export interface FairnessCounts extends SourceRecord {
  readonly model: string;
  readonly version?: string;
  readonly attribute: string;
  readonly group: string;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  readonly countedOn: IsoDate;
}

/** One bin of a histogram of a feature or score: how many records of a reference and of a current sample fall into it. */
export interface DriftBin extends SourceRecord {
  readonly model: string;
  readonly version?: string;
  /** Feature or score whose distribution it is. */
  readonly feature: string;
  readonly comparedOn: IsoDate;
  /** A category, or the interval as the source words it. */
  readonly bin: string;
  /** Numeric bins hold (lower, upper]; a missing edge is open. */
  readonly lower?: number;
  readonly upper?: number;
  readonly referenceCount: number;
  readonly currentCount: number;
}

export type ReleaseEnvironment = "production" | "shadow" | "staging" | "development";

/** A version of a model that was put into an environment. */
export interface ModelRelease extends SourceRecord {
  readonly id: string;
  readonly model: string;
  readonly version: string;
  readonly environment: ReleaseEnvironment;
  readonly releasedAt: IsoInstant;
  /** When each of its changes was committed; the same instant may stand several times. */
  readonly committedAt: readonly IsoInstant[];
  /** Left out: nobody says. */
  readonly failed?: boolean;
  /** Release that this one takes back. */
  readonly rollbackOf?: string;
  /** When service was as it should be after this release had failed. */
  readonly restoredAt?: IsoInstant;
  /** Whether it repairs what users met, rather than what was planned (rework). */
  readonly unplanned?: boolean;
  readonly approvals: readonly string[];
  /** Addresses or names of documents. */
  readonly evidence: readonly string[];
}

export interface ModelIncident extends SourceRecord {
  readonly id: string;
  readonly title?: string;
  /** 1 is the gravest. */
  readonly severity: 1 | 2 | 3 | 4 | 5;
  readonly openedAt: IsoInstant;
  readonly resolvedAt?: IsoInstant;
  readonly model?: string;
  readonly release?: string;
  readonly cause?: string;
  readonly cost?: Money;
}
