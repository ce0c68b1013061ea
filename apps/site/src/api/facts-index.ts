import { compareText, type Edition, type Fact } from "@almanac/core";
import { csvText } from "../publication/downloads.ts";
import { factHref } from "../publication/links.ts";
import { belowRoot, tableAddress } from "./addresses.ts";
import type { EditionReference, FactEntry, FactsIndex } from "./file-shapes.ts";

/** Which edition a file states something of, and the folder of a publication where it stays readable. */
export const editionReference = ({ id, label, asOf, asOfDate }: Edition): EditionReference => ({ id, label, asOf, asOfDate, permanent: `editions/${id}/` });

function entryOf(fact: Fact): FactEntry {
  const { id, label, receipt } = fact;
  const page = belowRoot(factHref(id));
  if (fact.type === "table") return { id, label, type: "table", rows: fact.rows.length, table: belowRoot(tableAddress(id, "json")), csv: belowRoot(tableAddress(id, "csv")), page, receipt };
  const { unit, currency, value, notAvailable, n, interval } = fact;
  return {
    id,
    label,
    type: "scalar",
    unit,
    ...(currency !== undefined && { currency }),
    value,
    ...(notAvailable !== undefined && { notAvailable }),
    ...(n !== undefined && { n }),
    ...(interval !== undefined && { interval }),
    page,
    receipt,
  };
}

/** Every published fact with its value or the file of its table, its receipt, and the anchor of the page where it stands. */
export function factsIndex(edition: Edition): FactsIndex {
  const facts = Object.values(edition.facts).toSorted((a, b) => compareText(a.id, b.id));
  return { schema: 1, title: edition.program.title, edition: editionReference(edition), facts: facts.map(entryOf) };
}

const COLUMNS = ["id", "label", "type", "unit", "currency", "value", "n", "low", "high", "not-available", "because", "rule", "rows", "rows-digest", "withheld", "sources", "page", "table"] as const;

function flat(fact: FactEntry): Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>> {
  const { id, label, type, page, receipt } = fact;
  const { rule, rows, rowsDigest, withheld, sources } = receipt;
  const common = { id, label, type, page, rule, rows, ...(rowsDigest !== undefined && { "rows-digest": rowsDigest }), ...(withheld !== undefined && { withheld }), sources: sources.join(" ") };
  if (fact.type === "table") return { ...common, table: fact.csv };
  return {
    ...common,
    unit: fact.unit,
    ...(fact.currency !== undefined && { currency: fact.currency }),
    ...(fact.value !== null && { value: fact.value }),
    ...(fact.n !== undefined && { n: fact.n }),
    ...(fact.interval !== undefined && { low: fact.interval.low, high: fact.interval.high }),
    ...(fact.notAvailable !== undefined && { "not-available": fact.notAvailable.reason, because: fact.notAvailable.because }),
  };
}

/** The facts index as CSV, one row a fact. A value that is not available is empty, and the reason stands beside it. */
export const factsCsv = ({ facts }: FactsIndex): string => csvText([COLUMNS, ...facts.map(flat).map((row) => COLUMNS.map((column) => row[column] ?? null))]);
