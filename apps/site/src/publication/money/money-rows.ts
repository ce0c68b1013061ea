import { formatDate, type Edition, type TableFact } from "@almanac/core";
import { namedRows, textIn, type NamedRow } from "../table-rows.ts";

type Titled = Pick<Edition["program"], "workstreams" | "title">;

/** Column of the name that {@link titledRows} gives each row. */
export const NAME = "name";

/** What an id of a workstream is called; an empty one is the whole program. */
export const workstreamName = ({ workstreams, title }: Titled, id: string): string => (id === "" ? title : (workstreams.find((workstream) => workstream.id === id)?.title ?? id));

/** Rows of a table whose column names a workstream by its id, with the title of it as one more column. */
export const titledRows = (program: Titled, fact: TableFact | undefined, column = "program"): readonly NamedRow[] =>
  namedRows(fact).map((row): NamedRow => (asked) => (asked === NAME ? workstreamName(program, textIn(row, column)) : row(asked)));

const CATEGORIES: Readonly<Record<string, string>> = { "data-acquisition": "Data acquisition", cloud: "Cloud", people: "People", tools: "Tools", vendor: "Vendors" };
/** A category of cost in words, for example `Data acquisition`. */
export const categoryName = (category: string): string => CATEGORIES[category] ?? category.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());

/** `Jan` or, in full, `Jan 2026` of the month `2026-01`. */
export function monthName(month: string, style: "short" | "full" = "short"): string {
  const [, name = month, year = ""] = formatDate(`${month}-01`).split("\u00a0");
  return style === "short" ? name : `${name}\u00a0${year}`;
}

/** `Jan to Oct 2026` of the months of some rows; empty without any. */
export function monthSpan(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === last) return monthName(first, "full");
  return `${monthName(first, first.slice(0, 4) === last.slice(0, 4) ? "short" : "full")} to ${monthName(last, "full")}`;
}
