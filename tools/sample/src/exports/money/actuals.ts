import { addDays, allocate, isAvailable, isoDate, type IsoDate } from "@almanac/core";
import { WORLD, type WorkstreamId } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";
import { BASELINE, eurosIn } from "./budget-plan.ts";
import { effectiveBy, invoiceCents, invoiceOf } from "./cloud-files.ts";
import { ANNUAL_MINIMUM } from "./contracts.ts";
import { cents, grouped } from "./decimals.ts";
import { CLOSED, nth, type Month } from "./months.ts";
import { peopleCents } from "./people-cost.ts";

/** One line of a document. Amounts are cents, never negative. */
interface Posted {
  readonly document: string;
  readonly line?: number;
  readonly date: IsoDate;
  readonly basis: "invoice" | "accrual" | "purchase order" | "commitment" | "payment";
  readonly entry?: "credit";
  readonly amount: number;
  readonly currency: "EUR" | "USD" | "GBP";
  readonly category: string;
  readonly workstream?: WorkstreamId;
  readonly vendor?: { readonly id: string; readonly contract: string };
  readonly settles?: string;
  readonly status?: "open" | "settled";
  readonly service?: Month;
  readonly title: string;
}

const vendor = (index: number) => nth(WORLD.vendors, index);
const [labels, cloud, panel] = [vendor(0), vendor(1), vendor(2)];
const PAID_AFTER_DAYS = 28;

/** The payment of an invoice, once its day has come. */
const payment = (invoice: Posted, amount: number): readonly Posted[] => {
  const date = addDays(invoice.date, PAID_AFTER_DAYS);
  const { line: _line, workstream: _workstream, status: _status, service: _service, ...rest } = invoice;
  return date > WORLD.asOf ? [] : [{ ...rest, document: `PAY-${invoice.document}`, date, basis: "payment", amount, settles: invoice.document, title: "Paid" }];
};

const people = (): readonly Posted[] =>
  CLOSED.flatMap((month) =>
    WORLD.workstreams.flatMap(({ id: workstream, costCentre }): readonly Posted[] => {
      const amount = peopleCents(workstream, month);
      return amount === 0 ? [] : [{ document: `ACC-${month.id}-${costCentre}`, date: month.last, basis: "accrual", amount, currency: "EUR", category: "people", workstream, service: month, title: "People at standard rates" }];
    }),
  );

/** Northgrid's invoice of a month, shared out by the effective cost of each workstream. */
function cloudInvoices(): readonly Posted[] {
  return CLOSED.flatMap((month): readonly Posted[] => {
    const shares = WORLD.workstreams.map(({ id }) => effectiveBy(month.id, id));
    const parts = allocate(invoiceCents(month.id), shares);
    if (!isAvailable(parts)) throw new RangeError(`nobody used the cloud in ${month.id}`);
    const lines = WORLD.workstreams.flatMap(({ id: workstream }, index): readonly Posted[] => {
      const amount = nth(parts.value, index);
      return amount === 0 ? [] : [{ document: invoiceOf(month.id), line: index + 1, date: addDays(month.last, 4), basis: "invoice", amount, currency: "USD", category: "cloud", workstream, vendor: cloud, settles: "COM-2026-001", service: month, title: `Cloud, ${month.id}` }];
    });
    return [...lines, ...payment(nth(lines, 0), invoiceCents(month.id))];
  });
}

/** Euros of labels delivered from February to October: judgements for search, chargebacks for fraud detection. Nothing since. */
const JUDGEMENTS = [5200, 5850, 6100, 5900, 6250, 6000, 5700, 6400, 6150] as const;
const CHARGEBACKS = [0, 8800, 9100, 9350, 9200, 9050, 9400, 9150, 6700] as const;

function labelInvoices(): readonly Posted[] {
  return CLOSED.slice(1).flatMap((month, index): readonly Posted[] => {
    const document = `LW-${month.id}`;
    const base = { document, date: addDays(month.last, 2), basis: "invoice", currency: "EUR", category: "data acquisition", vendor: labels, settles: "PO-2026-0014", service: month } as const;
    const chargebacks = nth(CHARGEBACKS, index);
    const lines: readonly Posted[] = [
      { ...base, line: 1, amount: nth(JUDGEMENTS, index) * 100, workstream: "search", title: "Query judgements" },
      ...(chargebacks === 0 ? [] : [{ ...base, line: 2, amount: chargebacks * 100, workstream: "fraud", title: "Chargeback labels" } as const]),
    ];
    return [...lines, ...payment(nth(lines, 0), lines.reduce((sum, { amount }) => sum + amount, 0))];
  });
}

/** Pounds in pence: a quarter of the licence and the tests of the quarter. */
function panelInvoices(): readonly Posted[] {
  const quarters = WORLD.quarters.slice(1).filter(({ from }) => from <= WORLD.asOf);
  return quarters.flatMap(({ id, from }): readonly Posted[] => {
    const invoice: Posted = { document: `PH-${id}`, line: 1, date: addDays(from, 6), basis: "invoice", amount: 690_000, currency: "GBP", category: "vendor", workstream: "search", vendor: panel, settles: "PO-2026-0022", title: `Test panel, ${id}` };
    return [invoice, ...payment(invoice, invoice.amount)];
  });
}

