import type { ColumnBulletsFigure, HeatCell, HeatMapFigure, RankedBarsFigure } from "@almanac/charts";
import { addDays, formatDate, formatText, formatValue, isoDate } from "@almanac/core";
import { table } from "../../../publication/facts.ts";
import type { DrawnEdition } from "../../../publication/people/drawn-edition.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../../../publication/table-rows.ts";

/** Facts about people in the shape that the charts take. Nothing is computed but places on a drawing. */

/** `Jun` of `2026-06` or of a date. */
const monthName = (month: string): string => formatDate(`${month.slice(0, 7)}-01`, "day-month").split("\u00a0")[1] ?? "";
const yearOf = (month: string): string => month.slice(0, 4);
const monthTitle = (month: string): string => `${monthName(month)}\u00a0${yearOf(month)}`;

/** Rows of a table by workstream, in the order in which the program declares them. */
function byWorkstream({ program }: DrawnEdition, rows: readonly NamedRow[]): readonly { readonly id: string; readonly title: string; readonly rows: readonly NamedRow[] }[] {
  return program.workstreams.flatMap(({ id, title }) => {
    const own = rows.filter((row) => textIn(row, "program") === id);
    return own.length === 0 ? [] : [{ id, title, rows: own }];
  });
}

const distinct = (rows: readonly NamedRow[], column: string): readonly string[] => [...new Set(rows.map((row) => textIn(row, column)))];

/** Where a day lies among months of which the first is `from`: whole months and a part. */
function placeOf(day: string, months: readonly string[]): number | undefined {
  const index = months.indexOf(day.slice(0, 7));
  if (index < 0) return day < `${months[0] ?? ""}-01` ? 0 : day > `${months.at(-1) ?? ""}-31` ? months.length : undefined;
  const next = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
  return index + (Number(day.slice(8, 10)) - 1) / next;
}

const ONE_DAY = 1;
/** Cells of one table have the same decimals. */
const oneDecimal = (value: number, locale: string): string => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

/** Dates on which somebody is allocated more than there is of them, as bars under the months. */
function overSpans(edition: DrawnEdition, months: readonly string[]): HeatMapFigure["spans"] {
  const { locale } = edition.program;
  const list = namedRows(table(edition.facts, "people.over-allocation.intervals")).flatMap((row) => {
    const [first, until] = [textIn(row, "from"), textIn(row, "to")];
    const end = until === "" ? months.length : placeOf(addDays(isoDate(until), ONE_DAY), months);
    const start = placeOf(first, months);
    const [load, limit] = [numberIn(row, "load"), numberIn(row, "limit")];
    if (start === undefined || end === undefined || end <= start || load === null || limit === null) return [];
    const when = until === "" ? `since ${formatDate(first)}` : `${formatDate(first, "day-month")} to ${formatDate(until)}`;
    return [{ from: start, to: end, text: `${when}: ${formatText(load, "fte", locale)} of ${formatValue(limit, "fte", locale).figure}` }];
  });
  return list.length === 0 ? undefined : { name: "Over-allocated", list };
}

/** The year over its months, and over the first months to come that they are planned: colour alone does not say it. */
function groupOf(month: string, firstAhead: string | undefined): string {
  const year = yearOf(month);
  if (firstAhead === undefined || month < firstAhead || year !== yearOf(firstAhead)) return year;
  return firstAhead.endsWith("-01") ? `planned\u00a0${year}` : "planned";
}

