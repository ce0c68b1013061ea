import { compareText, type Edition, type EditionDiff, type TableFact } from "@almanac/core";
import { apiAddress, tableAddress } from "./addresses.ts";
import { editionReference } from "./facts-index.ts";
import { apiSchemaNames } from "./json-schemas.ts";
import type { ApiFile, ApiIndex } from "./file-shapes.ts";
import type { StoredHeader } from "./stored-edition.ts";

const JSON_TYPE = "application/json";
const schemaAddress = (name: string): string => apiAddress(`schema/${name}`);

const FILES: readonly ApiFile[] = [
  { address: apiAddress("facts.json"), what: "Every published fact: value or table, unit, sample size, receipt, and the anchor of its page", type: JSON_TYPE, schema: schemaAddress("facts-index.schema.json") },
  { address: apiAddress("facts.csv"), what: "The same, one row a fact", type: "text/csv" },
  { address: apiAddress("edition.json"), what: "The whole statement as it was frozen", type: JSON_TYPE, schema: schemaAddress("edition.schema.json") },
  { address: "/summary.json", what: "The edition in sentences, and what it says of each program, risk and model", type: JSON_TYPE, schema: schemaAddress("edition-summary.schema.json") },
  { address: "/calendar.ics", what: "Dates ahead", type: "text/calendar" },
];
const HEADER: ApiFile = { address: apiAddress("header.json"), what: "The header of the edition byte for byte as stored; its SHA-256 is the edition’s digest", type: JSON_TYPE, schema: schemaAddress("edition-header.schema.json") };
const CHANGES: ApiFile = { address: apiAddress("changes.json"), what: "Everything that changed since the edition before", type: JSON_TYPE, schema: schemaAddress("edition-diff.schema.json") };
const INPUTS: ApiFile = { address: apiAddress("forecast-inputs.json"), what: "What the forecasts were made from, for the what-if on the pages: open items, weekly samples, shares of capacity", type: JSON_TYPE };

/**
 * What the interface offers of an edition. Addresses that begin with a slash name files of the site; a layout that moves the files
 * rewrites them, so they hold wherever this file is read.
 */
export function apiIndex(edition: Edition, header: StoredHeader, comparison: EditionDiff | null): ApiIndex {
  const tables = Object.values(edition.facts).filter((fact): fact is TableFact => fact.type === "table").toSorted((a, b) => compareText(a.id, b.id));
  return {
    schema: 1,
    title: edition.program.title,
    ...(edition.audience === undefined ? {} : { audience: edition.audience }),
    edition: { ...editionReference(edition), sha256: header.sha256 },
    previous: edition.previous,
    files: [...FILES, ...(header.text === null ? [] : [HEADER]), ...(comparison === null ? [] : [CHANGES]), ...(edition.forecastInputs === null ? [] : [INPUTS])],
    tables: tables.map(({ id, label, rows }) => ({ id, label, rows: rows.length, json: tableAddress(id, "json"), csv: tableAddress(id, "csv"), metadata: tableAddress(id, "csv-metadata.json") })),
    schemas: apiSchemaNames().map(schemaAddress),
  };
}
