import { addDays, isoDate, randomSource, type IsoDate } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable } from "../governance/csv-table.ts";

/** Columns of an amortised cost export under an Enterprise Agreement, in its order. */
const HEADER = [
  "BillingAccountId", "BillingAccountName", "BillingPeriodStartDate", "BillingPeriodEndDate", "BillingProfileId", "BillingProfileName", "AccountOwnerId", "AccountName", "SubscriptionId", "SubscriptionName",
  "Date", "Product", "PartNumber", "MeterId", "ServiceFamily", "MeterCategory", "MeterSubCategory", "MeterRegion", "MeterName", "Quantity", "EffectivePrice", "Cost", "UnitPrice", "BillingCurrency",
  "ResourceLocation", "AvailabilityZone", "ConsumedService", "ResourceId", "ResourceName", "ServiceInfo1", "ServiceInfo2", "AdditionalInfo", "Tags", "InvoiceSectionId", "InvoiceSection", "CostCenter",
  "UnitOfMeasure", "ResourceGroup", "ReservationId", "ReservationName", "ProductOrderId", "ProductOrderName", "OfferId", "IsAzureCreditEligible", "Term", "PublisherName", "PlanName", "ChargeType",
  "Frequency", "PublisherType", "PayGPrice", "PricingModel", "CostAllocationRuleName", "benefitId", "benefitName",
] as const;
type Field = Partial<Record<(typeof HEADER)[number], string>>;

const MONTH = "2026-10";
const DAYS: readonly IsoDate[] = Array.from({ length: 31 }, (_, index) => addDays(isoDate(`${MONTH}-01`), index));
const PATH = `azure/cloud-cost-azure-amortised-${MONTH}.csv`;
const SUBSCRIPTION = { id: "0b6f6f0e-51c4-4c1b-9a35-2d9e7c84a011", name: "meridian-planner-reports" } as const;
const RESERVATION = { id: "6a2d41c7-8f0b-4f0d-b7ce-19c5f3a7d022", name: "planner-reports-2026" } as const;

interface Meter {
  readonly family: string;
  readonly category: string;
  readonly name: string;
  readonly resource: string;
  /** Ten-thousandths of a euro for one unit. */
  readonly price: number;
  readonly unit: string;
  readonly tagged: boolean;
}

const METERS = {
  machine: { family: "Compute", category: "Virtual Machines", name: "D4s v5", resource: "report-refresh", price: 1200, unit: "1 Hour", tagged: true },
  database: { family: "Databases", category: "SQL Database", name: "vCore", resource: "planner-reports-db", price: 4200, unit: "1 Hour", tagged: true },
  pages: { family: "Web", category: "Azure App Service", name: "P1 v3 App", resource: "planner-pages", price: 950, unit: "1 Hour", tagged: true },
  storage: { family: "Storage", category: "Storage", name: "Hot LRS Data Stored", resource: "plannerextracts", price: 184, unit: "1 GB/Month", tagged: true },
  transfer: { family: "Networking", category: "Bandwidth", name: "Standard Data Transfer Out", resource: "planner-pages", price: 700, unit: "1 GB", tagged: false },
} as const satisfies Record<string, Meter>;

interface Line {
  readonly day: IsoDate;
  readonly meter: Meter;
  readonly quantity: number;
  /** Ten-thousandths of a euro. */
  readonly cost: number;
  readonly charge: "Usage" | "UnusedReservation" | "RoundingAdjustment";
  readonly reserved?: true;
}

