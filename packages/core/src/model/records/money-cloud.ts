import type { Money } from "../money.ts";
import type { IsoInstant } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

/** FOCUS ChargeCategory, in the words of the specification. */
export type ChargeCategory = "Usage" | "Purchase" | "Tax" | "Credit" | "Adjustment";

/** Value of a tag; `true` stands for a tag that a provider knows without a value. */
export type TagValue = string | number | boolean;

/**
 * One row of a cloud bill, in the terms of FOCUS (METHOD.md 6.2). Costs are exact and may be very small; corrections and credits
 * are negative. `billed` is cash, `effective` is accrual: one basis a page, never added.
 */
export interface CloudCost extends SourceRecord {
  /** Version of FOCUS that its columns show, or `provider` for a provider's own form, read through a mapping. */
  readonly form: "FOCUS 1.0" | "FOCUS 1.1" | "FOCUS 1.2" | "provider";
  /** Who sells the service, for example `AWS`. */
  readonly provider: string;
  /** The file writes times without a zone; FOCUS has them in UTC. */
  readonly zoneAssumed?: boolean;
  readonly publisher?: string;
  readonly invoiceIssuer?: string;
  readonly invoice?: string;
  readonly billingAccount?: string;
  readonly subAccount?: string;
  readonly subAccountName?: string;
  /** The bill that the row is part of; `billingTo` is exclusive. */
  readonly billingFrom?: IsoInstant;
  readonly billingTo?: IsoInstant;
  /** When the charge was caused; `to` is exclusive. */
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  readonly category: ChargeCategory;
  /** ChargeClass `Correction`: corrects a bill that was closed before. */
  readonly correction: boolean;
  readonly frequency?: "One-Time" | "Recurring" | "Usage-Based";
  readonly description?: string;
  /** Left out of a provider's own form that states the other basis only. FOCUS rows have both. */
  readonly billed?: Money;
  readonly effective?: Money;
  readonly list?: Money;
  readonly contracted?: Money;
  readonly service?: string;
  readonly serviceCategory?: string;
  readonly serviceSubcategory?: string;
  readonly region?: string;
  readonly resource?: string;
  readonly resourceName?: string;
  readonly resourceType?: string;
  readonly sku?: string;
  readonly skuPrice?: string;
  readonly pricingCategory?: string;
  readonly pricingQuantity?: number;
  readonly pricingUnit?: string;
  readonly consumedQuantity?: number;
  readonly consumedUnit?: string;
  readonly commitment?: CommitmentDiscount;
  /** By key, in the order of the file. */
  readonly tags: readonly CloudTag[];
}

export interface CloudTag {
  readonly key: string;
  readonly value: TagValue;
}

/** A commitment to spend or use, bought for a lower price. */
export interface CommitmentDiscount {
  readonly id: string;
  readonly name?: string;
  readonly type?: string;
  readonly category?: string;
  /** Of usage rows; a purchase has none. */
  readonly status?: "Used" | "Unused";
  readonly quantity?: number;
  readonly unit?: string;
}
