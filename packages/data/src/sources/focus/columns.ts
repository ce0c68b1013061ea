import { choice, currency, instant, money, number, optional, required, text } from "../../table/column.ts";

/** Columns of FOCUS 1.0 to 1.2 that are read, under the names of the specification. All others are left alone. */
export const FOCUS_COLUMNS = {
  billedCost: required(money("any"), ["BilledCost"], "Cost as invoiced (cash)."),
  effectiveCost: required(money("any"), ["EffectiveCost"], "Cost with prepaid commitments spread over their use (accrual)."),
  listCost: optional(money("any"), ["ListCost"], "Cost at list price. Needed for savings."),
  contractedCost: optional(money("any"), ["ContractedCost"], "Cost at the negotiated price."),
  billingCurrency: required(currency(), ["BillingCurrency"], "ISO 4217 code of all costs of the row."),
  chargeCategory: required(
    choice({ Usage: ["Usage"], Purchase: ["Purchase"], Tax: ["Tax"], Credit: ["Credit"], Adjustment: ["Adjustment"] }),
    ["ChargeCategory"],
    "What sort of charge it is.",
  ),
  chargeClass: optional(choice({ Correction: ["Correction"] }), ["ChargeClass"], "`Correction` when it corrects a closed bill."),
  chargePeriodStart: required(instant(), ["ChargePeriodStart"], "When the charge begins. Without a zone it is UTC."),
  chargePeriodEnd: required(instant(), ["ChargePeriodEnd"], "When it ends, exclusive."),
  billingPeriodStart: optional(instant(), ["BillingPeriodStart"], "Begin of the bill."),
  billingPeriodEnd: optional(instant(), ["BillingPeriodEnd"], "End of the bill, exclusive."),
  providerName: required(text(), ["ProviderName"], "Who sells the service. One file may hold several."),
  publisherName: optional(text(), ["PublisherName"], "Who makes it."),
  invoiceIssuerName: optional(text(), ["InvoiceIssuerName"], "Who sends the bill."),
  invoiceId: optional(text(), ["InvoiceId"], "Number of the invoice (1.2)."),
  billingAccountId: optional(text(), ["BillingAccountId"], "Account that pays."),
  subAccountId: optional(text(), ["SubAccountId"], "Account, subscription or project that used it."),
  subAccountName: optional(text(), ["SubAccountName"], "Its name."),
  chargeFrequency: optional(
    choice({ "One-Time": ["One-Time"], Recurring: ["Recurring"], "Usage-Based": ["Usage-Based"] }),
    ["ChargeFrequency"],
    "How often the charge comes.",
  ),
  chargeDescription: optional(text(), ["ChargeDescription"], "What the bill says."),
  serviceName: optional(text(), ["ServiceName"], "Service."),
  serviceCategory: optional(text(), ["ServiceCategory"], "Its category."),
  serviceSubcategory: optional(text(), ["ServiceSubcategory"], "Its subcategory (1.1)."),
  regionId: optional(text(), ["RegionId"], "Region."),
  resourceId: optional(text(), ["ResourceId"], "Resource."),
  resourceName: optional(text(), ["ResourceName"], "Its name."),
  resourceType: optional(text(), ["ResourceType"], "Its type."),
  skuId: optional(text(), ["SkuId"], "What was bought."),
  skuPriceId: optional(text(), ["SkuPriceId"], "At which price."),
  pricingCategory: optional(text(), ["PricingCategory"], "Standard, Committed, Dynamic or Other."),
  pricingQuantity: optional(number(), ["PricingQuantity"], "Quantity that the price counts."),
  pricingUnit: optional(text(), ["PricingUnit"], "Its unit."),
  consumedQuantity: optional(number(), ["ConsumedQuantity"], "Quantity used."),
  consumedUnit: optional(text(), ["ConsumedUnit"], "Its unit."),
  commitmentDiscountId: optional(text(), ["CommitmentDiscountId"], "Commitment that the row belongs to."),
  commitmentDiscountName: optional(text(), ["CommitmentDiscountName"], "Its name."),
  commitmentDiscountType: optional(text(), ["CommitmentDiscountType"], "Its type, in the provider's words."),
  commitmentDiscountCategory: optional(text(), ["CommitmentDiscountCategory"], "Spend or Usage."),
  commitmentDiscountStatus: optional(choice({ Used: ["Used"], Unused: ["Unused"] }), ["CommitmentDiscountStatus"], "Whether that part of the commitment was used."),
  commitmentDiscountQuantity: optional(number(), ["CommitmentDiscountQuantity"], "Amount of the commitment in this row (1.1)."),
  commitmentDiscountUnit: optional(text(), ["CommitmentDiscountUnit"], "Its unit (1.1)."),
  tags: optional(text(), ["Tags"], "JSON object of tags."),
};

const SINCE_1_1 = ["CapacityReservationId", "CapacityReservationStatus", "CommitmentDiscountQuantity", "CommitmentDiscountUnit", "ServiceSubcategory", "SkuMeter", "SkuPriceDetails"];
const SINCE_1_2 = ["BillingAccountType", "InvoiceId", "PricingCurrency", "PricingCurrencyContractedUnitPrice", "PricingCurrencyEffectiveCost", "PricingCurrencyListUnitPrice", "SubAccountType"];

const has = (header: readonly string[], names: readonly string[]): boolean => {
  const there = new Set(header.map((name) => name.trim().toLowerCase()));
  return names.some((name) => there.has(name.toLowerCase()));
};

/** The oldest version of FOCUS that has all the columns of a header. */
export function focusVersion(header: readonly string[]): "FOCUS 1.0" | "FOCUS 1.1" | "FOCUS 1.2" {
  if (has(header, SINCE_1_2)) return "FOCUS 1.2";
  return has(header, SINCE_1_1) ? "FOCUS 1.1" : "FOCUS 1.0";
}
