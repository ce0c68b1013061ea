import { compareText, type Fact, type TableFact, type TableColumn } from "@almanac/core";
import type { ProseChartFigure, ProseChartSeries } from "@almanac/charts";
import type { ProseChart } from "@almanac/prose";
import { categoryOf } from "../../publication/entity-colour.ts";
import { pointsOf } from "../prose-references/references-context.ts";
import type { ProseReferences } from "../prose-references/references.ts";

type Cell = TableFact["rows"][number][number];

/** What the charts of pages are drawn from. */
export interface ChartSources {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly references: ProseReferences;
}

function courseFigure({ fact: id, title }: Extract<ProseChart, { kind: "course" }>, { facts, references }: ChartSources): ProseChartFigure {
  const fact = facts[id];
  if (fact?.type !== "scalar") throw new Error(`a page shows the course of ${id}, which the edition does not state`);
  const points = pointsOf(references, id).map(({ date, value }) => ({ x: date, y: value }));
  return { title, as: "line", x: { label: "edition", unit: "date" }, y: { label: fact.label, unit: fact.unit, currency: fact.currency }, series: [{ name: "", points }] };
}

/** Periods and dates are read in their order, whatever order the rows have; other words stand as the table has them. */
const PERIOD = /^(?:\d{4}-(?:\d{2}|W\d{2}|Q[1-4])(?:-\d{2})?|W\d{2})$/;

function wordsOf(cells: readonly Cell[], column: TableColumn): readonly string[] | undefined {
  if (column.unit !== "text") return undefined;
  const words = [...new Set(cells.map(String))];
  return words.every((word) => PERIOD.test(word)) ? words.toSorted(compareText) : words;
}

function tableFigure({ fact: id, title, x, y, by, as }: Extract<ProseChart, { kind: "table" }>, { facts, references }: ChartSources): ProseChartFigure {
  const fact = facts[id];
  if (fact?.type !== "table") throw new Error(`a page shows a chart of ${id}, which the edition does not state`);
  const columnOf = (name: string): { readonly place: number; readonly column: TableColumn } => {
    const place = fact.columns.findIndex((column) => column.name === name);
    const column = fact.columns[place];
    if (column === undefined) throw new Error(`a page shows column ${name} of ${id}, which it does not have`);
    return { place, column };
  };
  const [across, up, apart] = [columnOf(x), columnOf(y), by === undefined ? undefined : columnOf(by)];
  const titles = new Map(references.workstreams.map((workstream) => [workstream.id, workstream.title]));
  const named = (cell: Cell, column: TableColumn): string => {
    if (column.name === "program") return cell === null ? "whole program" : (titles.get(String(cell)) ?? String(cell));
    return typeof cell === "boolean" ? (cell ? "yes" : "no") : cell === null ? "no data" : String(cell);
  };
  const xOf = (cell: Cell): string | number => (typeof cell === "number" && across.column.unit !== "text" ? cell : named(cell, across.column));
  const rows = fact.rows.filter((row) => row[across.place] !== null && typeof row[up.place] === "number");
  const words = wordsOf(rows.map((row) => xOf(row[across.place] ?? null)), across.column);
  const order = (a: string | number, b: string | number): number => (words !== undefined ? words.indexOf(String(a)) - words.indexOf(String(b)) : typeof a === "number" && typeof b === "number" ? a - b : compareText(String(a), String(b)));
  const groups = apart === undefined ? [{ key: null, own: rows }] : [...Map.groupBy(rows, (row) => row[apart.place] ?? null)].map(([key, own]) => ({ key, own }));
  const ids = references.workstreams.map((workstream) => workstream.id);
  const series = groups.map(({ key, own }, index): ProseChartSeries => {
    const place = apart?.column.name === "program" ? ids.indexOf(String(key)) : index;
    const points = own.map((row) => ({ x: xOf(row[across.place] ?? null), y: Number(row[up.place]) })).toSorted((a, b) => (as === "line" ? order(a.x, b.x) : 0));
    return { name: apart === undefined ? "" : named(key, apart.column), ...(apart === undefined || place < 0 ? {} : { colour: categoryOf(place) }), points };
  });
  const axis = ({ label, unit, currency }: TableColumn) => ({ label, unit, currency });
  return { title, as, x: { ...axis(across.column), words }, y: axis(up.column), series };
}

/** The facts of a chart in the shape that it is drawn from. @throws when the edition does not state them: the page was set with another. */
export const figureOf = (chart: Exclude<ProseChart, { kind: "spec" }>, sources: ChartSources): ProseChartFigure => (chart.kind === "course" ? courseFigure(chart, sources) : tableFigure(chart, sources));
