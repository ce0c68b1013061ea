import { type TableFact, type Unit } from "@almanac/core";
import type { Element } from "hast";
import { type ProseChart, type TableChart } from "../charts/prose-chart.ts";
import { attributePlace } from "../markdown/invocation.ts";
import type { BlockUse, BlockWork } from "./block.ts";
import { tableData } from "./chart-data.ts";
import { chartPlace } from "./chart-place.ts";
import { columnPlace } from "./chosen-columns.ts";
import { figureFrame, nothingToShow } from "./figure-frame.ts";
import { sourceLine } from "./source-line.ts";

type Row = TableFact["rows"][number];

/** More than these are a picture of a table, not a chart. */
const MOST: Readonly<Record<TableChart, number>> = { line: 1_000, bar: 40, dots: 5_000 };
/** Lines or colours that a reader tells apart. */
const MOST_SERIES = 6;

const isNumber = (unit: Unit | undefined): boolean => unit !== undefined && unit !== "text" && unit !== "date";
/** `2026-11`, `2026-W47`, `2026-Q4`, `W47`: labels of a time that are read in their order. */
const isPeriod = (value: Row[number] | undefined): boolean => typeof value === "string" && /^(?:\d{4}-(?:\d{2}|W\d{2}|Q[1-4])(?:-\d{2})?|W\d{2})$/.test(value);

interface Places {
  readonly x: number;
  readonly y: number;
  readonly by: number | undefined;
}

function reportUse(use: BlockUse, { report }: BlockWork, message: string, hint: string, expected?: string, at = use.at): undefined {
  report.add(at, { code: "CHART-USE", message, ...(expected === undefined ? {} : { expected }), hint });
}

/** Where the columns of the axes stand; undefined, with a diagnostic, where one is missing or cannot be drawn. */
function placesOf(table: TableFact, use: BlockUse, work: BlockWork): Places | undefined {
  const { x, y, by } = use.attributes;
  const numbers = table.columns.filter(({ unit }) => isNumber(unit)).map(({ name }) => name);
  if (x === undefined || y === undefined) {
    const [other, number] = [table.columns.find(({ name }) => !numbers.includes(name))?.name ?? "…", numbers[0] ?? "…"];
    return reportUse(use, work, `${table.id} is a table: a chart of it needs x and y`, `write x=${x ?? other} y=${y ?? number}`, `columns ${table.columns.map(({ name }) => name).join(", ")}`);
  }
  const [xPlace, yPlace, byPlace] = [columnPlace(x, table, attributePlace(use, "x"), work), columnPlace(y, table, attributePlace(use, "y"), work), by === undefined ? undefined : columnPlace(by, table, attributePlace(use, "by"), work)];
  if (xPlace === undefined || yPlace === undefined || (by !== undefined && byPlace === undefined)) return undefined;
  if (!isNumber(table.columns[yPlace]?.unit)) return reportUse(use, work, `y=${y} holds ${table.columns[yPlace]?.unit === "date" ? "dates" : "words"}, and a chart needs numbers there`, `write y=${numbers[0] ?? "…"}`, numbers.join(", "), attributePlace(use, "y"));
  return { x: xPlace, y: yPlace, by: byPlace };
}

const chartOf = (table: TableFact, rows: readonly Row[], { x }: Places): TableChart => (table.columns[x]?.unit === "date" || rows.every((row) => isPeriod(row[x])) ? "line" : isNumber(table.columns[x]?.unit) ? "dots" : "bar");

/** What stands against drawing rows in that way. */
function isDrawable(as: TableChart, rows: readonly Row[], { x, by }: Places, use: BlockUse, work: BlockWork, table: TableFact): boolean {
  if (rows.length > MOST[as]) reportUse(use, work, `${String(rows.length)} rows are too many for as=${as}`, as === "dots" ? "draw a table with fewer rows" : "write as=dots, or show the rows with ::table", `at most ${String(MOST[as])}`);
  else if (by !== undefined && as === "bar") reportUse(use, work, "bars cannot be told apart by a column", "write as=line or as=dots, or leave by out");
  else if (by !== undefined && new Set(rows.map((row) => row[by])).size > MOST_SERIES)
    reportUse(use, work, `by=${table.columns[by]?.name ?? ""} tells more than ${String(MOST_SERIES)} apart`, "leave by out and write as=dots", `a column with at most ${String(MOST_SERIES)} values`);
  else if (as !== "dots" && new Set(rows.map((row) => JSON.stringify([row[x], by === undefined ? null : row[by]]))).size < rows.length) {
    const candidate = table.columns.find(({ unit }, place) => unit === "text" && place !== x && place !== by)?.name;
    const hint = as === "line" ? `write by=${candidate ?? "…"} for a line each, or as=dots` : `write as=line by=${candidate ?? "…"}, or as=dots`;
    reportUse(use, work, `several rows have the same ${table.columns[x]?.name ?? "x"}`, candidate === undefined || by !== undefined ? "write as=dots" : hint);
  } else return true;
  return false;
}

/** Columns of a table as a chart; undefined, with a diagnostic, where they cannot be drawn. */
export function tableChartFigure(table: TableFact, use: BlockUse, work: BlockWork): Element | undefined {
  const { context } = work;
  const places = placesOf(table, use, work);
  if (places === undefined) return undefined;
  const { x = "", y = "", by, title = context.factScope?.(table.id) === undefined ? table.label : `${table.label}: ${context.factScope(table.id) ?? ""}` } = use.attributes;
  const rows = table.rows.filter((row) => typeof row[places.y] === "number" && row[places.x] !== null);
  const labelOf = (place: number): string => table.columns[place]?.label ?? "";
  const subtitle = `${labelOf(places.y)} by ${labelOf(places.x).replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())}${places.by === undefined ? "" : `, for each ${labelOf(places.by).toLowerCase()}`}`;
  if (rows.length === 0) return figureFrame({
    kind: "prose-chart",
    title,
    content: [nothingToShow(table.rows.length === 0 ? "This table has no rows in this edition." : `No row has a value of “${labelOf(places.y)}” in this edition.`), sourceLine(table, context)],
  });
  const as = (use.attributes["as"] as TableChart | undefined) ?? chartOf(table, rows, places);
  if (!isDrawable(as, rows, places, use, work, table)) return undefined;
  const chart: ProseChart = { kind: "table", fact: table.id, title, x, y, ...(by === undefined ? {} : { by }), as };
  const left = table.rows.length - rows.length;
  const note = left === 0 ? undefined : `${String(left)} of ${String(table.rows.length)} rows have no value and are not drawn.`;
  return figureFrame({ kind: "prose-chart", title, subtitle, content: [chartPlace(chart, work), sourceLine(table, context, note), tableData(table, [x, y, ...(by === undefined ? [] : [by])], context)] });
}