/** Full-time equivalents by workstream and month; months to come are plans. Outlined where more is allocated than the filled positions of today give. */
export function allocationFigure(edition: DrawnEdition): HeatMapFigure | undefined {
  const { facts, asOfDate, program } = edition;
  const rows = namedRows(table(facts, "people.allocation.months"));
  const months = distinct(rows, "month");
  const streams = byWorkstream(edition, rows);
  if (streams.length === 0) return undefined;
  const filled = new Map(namedRows(table(facts, "people.head-count.workstreams")).map((row) => [textIn(row, "program"), numberIn(row, "filledFte")]));
  const now = asOfDate.slice(0, 7);
  const cellOf = (name: string, limit: number | null, month: string, value: number | null): HeatCell => {
    const over = value !== null && limit !== null && month >= now && value > limit + 0.05;
    const text = value === null ? "" : oneDecimal(value, program.locale);
    return { value, text, ahead: month > now, over, title: `${name}, ${monthTitle(month)}: ${text} FTE${over ? `, filled positions give ${formatValue(limit, "fte", program.locale).figure}` : ""}` };
  };
  return {
    title: "FTE allocated by workstream and month",
    columns: months.map((month) => ({ label: monthName(month), group: groupOf(month, months.find((each) => each > now)) })),
    rows: streams.map(({ id, title, rows: own }) => {
      const byMonth = new Map(own.map((row) => [textIn(row, "month"), numberIn(row, "fteMonths")]));
      return { name: title, cells: months.map((month) => cellOf(title, filled.get(id) ?? null, month, byMonth.get(month) ?? null)) };
    }),
    spans: overSpans(edition, months),
  };
}

/** Working hours of the coming weeks by workstream: all of them are plans. */
export function capacityFigure(edition: DrawnEdition): HeatMapFigure | undefined {
  const { facts, program } = edition;
  const rows = namedRows(table(facts, "people.capacity.weeks"));
  const weeks = distinct(rows, "week");
  const streams = byWorkstream(edition, rows);
  if (streams.length === 0) return undefined;
  return {
    title: "Working hours by workstream and week",
    columns: weeks.map((week) => ({ label: String(Number(week.slice(8, 10))), group: monthName(week) })),
    rows: streams.map(({ title, rows: own }) => {
      const byWeek = new Map(own.map((row) => [textIn(row, "week"), numberIn(row, "hours")]));
      return {
        name: title,
        cells: weeks.map((week): HeatCell => {
          const value = byWeek.get(week) ?? null;
          const text = value === null ? "" : formatValue(value, "count", program.locale).figure;
          return { value, text, ahead: true, over: false, title: `${title}, week from ${formatDate(week)}: ${value === null ? "not told, too few people" : `${text} hours`}` };
        }),
      };
    }),
  };
}

/** FTE-months planned and staffed, month by month. */
export function staffingFigure({ facts, program }: DrawnEdition): ColumnBulletsFigure | undefined {
  const rows = namedRows(table(facts, "people.fte-months.months"));
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const figure = (row: NamedRow, column: string): string => {
    const value = numberIn(row, column);
    return value === null ? "no data" : formatValue(value, "fte-months", program.locale).figure;
  };
  return {
    title: "FTE-months staffed, with a tick at what was planned",
    columns: rows.map((row) => {
      const month = textIn(row, "month");
      return { label: monthName(month), group: yearOf(month), value: numberIn(row, "actual"), target: numberIn(row, "planned"), title: `${monthTitle(month)}: ${figure(row, "actual")} staffed of ${figure(row, "planned")} planned` };
    }),
    valueLabel: `${figure(last, "actual")} staffed`,
    targetLabel: `${figure(last, "planned")} planned`,
  };
}

/** Candidates by stage; the step that fewest pass is solid. */
export function funnelFigure({ facts, program }: DrawnEdition): RankedBarsFigure | undefined {
  const rows = namedRows(table(facts, "people.hiring.funnel"));
  if (rows.every((row) => (numberIn(row, "reached") ?? 0) === 0)) return undefined;
  const rates = rows.flatMap((row) => numberIn(row, "conversion") ?? []);
  const narrowest = Math.min(...rates);
  return {
    title: "Candidates by stage",
    rows: rows.map((row, index) => {
      const [reached, conversion] = [numberIn(row, "reached") ?? 0, numberIn(row, "conversion")];
      const before = rows[index - 1];
      const share = conversion === null || before === undefined ? "" : `, ${formatText(conversion, "share", program.locale)} of ${textIn(before, "stage")}`;
      const stage = textIn(row, "stage");
      return { name: stage.replace(/^./, (letter) => letter.toUpperCase()), value: reached, text: `${formatValue(reached, "count", program.locale).figure}${share}`, strong: conversion !== null && conversion === narrowest };
    }),
  };
}