/** Licences are bought by the company and charged on by month, as planned. */
const tools = (): readonly Posted[] =>
  CLOSED.flatMap((month, index) =>
    BASELINE.filter(({ category }) => category === "tools").flatMap((line): readonly Posted[] =>
      eurosIn(line, index) === 0 ? [] : [{ document: `IT-${month.id}`, line: WORLD.workstreams.findIndex(({ id }) => id === line.workstream) + 1, date: month.last, basis: "invoice", amount: eurosIn(line, index) * 100, currency: "EUR", category: "tools", workstream: line.workstream, service: month, title: "Licences" }],
    ),
  );

const CREDIT = 118_000;

function single(): readonly Posted[] {
  return [
    { document: "COM-2026-001", date: isoDate("2026-01-02"), basis: "commitment", amount: ANNUAL_MINIMUM * 100, currency: "USD", category: "cloud", vendor: cloud, status: "open", title: "Yearly minimum of Northgrid Cloud" },
    { document: "PO-2026-0014", line: 1, date: isoDate("2026-02-02"), basis: "purchase order", amount: 7_200_000, currency: "EUR", category: "data acquisition", workstream: "search", vendor: labels, status: "open", title: "Query judgements, twelve months" },
    { document: "PO-2026-0014", line: 2, date: isoDate("2026-02-02"), basis: "purchase order", amount: 10_600_000, currency: "EUR", category: "data acquisition", workstream: "fraud", vendor: labels, status: "open", title: "Chargeback labels, eleven months" },
    { document: "PO-2026-0022", line: 1, date: isoDate("2026-04-01"), basis: "purchase order", amount: 2_760_000, currency: "GBP", category: "vendor", workstream: "search", vendor: panel, status: "open", title: "Test panel, four quarters" },
    { document: "LW-CN-2026-03", line: 1, date: isoDate("2026-10-19"), basis: "invoice", entry: "credit", amount: CREDIT, currency: "EUR", category: "data acquisition", workstream: "search", vendor: labels, settles: "LW-2026-09", title: "Judgements of two locales rejected" },
  ];
}

const POSTED: readonly Posted[] = [...single(), ...people(), ...tools(), ...cloudInvoices(), ...labelInvoices(), ...panelInvoices()]
  .filter(({ date }) => date <= WORLD.asOf)
  .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

const HEADER = ["Document", "Document line", "Date", "Basis", "Entry", "Amount", "Currency", "Category", "Workstream", "Budget line", "Vendor ID", "Contract ID", "Settles", "Status", "Service from", "Service to", "Title"];

const budgetLine = ({ workstream, category, basis }: Posted): string | undefined => (workstream === undefined || basis === "payment" ? undefined : `${workstream}-${category.replace(" ", "-")}`);

export const actualsFile = (): ExportFile => ({
  path: "money/actuals-2026.csv",
  text: csvTable(
    HEADER,
    POSTED.map((posted): readonly Cell[] => [
      posted.document, posted.line, posted.date, posted.basis, posted.entry ?? "charge", cents(posted.amount), posted.currency, posted.category, posted.workstream, budgetLine(posted),
      posted.vendor?.id, posted.vendor?.contract, posted.settles, posted.status, posted.service?.first, posted.service?.last, posted.title,
    ]),
  ),
});

const sumOf = (rows: readonly Posted[]): number => rows.reduce((sum, { amount, entry }) => sum + (entry === "credit" ? -amount : amount), 0);
const MARKS = { EUR: "€", USD: "$", GBP: "£" } as const;
const shown = (amount: number, currency: Posted["currency"]): string => `${MARKS[currency]}${grouped(cents(amount))}`;

export function actualsTruths(): readonly string[] {
  const cost = POSTED.filter(({ basis }) => basis === "invoice" || basis === "accrual");
  const inCurrency = (rows: readonly Posted[], currency: Posted["currency"]): string => shown(sumOf(rows.filter((row) => row.currency === currency)), currency);
  const october = POSTED.filter(({ document }) => document === invoiceOf("2026-10"));
  const data = cost.filter(({ category }) => category === "data acquisition");
  return [
    `\`money/actuals-2026.csv\` to 2026-11-22: invoices and accruals of ${inCurrency(cost, "EUR")}, ${inCurrency(cost, "USD")} and ${inCurrency(cost, "GBP")}; the people of November are not posted before the 30th.`,
    `\`money/actuals-2026.csv\`: invoice ${invoiceOf("2026-10")} is ${shown(sumOf(october), "USD")} in four lines, to the cent what \`cloud/focus-2026-10.csv\` bills.`,
    `\`money/actuals-2026.csv\`: data acquisition cost ${inCurrency(data, "EUR")}, of which fraud detection ${inCurrency(data.filter(({ workstream }) => workstream === "fraud"), "EUR")}; one credit note of ${shown(CREDIT, "EUR")} (LW-CN-2026-03) is subtracted in it. Labelworks sends nothing after LW-2026-10.`,
    `\`money/actuals-2026.csv\`: people of fraud detection cost ${shown(sumOf(cost.filter(({ category, workstream, date }) => category === "people" && workstream === "fraud" && date === "2026-09-30")), "EUR")} in September and ${shown(sumOf(cost.filter(({ category, workstream, date }) => category === "people" && workstream === "fraud" && date === "2026-10-31")), "EUR")} in October: two are charged elsewhere from the 12th, one has left.`,
  ];
}
