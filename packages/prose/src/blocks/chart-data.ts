import { formatDate, formatText, type ScalarFact, type TableFact } from "@almanac/core";
import type { Element } from "hast";
import type { ProseContext, ProsePoint } from "../markdown/rendered-prose.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./elements.ts";
import { columnsByName } from "./table-columns.ts";

/** Of more rows the first are shown; all are in the file. */
const MOST_ROWS = 60;

const disclosure = (table: Element): Element => element("details", { className: ["data"], dataPagefindIgnore: "" }, [element("summary", {}, ["Data table"]), table]);

/** The rows behind a chart of a table. */
export function tableData(table: TableFact, names: readonly string[], context: ProseContext): Element {
  const set = columnsByName(table, context);
  const columns = table.columns.flatMap(({ name }, place) => {
    const column = set.get(name);
    return column === undefined || !names.includes(name) ? [] : [{ ...column, place }];
  });
  const cut = table.rows.length > MOST_ROWS + 10 ? MOST_ROWS : table.rows.length;
  const more = cut < table.rows.length ? `, the first ${String(cut)} of ${String(table.rows.length)} rows` : "";
  return disclosure(dataTable(`${table.label}${more}`, columns, table.rows.slice(0, cut)));
}

/** The values behind a course through the editions. */
export function courseData({ id, label, unit, currency }: ScalarFact, points: readonly ProsePoint[], { locale, factText }: ProseContext): Element {
  const words = (value: number | string): string => (typeof value === "string" ? (factText?.(id, value) ?? value) : formatText(value, unit, locale, currency));
  const columns = [
    { head: "Edition", numeric: false, place: 0, text: (value: unknown) => String(value) },
    { head: "As of", numeric: false, place: 1, text: (value: unknown) => formatDate(String(value)) },
    { head: "Value", numeric: unit !== "date", place: 2, text: (value: number | string | boolean | null) => (value === null || typeof value === "boolean" ? undefined : unit === "date" ? formatDate(String(value)) : words(value)) },
  ];
  return disclosure(dataTable(`${label}, by edition`, columns, points.map(({ edition, date, value }) => [edition, date, value])));
}
