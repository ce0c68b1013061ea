import { billed, cell, column, numeric, rows, total, value } from "./readings.ts";
import { means, says, truth, type Find, type Truth } from "./truth.ts";

const STREAMS = "earned-value.performance.workstreams";
const MONTHS = "budget.actual.months";
const CONTRACT = "{contract=C-2025-031}";
const LEVELS = "vendors.service-level.measurements";
const BENEFITS = "benefits.realised.benefits";
const QUOTA = { resource: "GPUs at once", region: "eu-central" };
const RATES = "currency.rates.newest";

const earned = (program: string, pv: string, ev: string, spi: string): readonly Find[] => [says(pv, cell(STREAMS, { program }, "pv")), says(ev, cell(STREAMS, { program }, "ev")), says(spi, value(`earned-value.performance.spi{program=${program}}`))];

const rate = (words: string, from: string, basis: string, number: number): Find => ({ ...means(words, number, numeric(cell(RATES, { from, to: "EUR", basis }, "rate"))), decimals: 4 });

/** Budget, earned value, actual cost, contracts, currencies, benefits, quota. */
export const MONEY_TRUTHS: readonly Truth[] = [
  truth("budget at completion €7,993,760", [
    says("€7,993,760", value("budget.plan.baseline")),
    says("€7,993,760", value("earned-value.performance.bac")),
    says("€7,876,640", value("budget.plan.total")),
    means("its ten declared totals equal the sums of their lines", 0, value("budget.plan.totals-that-differ")),
  ]),
  truth("to 31 October 2026: PV €6,186,500", [
    means("to 31 October 2026", "2026-10-31", value("earned-value.performance.status-date")),
    says("€6,186,500", value("earned-value.performance.pv")),
    says("€5,919,019", value("earned-value.performance.ev")),
    says("0.9568", value("earned-value.performance.spi")),
    ...earned("search", "€2,233,960", "€2,229,732", "0.9981"),
    ...earned("demand", "€1,705,700", "€1,649,881", "0.9673"),
    ...earned("fraud", "€1,284,320", "€1,154,620", "0.8990"),
    ...earned("platform", "€962,520", "€884,786", "0.9192"),
  ]),
  truth("in October fraud detection earns 54 %", [says("54 %", cell(STREAMS, { program: "fraud" }, "month-share")), says("82 %", cell(STREAMS, { program: "demand" }, "month-share"))]),
  truth("data acquisition of 2026 is planned at", [says("€158,000", value("budget.data-acquisition.baseline"))]),
  truth("invoices and accruals of €5,648,152.75", [
    says("€5,648,152.75", value("currency.exposure.cost{currency=EUR}")),
    says("$222,077.67", value("currency.exposure.cost{currency=USD}")),
    says("£20,700.00", value("currency.exposure.cost{currency=GBP}")),
    means("the people of November are not posted before the 30th", 0, total(MONTHS, { month: "2026-11" }, "people")),
  ]),
  truth("invoice NG-2026-10 is $30,714.09 in four lines", [
    says("$30,714.09", billed("USD", cell("cloud.cost.invoices", { invoice: "NG-2026-10" }, "posted"))),
    means("to the cent what `cloud/focus-2026-10.csv` bills", 0, billed("USD", cell("cloud.cost.invoices", { invoice: "NG-2026-10" }, "difference"))),
    means("to the cent what `cloud/focus-2026-10.csv` bills", 0, value("cloud.cost.invoices-that-differ")),
  ], [["in four lines", "a fact states an invoice, not its lines"]]),
  truth("data acquisition cost €123,120.00", [
    says("€123,120.00", value("budget.data-acquisition.actual")),
    says("€70,750.00", cell("budget.variance.lines", { program: "fraud", category: "data-acquisition" }, "actual")),
    says("LW-2026-10", cell("vendors.invoice.vendors", { vendor: "Labelworks" }, "last")),
    says("€123,120.00", cell("vendors.invoice.vendors", { vendor: "Labelworks" }, "amount")),
    means("one credit note", ["LW-CN-2026-03"], column("budget.actual.credits", {}, "document")),
    means("€1,180.00 (LW-CN-2026-03) is subtracted", -1180, cell("budget.actual.credits", { document: "LW-CN-2026-03" }, "amount")),
  ]),
  truth("people of fraud detection cost €151,816.64", [
    says("€151,816.64", cell(MONTHS, { month: "2026-09", program: "fraud" }, "people")),
    says("€130,609.12", cell(MONTHS, { month: "2026-10", program: "fraud" }, "people")),
  ]),
  truth("Northgrid Cloud (C-2025-031) bills at least", [
    means("$380,000.00", "380000.00 USD", cell("budget.commitment.orders", { contract: "C-2025-031" }, "ordered")),
    says("$222,077.67", value(`vendors.spend-agreement.spent${CONTRACT}`)),
    says("$157,922.33", value(`vendors.spend-agreement.missing${CONTRACT}`)),
    says("$29,612.40", value(`vendors.spend-agreement.recent-month${CONTRACT}`)),
    says("$98,697.54", value(`vendors.spend-agreement.expected-shortfall${CONTRACT}`)),
    means("Each month is above its own minimum", 0, value(`vendors.spend-agreement.months-below${CONTRACT}`)),
  ]),
  truth("notice of renewal to Panelhaus", [
    says("2026-12-31", cell("vendors.notice.contracts", { contract: "C-2026-022" }, "notice-by")),
    says("automatic", cell("vendors.notice.contracts", { contract: "C-2026-022" }, "renewal")),
    means("39 days after the as-of date", 39, cell("vendors.notice.contracts", { contract: "C-2026-022" }, "days")),
    means("the notice dates of the two others have passed", 1, value("vendors.notice.due")),
  ]),
  truth("the one missed service level is Labelworks in October", [
    means("the one missed service level", 1, value("vendors.service-level.missed")),
    means("Labelworks in October, 71 %", 71, cell(LEVELS, { vendor: "Labelworks", met: "no", to: "2026-10-31" }, "measured")),
    means("95 % promised", 95, cell(LEVELS, { vendor: "Labelworks", met: "no", to: "2026-10-31" }, "promised")),
    means("all eleven other measurements were met", 11, rows(LEVELS, { met: "yes" })),
  ]),
  truth("52 Fridays from 2025-11-28 to 2026-11-20", [
    means("52 Fridays", [52, 52], column(RATES, { basis: "closing" }, "quotes")),
    means("2025-11-28", ["2025-11-28", "2025-11-28"], column(RATES, { basis: "closing" }, "first")),
    means("2026-11-20", ["2026-11-20", "2026-11-20"], column(RATES, { basis: "closing" }, "date")),
    means("averages of ten months", [10, 10], column(RATES, { basis: "average" }, "quotes")),
    rate("0.8800", "USD", "budget", 0.88),
    rate("1.1500", "GBP", "budget", 1.15),
    rate("1 USD = 0.8791 EUR", "USD", "closing", 0.8791),
    rate("1 GBP = 1.1567 EUR", "GBP", "closing", 1.1567),
  ]),
  truth("business cases promised €327,500", [
    says("€327,500", value("benefits.realised.promised")),
    says("€302,950", value("benefits.realised.amount")),
    says("92.5 %", value("benefits.realised.share")),
    means("nine benefits", 9, rows(BENEFITS)),
    means("four of them with a measurement", 4, value("benefits.realised.measured")),
  ]),
  truth("were to fall by 14 points", [
    means("14 points", 14, cell(BENEFITS, { benefit: "B-07" }, "promised-value")),
    means("5.7 were measured in the third", 5.7, cell(BENEFITS, { benefit: "B-07" }, "realised-value")),
    means("until the fourth quarter", "2026-12-31", cell(BENEFITS, { benefit: "B-07" }, "promised-by")),
    means("measured in the third", "2026-09-30", cell(BENEFITS, { benefit: "B-07" }, "to")),
  ], [["the bills of October and November are worse than 2025 again", "the months stand in cloud.commitment.months; no fact compares them with the mean of 2025"]]),
  truth("all 48 GPUs of eu-central", [
    means("48 GPUs", 48, cell("quota.use.resources", QUOTA, "granted")),
    means("5 of 39 Sundays", 5, cell("quota.use.resources", QUOTA, "full")),
    means("5 of 39 Sundays", 5, value("quota.use.times-full")),
    means("39 Sundays", 39, cell("quota.use.resources", QUOTA, "measured")),
    says("2026-09-27, 2026-10-04, 2026-10-25, 2026-11-08, 2026-11-15", cell("quota.use.resources", QUOTA, "full-on")),
    means("64 are asked for", 64, cell("quota.use.resources", QUOTA, "requested")),
    says("2026-11-10", cell("quota.use.resources", QUOTA, "requested-on")),
    { ...means("about a third of the reserved hours of November", 0.3, cell("cloud.commitment.months", { month: "2026-11" }, "unused-share")), decimals: 1 },
  ]),
];
