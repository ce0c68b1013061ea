import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";
import { CLOUD_ROWS } from "./cloud-rows.ts";
import { cents, grouped } from "./decimals.ts";
import { CLOSED, nth } from "./months.ts";

const vendor = (index: number) => nth(WORLD.vendors, index);
const [labels, cloud, panel] = [vendor(0), vendor(1), vendor(2)];

export function vendorFile(): ExportFile {
  const sells = ["Labels and judgements", "GPU hours, inference, storage", "Test panel and survey licences"];
  const rows = WORLD.vendors.map(({ id, name }, index): readonly Cell[] => [id, name, nth(sells, index), nth(["DE", "US", "GB"], index), "active", nth(["Data steward", "Platform lead", "Search product lead"], index), nth(["2025-09-01", "2025-01-01", "2026-04-01"], index)]);
  return { path: "money/vendors.csv", text: csvTable(["Vendor ID", "Name", "Sells", "Country", "Status", "Owner", "Since"], rows) };
}

/** Dollars: the least that Northgrid bills in a month and in the contract year 2026. */
const MONTHLY_MINIMUM = 12_000;
export const ANNUAL_MINIMUM = 380_000;

interface Level {
  readonly name: string;
  readonly promised: number;
  readonly direction: "at least" | "at most";
  readonly unit: string;
  /** August, September, October 2026. */
  readonly measured: readonly [number, number, number];
}

interface Contract {
  readonly terms: readonly Cell[];
  readonly levels: readonly Level[];
}

const CONTRACTS: readonly Contract[] = [
  {
    terms: [labels.contract, labels.id, "Chargeback labels and query judgements", "2026-02-01", "2027-01-31", "2026-10-31", "on request", "185000.00", undefined, undefined, labels.currency, "Data steward"],
    levels: [
      { name: "Labels right in the audit sample", promised: 97, direction: "at least", unit: "%", measured: [98.2, 98, 97.4] },
      { name: "Batches delivered on the agreed day", promised: 95, direction: "at least", unit: "%", measured: [96, 95.5, 71] },
    ],
  },
  {
    terms: [cloud.contract, cloud.id, "GPU hours, inference and storage", "2026-01-01", "2026-12-31", "2026-09-30", "on request", undefined, `${String(MONTHLY_MINIMUM)}.00`, `${String(ANNUAL_MINIMUM)}.00`, cloud.currency, "Platform lead"],
    levels: [{ name: "Availability of GPU nodes", promised: 99.5, direction: "at least", unit: "%", measured: [99.81, 99.77, 99.71] }],
  },
  {
    terms: [panel.contract, panel.id, "Online test panel and survey licences", "2026-04-01", "2027-03-31", "2026-12-31", "automatic", "27600.00", undefined, undefined, panel.currency, "Search product lead"],
    levels: [{ name: "Completed tests a week", promised: 400, direction: "at least", unit: "tests", measured: [418, 405, 412] }],
  },
];

const HEADER = ["Contract ID", "Vendor ID", "Title", "Start", "End", "Notice by", "Renewal", "Value", "Monthly minimum", "Annual minimum", "Currency", "Owner", "Service level", "Promised", "Direction", "Unit", "Measured period", "Measured"];

export function contractFile(): ExportFile {
  const rows = CONTRACTS.flatMap(({ terms, levels }) =>
    levels.flatMap(({ name, promised, direction, unit, measured }) => measured.map((value, month): readonly Cell[] => [...terms, name, promised, direction, unit, nth(["2026-08", "2026-09", "2026-10"], month), value])),
  );
  return { path: "money/vendor-contracts.csv", text: csvTable(HEADER, rows) };
}

/** Cents, rounded only here. */
const dollars = (amount: number): string => `$${grouped(cents(Math.round(amount)))}`;

export function contractTruths(): readonly string[] {
  const billed = (months: readonly string[]): number => CLOUD_ROWS.filter(({ month }) => months.includes(month.id)).reduce((sum, row) => sum + row.billed, 0) / 10_000;
  const soFar = billed(CLOSED.map(({ id }) => id));
  const pace = billed(["2026-08", "2026-09", "2026-10"]) / 3;
  const missing = ANNUAL_MINIMUM * 100 - soFar;
  return [
    `\`money/vendor-contracts.csv\`: Northgrid Cloud (${cloud.contract}) bills at least ${dollars(ANNUAL_MINIMUM * 100)} in 2026. January to October came to ${dollars(soFar)}, so ${dollars(missing)} are missing; two more months at the mean of the last three (${dollars(pace)}) leave a shortfall of ${dollars(missing - 2 * pace)}. Each month is above its own minimum of ${dollars(MONTHLY_MINIMUM * 100)}.`,
    `\`money/vendor-contracts.csv\`: notice of renewal to Panelhaus (${panel.contract}, automatic) is due 2026-12-31, 39 days after the as-of date; the notice dates of the two others have passed.`,
    "`money/vendor-contracts.csv`: the one missed service level is Labelworks in October, 71 % of batches on the agreed day against 95 % promised; all eleven other measurements were met.",
  ];
}
