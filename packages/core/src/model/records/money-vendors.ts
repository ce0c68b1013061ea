import type { Money } from "../money.ts";
import type { IsoDate } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

/** A company that sells to the program. Contact persons are not read. */
export interface Vendor extends SourceRecord {
  readonly id: string;
  readonly name: string;
  /** What it sells, in the words of the list. */
  readonly sells?: string;
  readonly country?: string;
  /** A number that names the company to a tax office: text, never a quantity. */
  readonly taxNumber?: string;
  readonly status?: "active" | "blocked" | "ended";
  /** Role that owns the relation on our side. */
  readonly owner?: string;
  readonly since?: IsoDate;
}

/** A contract with its commitments, and what its service levels promised and brought. */
export interface VendorContract extends SourceRecord {
  readonly id: string;
  /** Id of the vendor. */
  readonly vendor: string;
  readonly title: string;
  readonly workstream?: string;
  /** Inclusive. */
  readonly start: IsoDate;
  /** Inclusive; left out: runs until it is ended. */
  readonly end?: IsoDate;
  /** Last day to give notice before it renews. */
  readonly noticeBy?: IsoDate;
  readonly renewal?: "automatic" | "on-request" | "none";
  /** Value of the whole contract. */
  readonly value?: Money;
  /** Least that is billed in a month, whatever is used (METHOD.md 6.2, spend agreements). */
  readonly monthlyMinimum?: Money;
  /** Least that is billed in a contract year; the rest is trued up in its last month. */
  readonly annualMinimum?: Money;
  readonly owner?: string;
  /** In the order of the file; empty when the contract promises none. */
  readonly serviceLevels: readonly ServiceLevel[];
}

/** One promise of a contract, and what was measured in one period. A measurement is known once its period has ended. */
export interface ServiceLevel {
  readonly name: string;
  readonly promised: number;
  /** Whether more or less than promised is good. */
  readonly direction: "at-least" | "at-most";
  readonly unit: string;
  /** First and last day of the measurement, inclusive. Left out with `measured`: not measured yet. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly measured?: number;
  /** Found from `promised` and `measured`. */
  readonly met?: boolean;
}
