import { parseFactId } from "../../fact/fact-id.ts";
import { capitalised, enumerated, factReader, finding, inWords, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { allOf, short, type Facts, type Parts } from "./money-words.ts";

const SHORTFALL = "vendors.spend-agreement.expected-shortfall";

/** Contracts with a minimum, by id. */
function agreements(facts: Facts): readonly string[] {
  return Object.keys(facts).filter((id) => id.startsWith(`${SHORTFALL}{`)).flatMap((id) => parseFactId(id)?.dimensions["contract"] ?? []).sort();
}

const contracts = (facts: Facts): readonly TableRow[] => tableRows(facts, "vendors.notice.contracts");
const vendorOf = (facts: Facts, contract: string): string => contracts(facts).find((row) => row.text("contract") === contract)?.text("vendor") ?? contract;

/** The largest shortfall that a minimum will cost. */
function shortfallClause(facts: Facts): Parts {
  const read = factReader(facts);
  const worst = agreements(facts).map((contract) => ({ contract, amount: read.number(SHORTFALL, { contract }) ?? 0 })).reduce<{ contract: string; amount: number } | undefined>((most, each) => (each.amount > (most?.amount ?? 0) ? each : most), undefined);
  if (worst === undefined) return [];
  return [`${vendorOf(facts, worst.contract)} will bill about `, short(SHORTFALL, { contract: worst.contract }), " for use that never came, if use goes on as in the last three invoiced months. "];
}

const passed = (row: TableRow): boolean => (row.number("days") ?? 0) < 0;

/** What must be decided, by when: notice that can still be given first, then what is too late. */
function noticeWords(facts: Facts): Parts {
  const rows = contracts(facts);
  const dated = rows.filter((row) => row.number("days") !== undefined);
  if (rows.length === 0) return [];
  if (dated.length === 0) return [rows.length === 1 ? "The one running contract names no day for notice." : `None of ${inWords(rows.length)} running contracts names a day for notice.`];
  const late = dated.filter(passed);
  const next = dated.filter((row) => !passed(row))[0];
  const gone: Parts = late.length === 0 ? [] : [`For ${enumerated([...new Set(late.map((row) => row.text("vendor") ?? row.text("contract") ?? ""))])} the day for notice has passed`];
  if (next === undefined) return [...gone, "."];
  const name = next.text("vendor") ?? next.text("contract") ?? "the next vendor";
  const ahead: Parts = [late.length === 0 ? `The next decision is about ${name}: notice by ` : `; the next decision is about ${name}: notice by `, next.cell("notice-by"), next.text("renewal") === "automatic" ? ", or it renews by itself." : "."];
  return [...gone, ...ahead];
}

function pageFinding(facts: Facts): Named {
  const words = [...shortfallClause(facts), ...noticeWords(facts)];
  return words.length === 0 ? [] : [["vendors", finding(...words)]];
}

function noticeFinding(facts: Facts): Named {
  const dated = contracts(facts).filter((row) => row.number("days") !== undefined);
  if (dated.length === 0) return [];
  const late = dated.filter(passed).length;
  const due = factReader(facts).number("vendors.notice.due");
  const soon = due === undefined || due === 0 ? "no decision is due within 90 days" : `${inWords(due)} ${due === 1 ? "decision is" : "decisions are"} due within 90 days`;
  if (late === 0) return [["vendors.notice", finding(`${capitalised(soon)}.`)]];
  return [["vendors.notice", finding(`${capitalised(soon)}; for ${inWords(late)} of ${inWords(dated.length)} contracts the day has passed.`)]];
}

/** How many promises were kept, and which was missed by the newest measurement. */
function serviceFinding(facts: Facts): Named {
  const rows = tableRows(facts, "vendors.service-level.measurements");
  const missed = rows.filter((row) => row.text("met") === "no");
  if (rows.length === 0) return [];
  const newest = missed[0];
  if (newest === undefined) return [["vendors.service-level", finding(rows.length === 1 ? "The one measurement kept what was promised." : `${capitalised(allOf(rows.length))} measurements kept what was promised.`)]];
  const measured: Parts = newest.number("measured") === undefined ? [] : [", ", newest.cell("measured"), " ", ...(newest.text("in") === undefined ? [] : [newest.cell("in"), " "]), "where ", newest.cell("promised"), " was promised"];
  return [["vendors.service-level", finding(`${rows.length === 1 ? "The one measurement" : `${capitalised(inWords(missed.length))} of ${inWords(rows.length)} measurements`} missed ${missed.length === 1 ? "its promise:" : "their promises; the newest:"} ${newest.text("vendor") ?? ""}, ${(newest.text("level") ?? "").replace(/^./, (letter) => letter.toLowerCase())}`, ...measured, ".")]];
}

function agreementFindings(facts: Facts): Named {
  const read = factReader(facts);
  return agreements(facts).flatMap((contract): Named => {
    const at = { contract };
    const [spent, minimum, shortfall] = [read.number("vendors.spend-agreement.spent", at), read.number("vendors.spend-agreement.minimum", at), read.number(SHORTFALL, at)];
    if (spent === undefined || minimum === undefined || shortfall === undefined) return [];
    const who = vendorOf(facts, contract);
    const done: Parts = [`${who}: `, short("vendors.spend-agreement.spent", at), " of a minimum of ", short("vendors.spend-agreement.minimum", at), " is invoiced; "];
    return [[`vendors.spend-agreement.${contract}`, finding(...done, ...(shortfall === 0 ? ["at recent use the minimum will be reached"] : ["at recent use ", short(SHORTFALL, at), " will be missing"]))]];
  });
}

/** Invoices posted as another amount than their rows bill. */
function invoicesFinding(facts: Facts): Named {
  const differ = factReader(facts).number("cloud.cost.invoices-that-differ");
  const all = tableRows(facts, "cloud.cost.invoices").length;
  if (differ === undefined || all === 0) return [];
  const them = all === 1 ? "The one cloud invoice" : `${allOf(all)} cloud invoices`;
  if (differ === 0) return [["vendors.invoices", finding(`${capitalised(them)} ${all === 1 ? "was" : "were"} posted as the amount that ${all === 1 ? "its" : "their"} rows bill.`)]];
  return [["vendors.invoices", finding(`${capitalised(inWords(differ))} of ${inWords(all)} cloud invoices ${differ === 1 ? "was" : "were"} posted as another amount than ${differ === 1 ? "its" : "their"} rows bill.`)]];
}

export const vendorFindings = ({ facts }: FindingInput): Named => [...pageFinding(facts), ...noticeFinding(facts), ...serviceFinding(facts), ...agreementFindings(facts), ...invoicesFinding(facts)];