const isWeekend = (day: IsoDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const line = (day: IsoDate, meter: Meter, quantity: number, more: Partial<Line> = {}): Line => ({ day, meter, quantity, cost: quantity * meter.price, charge: "Usage", ...more });

/** Reports are refreshed around the clock on weekdays and eight hours a day at weekends; the reservation is paid for all hours. */
function linesOn(day: IsoDate): readonly Line[] {
  const random = randomSource(SEED, `extra/azure/${day}`);
  const hours = isWeekend(day) ? 8 : 24;
  const gigabytes = 4 + random.index(isWeekend(day) ? 3 : 9);
  return [
    line(day, METERS.machine, hours, { reserved: true }),
    ...(hours === 24 ? [] : [line(day, METERS.machine, 24 - hours, { reserved: true, charge: "UnusedReservation" })]),
    line(day, METERS.database, 24),
    line(day, METERS.pages, 24),
    line(day, METERS.storage, 38 + random.index(5)),
    line(day, METERS.transfer, gigabytes),
  ];
}

const ROUNDING: Line = { day: isoDate(`${MONTH}-31`), meter: METERS.transfer, quantity: 0, cost: -38, charge: "RoundingAdjustment" };
const LINES: readonly Line[] = [...DAYS.flatMap(linesOn), ROUNDING];

const american = (day: IsoDate): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
const SCALE = 10_000;
const euros = (amount: number): string => `${amount < 0 ? "-" : ""}${String(Math.floor(Math.abs(amount) / SCALE))}.${String(Math.abs(amount) % SCALE).padStart(4, "0")}`;

function fields({ day, meter, quantity, cost, charge, reserved }: Line): Field {
  const group = `/subscriptions/${SUBSCRIPTION.id}/resourceGroups/planner-reports/providers`;
  return {
    BillingAccountId: "7203318", BillingAccountName: "Meridian", BillingPeriodStartDate: american(isoDate(`${MONTH}-01`)), BillingPeriodEndDate: american(isoDate(`${MONTH}-31`)), BillingProfileId: "7203318", BillingProfileName: "Meridian",
    AccountName: "Supply planning", SubscriptionId: SUBSCRIPTION.id, SubscriptionName: SUBSCRIPTION.name, Date: american(day), Product: charge === "RoundingAdjustment" ? "Rounding adjustment" : `${meter.category} - ${meter.name} - EU West`,
    ServiceFamily: meter.family, MeterCategory: meter.category, MeterRegion: "EU West", MeterName: meter.name, Quantity: String(quantity), EffectivePrice: euros(meter.price), Cost: euros(cost), UnitPrice: euros(meter.price), BillingCurrency: "EUR",
    ResourceLocation: "westeurope", ResourceId: charge === "Usage" ? `${group}/${meter.resource}` : "", ResourceName: charge === "Usage" ? meter.resource : "",
    // The outer braces are missing, as in every export of this make.
    Tags: meter.tagged && charge === "Usage" ? '"workstream": "demand","stage": "reports"' : "",
    InvoiceSection: "Supply planning", CostCenter: WORLD.workstreams.find(({ id }) => id === "demand")?.costCentre ?? "", UnitOfMeasure: meter.unit, ResourceGroup: charge === "Usage" ? "planner-reports" : "",
    ...(reserved === undefined ? {} : { ReservationId: RESERVATION.id, ReservationName: RESERVATION.name, benefitId: `/providers/Microsoft.Capacity/reservationOrders/${RESERVATION.id}`, benefitName: RESERVATION.name, Term: "12" }),
    OfferId: "MS-AZR-0017P", IsAzureCreditEligible: "True", PublisherName: "Microsoft", ChargeType: charge, Frequency: charge === "RoundingAdjustment" ? "OneTime" : "UsageBased", PublisherType: "Azure", PricingModel: reserved === undefined ? "OnDemand" : "Reservation",
  };
}

/** One month of the program's third and smallest subscription: the pages on which planners read their forecasts. */
export function azureFile(): ExportFile {
  const rows = LINES.map((one) => {
    const written = fields(one);
    return HEADER.map((name) => written[name]);
  });
  return { path: PATH, text: `\u{FEFF}${csvTable(HEADER, rows)}` };
}

const total = (lines: readonly Line[]): string => `${euros(lines.reduce((sum, { cost }) => sum + cost, 0))} EUR`;

export function azureTruths(): readonly string[] {
  const reserved = LINES.filter(({ reserved: bound }) => bound === true);
  const unused = reserved.filter(({ charge }) => charge === "UnusedReservation");
  const hours = (lines: readonly Line[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return [
    `\`${PATH}\`: Azure's amortised cost of October 2026, ${String(LINES.length)} rows, effective ${total(LINES)}; it states no billed cost. The subscription ${SUBSCRIPTION.name} is the program's third account and stands OUTSIDE of the FOCUS files in \`cloud/\`: the effective cost of October is both together, billed cost is that of FOCUS alone.`,
    `\`${PATH}\`: ${String(hours(unused))} of ${String(hours(reserved))} reserved machine hours were not used (${total(unused)} of ${total(reserved)}); ${total(LINES.filter(({ meter, charge }) => !meter.tagged || charge !== "Usage"))} carry no workstream.`,
  ];
}
