import { nearest, type Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, wholeFile } from "../../diagnostics/diagnostic.ts";
import type { CsvFile } from "../../read/csv.ts";
import { positionsOf, type Columns } from "../columns.ts";
import type { HeaderRole } from "./header-role.ts";
import { JIRA_HEADERS, TRANSLATED_HEADERS } from "./headers.ts";
import { wholeRecord } from "../held-cells.ts";
import { titleLines } from "../title-lines.ts";

const REQUIRED = ["key", "status", "created"] as const;
const CURES: Readonly<Record<(typeof REQUIRED)[number], string>> = {
  key: "columns: { key: … }",
  status: "columns: { status: { value: Not exported } }` with a `workflow` that has the status, or `columns: { status: … }",
  created: "columns: { created: { value: YYYY-MM-DD } }` with the day on which the list was made (there are then no durations), or `columns: { created: … }",
};

/** What is wrong with the table as a whole: no records, lines above the header, missing columns, a totals row. */
export function tableProblems(csv: CsvFile, columns: Columns): readonly Diagnostic[] {
  const missing = REQUIRED.filter((role) => !columns.has(role));
  const titles = missing.length === 0 ? undefined : titleLines(csv, (record) => positionsOf(record, JIRA_HEADERS.key).length > 0);
  if (titles !== undefined) return [titles];
  if (missing.length > 0) return translated(csv, columns) ?? missing.map((role) => missingColumn(csv, role));
  if (csv.records.length === 0)
    return [
      diagnostic("CSV-NO-RECORDS", wholeFile(csv.file), {
        message: "the export has a header and no records",
        found: "0 records",
        expected: "at least one record",
        hint: "check the search that was exported",
      }),
    ];
  return totals(csv, columns);
}

function missingColumn(csv: CsvFile, role: (typeof REQUIRED)[number]): Diagnostic {
  const [name = role] = JIRA_HEADERS[role];
  const names = csv.header.filter((header) => header.trim() !== "");
  const near = nearest(name, names);
  return diagnostic("CSV-COLUMN-MISSING", wholeFile(csv.file), {
    message: `the column \`${name}\` is missing`,
    found: `the columns ${names.join(", ")}`,
    expected: `a column \`${name}\``,
    ...(near === undefined ? {} : { related: [relatedTo(csv.place(-1, csv.header.indexOf(near)), `\`${near}\` is near`)] }),
    hint: `${near === undefined ? "" : `if \`${near}\` is meant, correct the header to \`${name}\`, or declare \`columns: { ${role}: ${near} }\`; else `}export the column, or declare on the source in data/almanac.yaml: \`${CURES[role]}\``,
  });
}

/**
 * Headers of another language that do not suffice: either a language that is told but not read, or one that is read and lacks
 * the required columns. The hint declares what could be told; what could not is left to fill in.
 */
function translated(csv: CsvFile, columns: Columns): readonly Diagnostic[] | undefined {
  const found = TRANSLATED_HEADERS.map((language) => ({
    ...language,
    roles: (Object.entries(language.headers) as [HeaderRole, readonly string[]][]).flatMap(([role, names]) => {
      const position = positionsOf(csv.header, names)[0];
      return position === undefined ? [] : [{ role, name: csv.header[position]?.trim() ?? "" }];
    }),
  })).toSorted((a, b) => b.roles.length - a.roles.length)[0];
  if (found === undefined || found.roles.length < 3) return undefined;
  const told = (role: HeaderRole): string => found.roles.find((one) => one.role === role)?.name ?? (columns.has(role) ? "" : "…");
  const missing = REQUIRED.filter((role) => told(role) === "…").map((role) => JIRA_HEADERS[role][0] ?? role);
  const declared = [...REQUIRED.map((role) => ({ role, name: told(role) })), ...(found.read ? [] : found.roles.filter(({ role }) => !REQUIRED.some((required) => required === role)))];
  const roles = declared.filter(({ name }) => name !== "").map(({ role, name }) => `${role}: ${name}`);
  const dates = found.read ? "" : "    dates: { format: dd/MMM/yy h:mm a, months: [twelve names as they stand in the file] }\n";
  return [
    diagnostic("CSV-COLUMN-TRANSLATED", wholeFile(csv.file), {
      message: `the headers are ${found.language}${missing.length === 0 ? ", which is not read without a declaration" : `, and none of them is known to be ${missing.join(" or ")}`}`,
      found: csv.header.join(", "),
      expected: "Issue key, Summary, Status, Created, …",
      hint: `export all of the columns, or declare on the source in data/almanac.yaml:\n\n${dates}    columns: { ${roles.join(", ")} }\n\nand the statuses in \`workflow.columns\``,
    }),
  ];
}

function totals(csv: CsvFile, columns: Columns): readonly Diagnostic[] {
  const last = csv.records.length - 1;
  const record = wholeRecord(csv, csv.records[last] ?? [], last);
  const key = record[columns.indexes("key")[0] ?? 0] ?? "";
  const word = record.find((cell) => /^(?:grand |sub-?)?totals?:?$/i.test(cell.trim()));
  if (word === undefined || (key.trim() !== "" && key !== word)) return [];
  return [
    diagnostic("CSV-TOTALS", csv.place(last, 0), {
      message: "this looks like a totals row; it would be counted a second time",
      found: word,
      expected: "one record for each item",
      hint: "remove the row",
    }),
  ];
}
