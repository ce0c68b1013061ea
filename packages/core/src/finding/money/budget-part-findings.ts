import type { Program } from "../../model/program.ts";
import { factReader, finding, inWords, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { allOf, categoryWords, greatestBy, leastBy, short, workstreamTitle, type Facts, type Parts } from "./money-words.ts";

const lineName = (program: Program, row: TableRow): string => `${categoryWords(row.text("category") ?? "other cost")} of ${workstreamTitle(program, row) ?? "the whole program"}`;
const startCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Which part explains the variance, and which goes the other way most. */
function varianceFinding(facts: Facts, program: Program): Named {
  const rows = tableRows(facts, "budget.variance.lines").filter((row) => (row.number("variance") ?? 0) !== 0);
  const [under, over] = [greatestBy(rows, "variance"), leastBy(rows, "variance")];
  const saved = under !== undefined && (under.number("variance") ?? 0) > 0 ? under : undefined;
  const overspent = over !== undefined && (over.number("variance") ?? 0) < 0 ? over : undefined;
  if (saved === undefined && overspent === undefined) return [];
  const low: Parts = saved === undefined ? [] : [startCapital(lineName(program, saved)), " cost ", saved.cell("variance", "short"), " less than planned"];
  const high: Parts = overspent === undefined ? [] : [saved === undefined ? `${startCapital(lineName(program, overspent))} cost` : lineName(program, overspent), " ", overspent.cell("variance", "short"), saved === undefined ? " more than planned" : " more"];
  return [["budget.variance", finding(...low, ...(saved !== undefined && overspent !== undefined ? ["; "] : []), ...high)]];
}

/** The category that costs most in the last complete month, against the cost of that month. */
function categoriesFinding(facts: Facts): Named {
  const rows = tableRows(facts, "budget.variance.categories").filter((row) => row.number("actual") !== undefined);
  const period = rows.at(-1)?.text("period");
  const greatest = greatestBy(rows.filter((row) => row.text("period") === period), "actual");
  const month = tableRows(facts, "budget.variance.months").find((row) => row.text("period") === period);
  if (greatest === undefined || month?.number("actual") === undefined) return [];
  return [["budget.categories", finding("Of the last complete month’s ", month.cell("actual", "short"), `, ${categoryWords(greatest.text("category") ?? "")} cost `, greatest.cell("actual", "short"), ".")]];
}

function dataAcquisitionFinding(facts: Facts): Named {
  const read = factReader(facts);
  const remaining = read.number("budget.data-acquisition.remaining");
  if (read.number("budget.data-acquisition.actual") === undefined || remaining === undefined) return [];
  const left: Parts = remaining < 0 ? [short("budget.data-acquisition.remaining"), " too much"] : [short("budget.data-acquisition.remaining"), " is left"];
  return [["budget.data-acquisition", finding(short("budget.data-acquisition.actual"), " of ", short("budget.data-acquisition.plan"), " has been spent; ", ...left, ".")]];
}

function commitmentsFinding(facts: Facts): Named {
  if (factReader(facts).number("budget.commitment.open") === undefined) return [];
  const rows = tableRows(facts, "budget.commitment.orders").filter((row) => (row.number("open") ?? 0) > 0);
  const largest = greatestBy(rows, "open");
  if (largest === undefined) return [["budget.commitments", finding("Nothing is promised that has not been invoiced.")]];
  const most: Parts = rows.length === 1 ? [`, all of it under ${largest.text("document") ?? "one order"}.`] : [", of which ", largest.cell("open", "short"), ` under ${largest.text("document") ?? "one order"}.`];
  return [["budget.commitments", finding(short("budget.commitment.open"), " is promised and not invoiced", ...most)]];
}

function currencyFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [currency, volume] = [read.number("currency.variance.currency"), read.number("currency.variance.volume")];
  if (currency === undefined || volume === undefined) return [];
  const rates: Parts = currency === 0 ? ["Exchange rates changed nothing"] : ["Exchange rates ", currency < 0 ? "cost " : "saved ", short("currency.variance.currency")];
  const rest: Parts = volume === 0 ? ["."] : ["; that ", volume > 0 ? "less was bought saved " : "more was bought cost ", short("currency.variance.volume"), "."];
  return [["budget.currency", finding(...rates, ...rest)]];
}

/** Workstreams whose own forecast is over their budget. */
function forecastFinding(facts: Facts, program: Program): Named {
  const rows = tableRows(facts, "budget.forecast.methods").filter((row) => row.text("program") !== undefined && row.number("variance") !== undefined);
  const worst = leastBy(rows, "variance");
  if (worst === undefined) return [];
  const over = rows.filter((row) => (row.number("variance") ?? 0) < 0).length;
  if (over === 0) return [["budget.forecast", finding(rows.length === 1 ? "The one workstream forecasts itself within its budget." : `${startCapital(allOf(rows.length))} workstreams forecast themselves within their budgets; closest is ${workstreamTitle(program, worst) ?? ""}, with `, ...(rows.length === 1 ? [] : [worst.cell("variance", "short"), " to spare."]))]];
  return [["budget.forecast", finding(`${startCapital(inWords(over))} of ${inWords(rows.length)} workstreams ${over === 1 ? "forecasts itself" : "forecast themselves"} over budget, most ${workstreamTitle(program, worst) ?? ""}: by `, worst.cell("variance", "short"), ".")]];
}

function quartersFinding(facts: Facts): Named {
  const rows = tableRows(facts, "budget.variance.quarters").filter((row) => /-Q\d$/.test(row.text("period") ?? "") && row.number("variance") !== undefined);
  if (rows.length === 0) return [];
  const over = rows.filter((row) => (row.number("variance") ?? 0) < 0).length;
  if (over > 0) return [["budget.quarters", finding(`${startCapital(inWords(over))} of ${inWords(rows.length)} ${rows.length === 1 ? "quarter" : "quarters"} so far ${over === 1 ? "is" : "are"} over budget.`)]];
  return [["budget.quarters", finding(rows.length === 1 ? "The one quarter so far is within its budget." : `${startCapital(allOf(rows.length))} quarters so far are within their budgets.`)]];
}

/** Notes on credits: what was paid back. */
function creditsFinding(facts: Facts): Named {
  const rows = tableRows(facts, "budget.actual.credits").filter((row) => row.number("amount") !== undefined);
  const [first] = rows;
  if (first === undefined) return [];
  const also: Parts = rows.length === 1 ? ["."] : [`; ${inWords(rows.length)} in all.`];
  return [["budget.credits", finding("A credit note of ", first.cell("amount", "magnitude"), ` is subtracted: ${first.text("about") ?? first.text("document") ?? "without a reason"}`, ...also)]];
}

export const budgetPartFindings = ({ facts, program }: FindingInput): Named => [...varianceFinding(facts, program), ...categoriesFinding(facts), ...forecastFinding(facts, program), ...quartersFinding(facts), ...dataAcquisitionFinding(facts), ...commitmentsFinding(facts), ...currencyFinding(facts), ...creditsFinding(facts)];
