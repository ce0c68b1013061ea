import { compareInstants, type CloudCost } from "@almanac/core";
import type { FileDeclarations } from "../../config/schema.ts";
import type { Row } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { rememberSince } from "../../table/since.ts";
import type { RowContext, TableSpec } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import type { KindContext, SourceInput, SourceKind } from "../source-kind.ts";
import { tagsReader, tagsRefused } from "./cloud-tags.ts";
import { FOCUS_COLUMNS, focusVersion } from "./columns.ts";
import { MOST_RECORDS } from "../../table/record-limit.ts";

type Columns = typeof FOCUS_COLUMNS;

function commitmentOf(row: Row<Columns>): CloudCost["commitment"] {
  const { commitmentDiscountId: id } = row;
  if (id === undefined) return undefined;
  return given({
    id,
    name: row.commitmentDiscountName,
    type: row.commitmentDiscountType,
    category: row.commitmentDiscountCategory,
    status: row.commitmentDiscountStatus,
    quantity: row.commitmentDiscountQuantity,
    unit: row.commitmentDiscountUnit,
  });
}

function costOf(row: Row<Columns>, { source, refuse }: RowContext<Columns>, header: HeaderSays, readTags: ReturnType<typeof tagsReader>): CloudCost | undefined {
  if (row.chargePeriodEnd < row.chargePeriodStart)
    return refuse("chargePeriodEnd", "DATE-ORDER", {
      message: "the charge ends before it begins",
      found: row.chargePeriodEnd,
      expected: `${row.chargePeriodStart} or later`,
      hint: "export the bill again: the specification has the end after the start",
    });
  const read = readTags(row.tags);
  if ("problem" in read) return refuse("tags", "CLOUD-TAGS", tagsRefused(row.tags, read.problem));
  return given({
    source,
    ...header,
    provider: row.providerName,
    publisher: row.publisherName,
    invoiceIssuer: row.invoiceIssuerName,
    invoice: row.invoiceId,
    billingAccount: row.billingAccountId,
    subAccount: row.subAccountId,
    subAccountName: row.subAccountName,
    billingFrom: row.billingPeriodStart,
    billingTo: row.billingPeriodEnd,
    from: row.chargePeriodStart,
    to: row.chargePeriodEnd,
    category: row.chargeCategory,
    correction: row.chargeClass === "Correction",
    frequency: row.chargeFrequency,
    description: row.chargeDescription,
    billed: row.billedCost,
    effective: row.effectiveCost,
    list: row.listCost,
    contracted: row.contractedCost,
    service: row.serviceName,
    serviceCategory: row.serviceCategory,
    serviceSubcategory: row.serviceSubcategory,
    region: row.regionId,
    resource: row.resourceId,
    resourceName: row.resourceName,
    resourceType: row.resourceType,
    sku: row.skuId,
    skuPrice: row.skuPriceId,
    pricingCategory: row.pricingCategory,
    pricingQuantity: row.pricingQuantity,
    pricingUnit: row.pricingUnit,
    consumedQuantity: row.consumedQuantity,
    consumedUnit: row.consumedUnit,
    commitment: commitmentOf(row),
    tags: read.tags,
  });
}

/** What only the header and the file as a whole show. */
type HeaderSays = Pick<CloudCost, "form" | "zoneAssumed">;

function focusTable(header: HeaderSays): SourceKind {
  const readTags = tagsReader("required");
  const spec: TableSpec<Columns, "cloudCosts"> = {
    kind: "focus",
    title: "Cloud cost (FOCUS)",
    area: "money",
    fills: "cloudCosts",
    isLong: true,
    columns: FOCUS_COLUMNS,
    signature: ["billedCost", "effectiveCost", "chargeCategory", "chargePeriodStart"],
    currency: "billingCurrency",
    since: "chargePeriodStart",
    recordOf: (row, context) => costOf(row, context, header, readTags),
  };
  return tableKind(spec);
}

/** The specification fixes how values are written; what a declaration says about a changed file comes first. */
const bySpecification = (said: FileDeclarations): FileDeclarations => ({
  ...said,
  missing: [...(said.missing ?? []), "NULL", "null"],
  numbers: said.numbers ?? { decimal: ".", thousands: "" },
  dates: { timeZone: "UTC", ...said.dates },
});

const NAMES_ZONE = /(?:Z|UTC|[+-]\d{2}:?\d{2})$/i;

/** Looks at the start of each charge. A zone that almanac.yaml declares is not assumed. */
function headerSays(input: SourceInput, { declaration }: KindContext): HeaderSays {
  const table = input.table(MOST_RECORDS.long + 1);
  if (!("ok" in table)) return { form: "FOCUS 1.0" };
  const { header, records } = table.ok;
  const column = header.findIndex((name) => name.trim().toLowerCase() === "chargeperiodstart");
  const assumed = declaration.dates?.timeZone === undefined && column >= 0 && records.some((fields) => !NAMES_ZONE.test(fields[column]?.trim() ?? ""));
  return { form: focusVersion(header), ...(assumed ? { zoneAssumed: true } : {}) };
}

/** A correction is about a period of a closed bill, and is unknown before the bill that holds it begins. */
function correctedLater(cost: CloudCost): void {
  if (cost.correction && cost.billingFrom !== undefined && compareInstants(cost.from, cost.billingFrom) < 0) rememberSince(cost, cost.billingFrom);
}

const documented = focusTable({ form: "FOCUS 1.0" });

/** FinOps FOCUS 1.0 to 1.2 as providers export it: `NULL` for nothing, UTC where a time has no zone, other columns left alone. */
export const focusKind: SourceKind = {
  ...documented,
  read: (inputs, context) => {
    const results = inputs.map((input) => focusTable(headerSays(input, context)).read([input], { ...context, declaration: bySpecification(context.declaration) }));
    const files = results.flatMap((result) => result.files);
    for (const { records } of files) for (const cost of records.cloudCosts ?? []) correctedLater(cost);
    return { files, diagnostics: results.flatMap(({ diagnostics }) => diagnostics) };
  },
};
