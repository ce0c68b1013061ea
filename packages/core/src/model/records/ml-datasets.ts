import type { IsoDate, IsoInstant } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

/** A file or a set of files of a dataset. */
export interface DatasetFile {
  readonly id: string;
  readonly form: "file" | "set";
  readonly name?: string;
  /** MIME type, or `git+https`. */
  readonly format?: string;
  readonly address?: string;
  /** As written, for example `4.698 MB`. */
  readonly size?: string;
  readonly sha256?: string;
  /** Ids of the archives or folders that hold it. */
  readonly containedIn: readonly string[];
}

export interface DatasetField {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** For example `sc:Text`. */
  readonly types: readonly string[];
  /** Whether one record holds a list of them. */
  readonly repeated: boolean;
  /** Ids of the fields of other record sets whose values it repeats. */
  readonly references: readonly string[];
}

export interface DatasetRecordSet {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly types: readonly string[];
  readonly fields: readonly DatasetField[];
  /** Records that stand in the document itself. */
  readonly inlineRecords: number;
}

/** A statement of the Responsible AI vocabulary (`rai:`), for example about `dataBiases`. */
export interface DatasetStatement {
  /** Name without its prefix, for example `personalSensitiveInformation`. */
  readonly about: string;
  readonly text: string;
}

/** What is written about a dataset, one Croissant document a dataset. */
export interface Dataset extends SourceRecord {
  /** Its name, which evaluations refer to. */
  readonly id: string;
  readonly otherNames: readonly string[];
  readonly description?: string;
  readonly version?: string;
  /** Version of the Croissant format, for example `1.1`. */
  readonly format?: string;
  readonly licences: readonly string[];
  readonly creators: readonly string[];
  readonly publishers: readonly string[];
  readonly citation?: string;
  readonly address?: string;
  readonly keywords: readonly string[];
  readonly publishedOn?: IsoDate;
  readonly modifiedOn?: IsoDate;
  /** Whether its content changes while its address stays. */
  readonly live: boolean;
  readonly files: readonly DatasetFile[];
  readonly recordSets: readonly DatasetRecordSet[];
  /** Names of the splits, for example `train`. */
  readonly splits: readonly string[];
  readonly statements: readonly DatasetStatement[];
  /** Addresses or names of what it was made from (1.1). */
  readonly derivedFrom: readonly string[];
}

/** Dimensions of data quality (METHOD.md 9). */
export type QualityDimension = "completeness" | "validity" | "uniqueness" | "consistency" | "timeliness" | "accuracy";

/** The result of one check of one dataset at one time. */
export interface DataCheck extends SourceRecord {
  readonly tool: "great-expectations" | "dbt";
  /** Left out: the tool does not say which table was checked. */
  readonly dataset?: string;
  /** Suite of the tool or project. */
  readonly suite?: string;
  /** For example `expect_column_values_to_not_be_null`. */
  readonly check: string;
  readonly column?: string;
  /** Left out: the check belongs to none of the six. */
  readonly dimension?: QualityDimension;
  /** `error`: the check itself could not be run, so it says nothing about the data. */
  readonly outcome: "pass" | "warn" | "fail" | "error" | "skipped";
  readonly checkedAt: IsoInstant;
  /** Records that were checked, and those that passed. Null when the tool does not count them. */
  readonly total: number | null;
  readonly passed: number | null;
  /** Records that failed, which some tools count without a total. */
  readonly failed: number | null;
}
