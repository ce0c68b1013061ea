import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";
import { cents, grouped } from "./decimals.ts";

interface Said {
  readonly benefit: readonly [id: string, title: string, initiative: string | undefined, model: string | undefined, workstream: string];
  readonly basis: "business case" | "forecast" | "realised";
  readonly period: string;
  /** Euros, or a value with its unit. */
  readonly brings: number | readonly [value: number, unit: string];
  readonly measuredBy?: string;
  readonly statedOn: string;
}

const ORDERS = ["B-01", "More orders from the re-ranker of category pages", undefined, "search-reranker", "search"] as const;
const LONG_TAIL = ["B-02", "More orders from long-tail queries", "I-01", "search-two-tower", "search"] as const;
const STOCK = ["B-03", "Fewer sales lost to empty shelves, northern regions", undefined, "demand-northern", "demand"] as const;
const REGIONS = ["B-04", "Fewer sales lost to empty shelves, twelve regions", "I-02", "demand-hierarchical", "demand"] as const;
const CHARGEBACKS = ["B-05", "Fewer chargebacks on card payments", "I-03", "fraud-card-champion", "fraud"] as const;
const DECLINED = ["B-06", "Fewer honest orders declined", "I-03", "fraud-card-champion", "fraud"] as const;
const UNUSED = ["B-07", "GPU hours paid and not used", "I-04", "platform-queue-planner", "platform"] as const;
const FEATURES = ["B-08", "Features built once instead of per team", "I-08", undefined, "platform"] as const;
const INVOICES = ["B-09", "Fewer unpaid invoice orders", "I-05", "fraud-invoice-shadow", "fraud"] as const;

const promised = (benefit: Said["benefit"], period: string, brings: Said["brings"], statedOn: string): Said => ({ benefit, basis: "business case", period, brings, statedOn });
const brought = (benefit: Said["benefit"], period: string, brings: Said["brings"], measuredBy: string, statedOn: string): Said => ({ benefit, basis: "realised", period, brings, measuredBy, statedOn });

const HOLD_OUT = "Hold-out of 5 % of the traffic";
const STORES = "Difference to matched stores without the model";
const BILL = "Monthly bill: unused over all reserved hours";
const PER_CENT = "per cent of reserved hours";

const SAID: readonly Said[] = [
  ...["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"].map((quarter) => promised(ORDERS, quarter, 60_000, "2025-11-17")),
  brought(ORDERS, "2026-Q1", 51_200, HOLD_OUT, "2026-04-13"),
  brought(ORDERS, "2026-Q2", 63_900, HOLD_OUT, "2026-07-13"),
  brought(ORDERS, "2026-Q3", 66_400, HOLD_OUT, "2026-10-12"),
  ...["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"].map((quarter) => promised(LONG_TAIL, quarter, 170_000, "2025-12-15")),
  { benefit: LONG_TAIL, basis: "forecast", period: "2027-Q1", brings: 95_000, statedOn: "2026-11-09" },
  ...["2026-Q2", "2026-Q3", "2026-Q4"].map((quarter) => promised(STOCK, quarter, 45_000, "2025-12-15")),
  brought(STOCK, "2026-Q2", 31_500, STORES, "2026-07-20"),
  brought(STOCK, "2026-Q3", 38_700, STORES, "2026-10-19"),
  ...["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"].map((quarter) => promised(REGIONS, quarter, 130_000, "2025-12-15")),
  ...["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"].map((quarter) => promised(CHARGEBACKS, quarter, 152_500, "2026-01-20")),
  { benefit: CHARGEBACKS, basis: "forecast", period: "2027-Q1", brings: 76_000, statedOn: "2026-11-19" },
  promised(DECLINED, "2027-Q2", [1.2, "orders in 1,000"], "2026-01-20"),
  promised(UNUSED, "2026-Q4", [14, `${PER_CENT}, fewer than in 2025`], "2026-04-07"),
  brought(UNUSED, "2026-Q3", [5.7, `${PER_CENT}, fewer than in 2025`], BILL, "2026-10-08"),
  ...["2026-Q3", "2026-Q4"].map((quarter) => promised(FEATURES, quarter, 57_500, "2025-12-15")),
  brought(FEATURES, "2026-Q3", 51_250, "Hours booked on features before and after, at standard rates", "2026-10-15"),
  promised(INVOICES, "2027-Q4", 52_500, "2026-06-29"),
];

const HEADER = ["Benefit ID", "Title", "Basis", "Initiative ID", "Model ID", "Workstream", "Period", "Amount", "Currency", "Value", "Unit", "Measured by", "Stated on"];

export const benefitFile = (): ExportFile => ({
  path: "money/benefits.csv",
  text: csvTable(
    HEADER,
    SAID.map(({ benefit: [id, title, initiative, model, workstream], basis, period, brings, measuredBy, statedOn }): readonly Cell[] => [
      id, title, basis, initiative, model, workstream, period,
      ...(typeof brings === "number" ? [cents(brings * 100), "EUR", undefined, undefined] : [undefined, undefined, ...brings]), measuredBy, statedOn,
    ]),
  ),
});

export function benefitTruths(): readonly string[] {
  const closed = ["2026-Q1", "2026-Q2", "2026-Q3"];
  const sum = (basis: Said["basis"]): number => SAID.filter((said) => said.basis === basis && closed.includes(said.period)).reduce((total, { brings }) => total + (typeof brings === "number" ? brings : 0), 0);
  const euros = (amount: number): string => `€${grouped(String(amount))}`;
  return [
    `\`money/benefits.csv\`: to 30 September 2026 business cases promised ${euros(sum("business case"))} and ${euros(sum("realised"))} were realised, ${((100 * sum("realised")) / sum("business case")).toFixed(1)} %; nine benefits, four of them with a measurement.`,
    "`money/benefits.csv`: GPU hours paid and not used were to fall by 14 points until the fourth quarter; 5.7 were measured in the third, and the bills of October and November are worse than 2025 again.",
  ];
}
