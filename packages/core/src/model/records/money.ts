import type { IsoDate } from "../time.ts";
import type { ActualCost, Benefit, BudgetLine, BudgetTotal } from "./money-budget.ts";
import type { CloudCost } from "./money-cloud.ts";
import type { Vendor, VendorContract } from "./money-vendors.ts";
import type { SourceRecord } from "./source-record.ts";

/** Records about budget, actual cost, contracts, cloud cost, exchange rates, benefits, quota. */
export interface MoneyRecords {
  readonly budgetLines: readonly BudgetLine[];
  /** Totals that a budget declares; never added to its lines. */
  readonly budgetTotals: readonly BudgetTotal[];
  readonly actuals: readonly ActualCost[];
  readonly vendors: readonly Vendor[];
  readonly vendorContracts: readonly VendorContract[];
  readonly cloudCosts: readonly CloudCost[];
  readonly fxRates: readonly FxRate[];
  readonly benefits: readonly Benefit[];
  readonly quotas: readonly Quota[];
}

/**
 * A quoted exchange rate: one unit of `from` costs `rate` units of `to` (METHOD.md 6.3). The number is the shortest one that
 * reads as the quote does, so its decimal text is exact.
 */
export interface FxRate extends SourceRecord {
  readonly from: string;
  readonly to: string;
  /** Greater than 0. */
  readonly rate: number;
  /**
   * `closing`: of that day, for balances and open commitments. `average`: of the period `periodFrom` to `date`, for flows.
   * `budget`: fixed for planning.
   */
  readonly basis: "closing" | "average" | "budget";
  /** Day of the quote; of an average, the last day of its period. */
  readonly date: IsoDate;
  /** First day of the period of an average. */
  readonly periodFrom?: IsoDate;
  /** Who quoted it, for example `ECB reference rates`. */
  readonly quotedBy?: string;
}

/** How much of a limited resource was granted and used on one day: GPUs of a cloud region, calls of a service. */
export interface Quota extends SourceRecord {
  readonly date: IsoDate;
  /** What is limited, for example `H100 GPUs`. */
  readonly resource: string;
  readonly resourceType: "gpu" | "cpu" | "memory" | "storage" | "service" | "other";
  readonly provider?: string;
  readonly region?: string;
  /** Of `granted`, `used` and `requested`, for example `GPU` or `requests per minute`. */
  readonly unit: string;
  /** At least 0. */
  readonly granted: number;
  /** Highest use of the day. Left out: not measured. */
  readonly used?: number;
  /** The grant that was asked for and is not decided yet. */
  readonly requested?: number;
  readonly requestedOn?: IsoDate;
  /** Id of the workstream that the grant is for; left out: shared by all. */
  readonly workstream?: string;
}
