import { nearest, type Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, wholeFile } from "../../diagnostics/diagnostic.ts";
import type { CsvFile } from "../../read/csv.ts";
import { positionsOf, type Columns } from "../columns.ts";
import { JIRA_HEADERS, TRANSLATED_HEADERS, type Role } from "./headers.ts";

const REQUIRED = ["key", "status", "created"] as const;
const CURES: Readonly<Record<(typeof REQUIRED)[number], string>> = {
  key: "columns: { key: … }",
  status: "columns: { status: { value: Not exported } }` with a `workflow` that has the status, or `columns: { status: … }",
  created: "columns: { created: { value: YYYY-MM-DD } }` with the day on which the list was made (there are then no durations), or `columns: { created: … }",
};

/** What is wrong with the table as a whole: no records, lines above the header, missing columns, a totals row. */
export function tableProblems(csv: CsvFile, columns: Columns): readonly Diagnostic[] {
  const missing = REQUIRED.filter((role) => !columns.has(role));
  if (missing.length > 0) return titleLines(csv) ?? translated(csv) ?? missing.map((role) => missingColumn(csv, role));
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

/** Report headings above the header, as spreadsheets like to have them. */
function titleLines(csv: CsvFile): readonly Diagnostic[] | undefined {
  const index = csv.records.slice(0, 10).findIndex((record) => positionsOf(record, JIRA_HEADERS.key).length > 0);
  if (index < 0) return undefined;
  const line = csv.place(index, 0).line;
  return [
    diagnostic("CSV-TITLE-LINES", wholeFile(csv.file), {
      message: `the first line does not look like the header, which stands on line ${String(line)}`,
      found: csv.header.join(","),
      expected: "the header on the first line",
      hint: `remove the lines above line ${String(line)}`,
    }),
  ];
}

function translated(csv: CsvFile): readonly Diagnostic[] | undefined {
  const language = TRANSLATED_HEADERS.find(({ headers }) => Object.values(headers).filter((name) => positionsOf(csv.header, [name]).length > 0).length >= 3);
  if (language === undefined) return undefined;
  const roles = (Object.entries(language.headers) as [Role, string][]).flatMap(([role, name]): readonly string[] =>
    positionsOf(csv.header, [name]).length > 0 ? [`${role}: ${name}`] : [],
  );
  return [
    diagnostic("CSV-COLUMN-TRANSLATED", wholeFile(csv.file), {
      message: `the headers are ${language.language}; English ones are read without a declaration`,
      found: csv.header.join(", "),
      expected: "Issue key, Summary, Status, Created, …",
      hint: `export in English, or declare on the source in data/almanac.yaml:\n\n    dates: { format: dd/MMM/yy h:mm a, months: ${language.months} }\n    columns: { ${roles.join(", ")} }\n\nand the statuses in \`workflow.columns\``,
    }),
  ];
}

function totals(csv: CsvFile, columns: Columns): readonly Diagnostic[] {
  const last = csv.records.length - 1;
  const record = csv.records[last] ?? [];
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
