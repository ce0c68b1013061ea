import { addDays, isoDate } from "@almanac/core";
import type { ExportFile } from "../export-file.ts";
import { csvTable } from "../governance/csv-table.ts";
import { RESERVATION } from "./cloud-plan.ts";
import { CLOUD_ROWS, SERVICES, type CloudRow } from "./cloud-rows.ts";
import { cents, micros } from "./decimals.ts";
import { BILLED_MONTHS } from "./months.ts";
import { WORLD } from "../../world.ts";

const HEADER = [
  "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd", "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargeFrequency",
  "ChargePeriodEnd", "ChargePeriodStart", "CommitmentDiscountCategory", "CommitmentDiscountId", "CommitmentDiscountName", "CommitmentDiscountStatus", "CommitmentDiscountType",
  "ConsumedQuantity", "ConsumedUnit", "ContractedCost", "EffectiveCost", "InvoiceId", "InvoiceIssuerName", "ListCost", "PricingCategory", "PricingQuantity", "PricingUnit",
  "ProviderName", "PublisherName", "RegionId", "ServiceCategory", "ServiceName", "SubAccountId", "Tags", "x_CostCentre",
];

/** FOCUS writes a missing value as the word. */
const NOTHING = "NULL";
const midnight = (day: string): string => `${day}T00:00:00Z`;
export const invoiceOf = (month: string): string => `NG-${month}`;

/** Where the work of a workstream runs. */
const accountOf = ({ tags }: CloudRow): string => (tags?.["workstream"] === undefined ? "meridian-common" : `meridian-${tags["workstream"]}`);
const centreOf = ({ tags }: CloudRow): string => WORLD.workstreams.find(({ id }) => id === tags?.["workstream"])?.costCentre ?? NOTHING;

function fields(row: CloudRow): readonly string[] {
  const { month, commitment, quantity, unit, tags } = row;
  const bound = commitment === undefined ? undefined : RESERVATION;
  const used = row.category === "Usage" && quantity !== undefined && commitment !== "Unused" ? cents(quantity) : NOTHING;
  return [
    micros(row.billed), "ng-77410", "Meridian", "USD", midnight(addDays(month.last, 1)), midnight(month.first), row.category, row.correction === true ? "Correction" : NOTHING, row.description, row.frequency,
    midnight(row.to), midnight(row.from), bound === undefined ? NOTHING : "Usage", bound?.id ?? NOTHING, bound?.name ?? NOTHING, commitment === undefined || commitment === "bought" ? NOTHING : commitment, bound === undefined ? NOTHING : "Reserved GPU hours",
    used, used === NOTHING ? NOTHING : (unit ?? NOTHING), micros(row.contracted), micros(row.effective), midnight(addDays(month.last, 1)) <= midnight(WORLD.asOf) ? invoiceOf(month.id) : NOTHING, "Northgrid Cloud", micros(row.list),
    commitment === "Used" || commitment === "Unused" ? "Committed" : "Standard", quantity === undefined ? NOTHING : cents(quantity), unit ?? NOTHING,
    row.provider, row.provider, "eu-central", SERVICES[row.service], row.service, accountOf(row), tags === undefined ? NOTHING : JSON.stringify(tags), centreOf(row),
  ];
}

/** One file a month, as the provider writes it; November holds what was billed by the as-of date. */
export const cloudFiles = (): readonly ExportFile[] =>
  BILLED_MONTHS.map(({ id }) => ({ path: `cloud/focus-${id}.csv`, text: csvTable(HEADER, CLOUD_ROWS.filter(({ month }) => month.id === id).map(fields)) }));

const sum = (rows: readonly CloudRow[], of: "billed" | "effective" | "list"): number => rows.reduce((total, row) => total + row[of], 0);
const inMonth = (month: string) => CLOUD_ROWS.filter((row) => row.month.id === month);

/** Billed in a closed month, in cents: the provider's invoice. */
export const invoiceCents = (month: string): number => sum(inMonth(month), "billed") / 10_000;
/** Effective cost of a month by workstream, in millionths: the key by which the invoice is shared out. */
export const effectiveBy = (month: string, workstream: string): number => sum(inMonth(month).filter(({ tags }) => tags?.["workstream"] === workstream), "effective");

/** Rounded to cents. */
const dollars = (amount: number): string => `$${cents(Math.round(amount / 10_000)).replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const YEAR_START = isoDate("2026-01-01");

export function cloudTruths(): readonly string[] {
  const october = inMonth("2026-10");
  const gpu = (workstream: string) => sum(october.filter(({ service, tags }) => service === "GPU compute" && tags?.["workstream"] === workstream), "effective");
  const use = (month: string, status: "Used" | "Unused") => sum(inMonth(month).filter(({ commitment }) => commitment === status), "effective");
  const waste = (month: string) => percent(use(month, "Unused"), use(month, "Used") + use(month, "Unused"));
  const untagged = sum(october.filter(({ tags }) => tags === undefined), "effective");
  const year = CLOUD_ROWS.filter(({ month }) => month.first >= YEAR_START);
  const usage = october.filter(({ category }) => category === "Usage");
  const list = sum(usage, "list");
  const reranker = october.filter(({ tags, service }) => tags?.["model"] === "search-reranker" && service === "Model inference");
  const requests = reranker.reduce((total, { quantity }) => total + (quantity ?? 0) / 100, 0);
  return [
    `\`cloud/focus-2026-10.csv\`: ${String(october.length)} rows of two providers; billed ${dollars(sum(october, "billed"))}, effective ${dollars(sum(october, "effective"))}, with a levy, a credit, a correction of September and a rounding.`,
    `\`cloud/focus-2026-10.csv\`: GPU compute of fraud detection in October costs ${dollars(gpu("fraud"))} (effective cost); search relevance ${dollars(gpu("search"))}, demand forecasting ${dollars(gpu("demand"))}, platform ${dollars(gpu("platform"))} after the credit of $420.00 for 100 hours handed back.`,
    `\`cloud/focus-2026-11.csv\`: no GPU hour of fraud detection: the last is of 29 October, because labels stopped; its storage and inference go on.`,
    `\`cloud/\`: reserved GPU hours paid and not used: ${["2026-03", "2026-06", "2026-09", "2026-10", "2026-11"].map((month) => `${waste(month)} in ${month}`).join(", ")} (November to the 21st).`,
    `\`cloud/focus-2026-10.csv\`: ${dollars(untagged)} of the effective cost have no workstream (${percent(untagged, sum(october, "effective"))}): unused hours, network, support, levy, rounding.`,
    `\`cloud/focus-2026-10.csv\`: effective savings rate ${percent(list - sum(usage, "effective"), list)} over usage rows, list cost ${dollars(list)}.`,
    `\`cloud/focus-2026-10.csv\`: the re-ranker answers ${requests.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",")} thousand requests at $0.18 a thousand.`,
    `\`cloud/\`: twelve months, ${String(CLOUD_ROWS.length)} rows; billed ${dollars(sum(CLOUD_ROWS, "billed"))}, effective ${dollars(sum(CLOUD_ROWS, "effective"))}; of 2026 billed ${dollars(sum(year, "billed"))}.`,
  ];
}
