import { compareText, type TableFact } from "@almanac/core";
import type { Element } from "hast";
import { attributePlace } from "../markdown/invocation.ts";
import type { BlockDefinition, BlockUse, BlockWork } from "./block.ts";
import { columnPlace } from "./chosen-columns.ts";
import { dataTable, type ShownColumn } from "./data-table.ts";
import { figureAhead, figureFrame, nothingToShow } from "./figure-frame.ts";
import { FACT_ATTRIBUTES, namedFact } from "./named-fact.ts";
import { sourceLine } from "./source-line.ts";
import { columnsByName } from "./table-columns.ts";

type Row = TableFact["rows"][number];
type Cell = Row[number];

/** Of more rows a page shows the first. */
const MOST_ROWS = 20;

function compareCells(a: Cell, b: Cell): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareText(String(a), String(b));
}

/** Rows by a column; those without a value stand last either way, and equal ones keep their order. */
function sorted(rows: readonly Row[], place: number, descending: boolean): readonly Row[] {
  return rows.toSorted((a, b) => {
    const [left = null, right = null] = [a[place], b[place]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return descending ? compareCells(right, left) : compareCells(left, right);
  });
}

function chosen(table: TableFact, use: BlockUse, work: BlockWork): readonly ShownColumn[] {
  const set = columnsByName(table, work.context);
  const names = use.attributes["columns"]?.split(",").map((name) => name.trim()).filter((name) => name !== "") ?? [...set.keys()];
  return names.flatMap((name) => {
    const place = columnPlace(name, table, attributePlace(use, "columns"), work);
    const column = set.get(name);
    return place === undefined || column === undefined ? [] : [{ ...column, place }];
  });
}

function inOrder(table: TableFact, use: BlockUse, work: BlockWork): readonly Row[] {
  const sort = use.attributes["sort"];
  const place = sort === undefined ? undefined : columnPlace(sort.replace(/^[-+]/, ""), table, attributePlace(use, "sort"), work);
  return sort === undefined || place === undefined ? table.rows : sorted(table.rows, place, sort.startsWith("-"));
}

function tableFigure(table: TableFact, use: BlockUse, work: BlockWork): Element {
  const { context } = work;
  const columns = chosen(table, use, work);
  const ordered = inOrder(table, use, work);
  const scope = context.factScope?.(table.id);
  const title = use.attributes["title"] ?? (scope === undefined ? table.label : `${table.label}: ${scope}`);
  if (columns.length === 0) return figureFrame({ kind: "prose-table", title, content: [] });
  if (ordered.length === 0) return figureFrame({ kind: "prose-table", title, content: [nothingToShow("This table has no rows in this edition."), sourceLine(table, context)] });
  const wanted = use.attributes["rows"] === undefined ? MOST_ROWS : Number(use.attributes["rows"]);
  const rows = ordered.slice(0, wanted);
  const count = new Intl.NumberFormat(context.locale);
  const [shown, all] = [rows.length, ordered.length].map((each) => count.format(each));
  const note = rows.length < ordered.length ? `The first ${shown ?? ""} of ${all ?? ""} rows.` : undefined;
  return figureFrame({ kind: "prose-table", title, content: [dataTable(title, columns, rows), sourceLine(table, context, note)] });
}

/** Rows of a table fact, set as a table of the page. */
export const tableBlock: BlockDefinition = {
  directive: "table",
  component: "Table",
  places: ["leaf"],
  purpose: "Rows of a table fact, set as on the site's own pages, with their source.",
  attributes: [
    ...FACT_ATTRIBUTES,
    { name: "columns", type: "columns", means: "names of columns in the order in which they are shown, with commas between; all of them where it is left out" },
    { name: "rows", type: "number", means: "how many rows are shown at most; 20 where it is left out" },
    { name: "sort", type: "id", means: "the column by which rows are sorted, the greatest first with - before its name" },
    { name: "title", type: "text", means: "what the table shows; the name of the fact where it is left out" },
  ],
  example: {
    md: '::table{of="risk.register.risks" columns="id,title,owner,residual" rows=10 sort="-residual" title="The ten greatest risks"}',
    mdx: '<Table of="risk.register.risks" columns="id,title,owner,residual" rows="10" sort="-residual" title="The ten greatest risks" />',
  },
  make: (use, work) => {
    const named = namedFact(use, work);
    if (named === undefined) return [];
    const { id, fact } = named;
    if (fact === undefined) return [work.slots.asBlock(() => [figureAhead("prose-table", id)])];
    if (fact.type === "scalar") {
      work.report.add(use.at, { code: "FACT-USE", message: `${id} is a single value and no table`, found: id, expected: "a fact with rows", hint: use.spelling.startsWith("<") ? `write <Fact id="${id}" />` : `write :fact[${id}]` });
      return [];
    }
    const figure = tableFigure(fact, use, work);
    return [work.slots.asBlock(() => [figure])];
  },
};
