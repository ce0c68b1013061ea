import type { CsvFile } from "../read/csv.ts";
import { positionsOf } from "./columns.ts";
import { looksLikeKey } from "./item-key.ts";
import { JIRA_HEADERS, TRANSLATED_HEADERS } from "./jira-csv/headers.ts";

export type CsvKind = "jira-csv" | "history-csv" | "unknown";

const SHARE_OF_KEYS = 0.95;

/** The column that holds the keys: by its header, else the first whose cells nearly all look like keys. */
export function keyColumn({ header, records }: CsvFile): number | undefined {
  const named = positionsOf(header, [...JIRA_HEADERS.key, ...TRANSLATED_HEADERS.flatMap(({ headers }) => headers.key ?? [])])[0];
  if (named !== undefined) return named;
  const column = header.findIndex(
    (_, index) => records.length > 0 && records.filter((record) => looksLikeKey(record[index] ?? "")).length >= records.length * SHARE_OF_KEYS,
  );
  return column < 0 ? undefined : column;
}

/** What a table is: one record an issue, one record a change (keys repeat), or neither. */
export function csvKind(csv: CsvFile): CsvKind {
  const column = keyColumn(csv);
  if (column === undefined) return "unknown";
  const keys = csv.records.map((record) => record[column] ?? "");
  return positionsOf(csv.header, JIRA_HEADERS.key).length === 0 && keys.length > 1.5 * new Set(keys).size ? "history-csv" : "jira-csv";
}
