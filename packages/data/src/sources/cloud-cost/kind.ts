import { addDays, isoInstant, type CloudCost, type IsoDate, type IsoInstant } from "@almanac/core";
import { choice, currency, date, money, number, optional, required, text, type Row } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import { tagsReader, tagsRefused } from "../focus/cloud-tags.ts";

const columns = {
  date: required(date(), ["Date", "Usage date", "UsageDate"], "Day of the charge, in UTC."),
  lastDay: optional(date(), ["Last day"], "Last day, inclusive, of a charge for several days."),
  provider: required(text(), ["Provider"], "Who sells the service. Usually declared as one value."),
  chargeType: required(
    choice({
      usage: ["usage"],
      unused: ["unused", "UnusedReservation", "UnusedSavingsPlan"],
      purchase: ["purchase"],
      refund: ["refund"],
      tax: ["tax"],
      credit: ["credit"],
      adjustment: ["adjustment", "RoundingAdjustment"],
    }),
    ["Charge type", "ChargeType"],
    "What sort of charge it is; `unused` is the unused part of a commitment.",
  ),
  billedCost: optional(money("any"), ["Billed cost"], "Cost as invoiced: the cost of an *actual cost* export."),
  effectiveCost: optional(money("any"), ["Effective cost"], "Cost with commitments spread over their use: the cost of an *amortised cost* export."),
  listCost: optional(money("any"), ["List cost"], "Cost at list price."),
  currency: optional(currency(), ["Currency", "BillingCurrency", "BillingCurrencyCode"], "ISO 4217 code of the costs."),
  service: optional(text(), ["Service", "MeterCategory"], "Service."),
  serviceCategory: optional(text(), ["Service category", "ServiceFamily"], "Its category."),
  region: optional(text(), ["Region", "ResourceLocation"], "Region."),
  account: optional(text(), ["Account", "BillingAccountId"], "Account that pays."),
  subAccount: optional(text(), ["Sub-account", "SubscriptionId"], "Account, subscription or project that used it."),
  subAccountName: optional(text(), ["Sub-account name", "SubscriptionName"], "Its name."),
  resource: optional(text(), ["Resource", "ResourceId"], "Resource."),
  resourceName: optional(text(), ["Resource name", "ResourceName"], "Its name."),
  commitment: optional(text(), ["Commitment"], "Id of the reservation or savings plan."),
  quantity: optional(number(), ["Quantity"], "Quantity used."),
  unit: optional(text(), ["Unit", "UnitOfMeasure"], "Its unit."),
  invoice: optional(text(), ["Invoice", "InvoiceId"], "Number of the invoice."),
  description: optional(text(), ["Description", "Product", "ProductName"], "What the bill says."),
  tags: optional(text(), ["Tags"], "JSON object of tags; its outer braces may be missing, as in Azure's exports."),
};

type Columns = typeof columns;

const CATEGORIES = {
  usage: "Usage",
  unused: "Usage",
  purchase: "Purchase",
  // A refund takes back a purchase of a bill that is closed.
  refund: "Purchase",
  tax: "Tax",
  credit: "Credit",
  adjustment: "Adjustment",
} as const satisfies Record<Row<Columns>["chargeType"], CloudCost["category"]>;

const startOf = (day: IsoDate): IsoInstant => isoInstant(`${day}T00:00:00Z`);

function commitmentOf({ commitment, chargeType }: Row<Columns>): CloudCost["commitment"] {
  if (commitment === undefined) return undefined;
  if (chargeType === "usage") return { id: commitment, status: "Used" };
  return chargeType === "unused" ? { id: commitment, status: "Unused" } : { id: commitment };
}

const readTags = tagsReader("bare");

function costOf(row: Row<Columns>, { source, refuse }: RowContext<Columns>): CloudCost | undefined {
  const { billedCost: billed, effectiveCost: effective, lastDay, date: day } = row;
  if (billed === undefined && effective === undefined)
    return refuse("billedCost", "CLOUD-BASIS", {
      message: "nothing says whether the cost is billed or amortised",
      found: "no cost on a known basis",
      expected: "a billed or an effective cost",
      hint: "declare the export's cost column under `columns:` in data/almanac.yaml: `billedCost` for actual cost, `effectiveCost` for amortised cost",
    });
  if (lastDay !== undefined && lastDay < day)
    return refuse("lastDay", "DATE-ORDER", { message: "the charge ends before it begins", found: lastDay, expected: `${day} or later`, hint: "correct one of the two days" });
  const read = readTags(row.tags);
  if ("problem" in read) return refuse("tags", "CLOUD-TAGS", tagsRefused(row.tags, read.problem));
  return given({
    source,
    form: "provider" as const,
    provider: row.provider,
    invoice: row.invoice,
    billingAccount: row.account,
    subAccount: row.subAccount,
    subAccountName: row.subAccountName,
    from: startOf(day),
    to: startOf(addDays(lastDay ?? day, 1)),
    category: CATEGORIES[row.chargeType],
    correction: row.chargeType === "refund",
    description: row.description,
    billed,
    effective,
    list: row.listCost,
    service: row.service,
    serviceCategory: row.serviceCategory,
    region: row.region,
    resource: row.resource,
    resourceName: row.resourceName,
    consumedQuantity: row.quantity,
    consumedUnit: row.unit,
    commitment: commitmentOf(row),
    tags: read.tags,
  });
}

/** A provider's own cost export, mapped: Azure actual and amortised cost, and others that are not FOCUS. */
export const cloudCostKind = tableKind<Columns, "cloudCosts">({
  kind: "cloud-cost",
  title: "Cloud cost (a provider's own form)",
  area: "money",
  fills: "cloudCosts",
  columns,
  signature: ["date", "provider", "chargeType"],
  currency: "currency",
  since: "date",
  recordOf: costOf,
});
