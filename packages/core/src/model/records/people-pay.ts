import type { Fte, Hours, Share } from "../units.ts";
import type { IsoDate } from "../time.ts";
import type { Money } from "../money.ts";
import type { Private } from "../private.ts";
import type { SourceRecord } from "./source-record.ts";

/**
 * What one person is paid from a day on. RESTRICTED: no value of it, nor anything derived from it, leaves the build except as a
 * cell that the disclosure check has proved safe (METHOD.md 7.4 to 7.9).
 */
export interface PayRecord extends SourceRecord {
  readonly person: string;
  readonly role: string;
  readonly level?: string;
  readonly region?: string;
  /** Base pay for one full-time year. What is paid is this times `fte`. */
  readonly annualBase: Private<Money>;
  /** Target bonus for one full-time year. */
  readonly bonus?: Private<Money>;
  readonly fte: Fte;
  readonly hoursPerWeek?: Hours;
  readonly effectiveFrom: IsoDate;
  /** Pay range of role, level and region, for one full-time year. */
  readonly rangeMinimum?: Money;
  readonly rangeMidpoint?: Money;
  readonly rangeMaximum?: Money;
  /** Group of a pay-gap comparison (METHOD.md 7.3), in the words of the export. */
  readonly comparisonGroup?: string;
}

/** One published percentile of a pay benchmark. */
export interface BenchmarkPoint {
  /** 1 to 99. */
  readonly percentile: number;
  /** A full-time year. */
  readonly amount: Money;
}

/**
 * Percentiles that one source publishes for one role title, region and level on one date. Sources are never averaged; a second
 * value for the same source, title, region, level, percentile and date is an error.
 */
export interface BenchmarkBand extends SourceRecord {
  readonly provider: string;
  readonly role: string;
  readonly region: string;
  readonly level?: string;
  /** Day to which the values refer; ageing starts there (METHOD.md 7.2). */
  readonly date: IsoDate;
  readonly measure: "base" | "total-cash";
  /** In rising order of percentile. A table of one percentile a row gives one point a band. */
  readonly points: readonly BenchmarkPoint[];
  /** How many employers and people are behind it, and the largest employer's share (METHOD.md 7.2, safety zone). */
  readonly employers?: number;
  readonly people?: number;
  readonly largestShare?: Share;
}

/** One anonymous answer of a salary survey. There is no person behind an id, so equal rows are different people and are all kept. */
export interface SalaryObservation extends SourceRecord {
  readonly year: number;
  readonly experience: "entry" | "mid" | "senior" | "executive";
  readonly employment?: "full-time" | "part-time" | "contract" | "freelance";
  readonly role: string;
  /** A year, in the currency of the answer. */
  readonly salary: Money;
  /** The same in US dollars, as the survey converted it. */
  readonly salaryUsd?: Money;
  /** Where the person lives. */
  readonly region?: string;
  readonly companyRegion?: string;
  readonly companySize?: "small" | "medium" | "large";
  /** Part of the work that is done remotely. */
  readonly remote?: Share;
}
