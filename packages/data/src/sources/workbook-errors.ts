/** Texts of the files of a workbook by their names. */
export type WorkbookTexts = ReadonlyMap<string, string>;

/** A cell that holds no value although it should: row and column from 0. */
export interface BrokenCell {
  readonly row: number;
  readonly column: number;
  /** The error value; `#CALC!` for a formula whose value the workbook does not store. */
  readonly text: string;
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const unescaped = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The file of each sheet by the sheet's name. */
function sheetFiles(texts: WorkbookTexts): ReadonlyMap<string, string> {
  const relations = texts.get("xl/_rels/workbook.xml.rels") ?? "";
  const targets = new Map([...relations.matchAll(/<Relationship\s[^<>]*>/g)].map(([tag]) => [attribute(tag, "Id") ?? "", attribute(tag, "Target") ?? ""]));
  const sheets = [...(texts.get("xl/workbook.xml") ?? "").matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)];
  return new Map(
    sheets.map(([tag]) => {
      const target = targets.get(attribute(tag, "r:id") ?? "") ?? "";
      return [unescaped(attribute(tag, "name") ?? ""), target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
}

const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

/** Where a cell stands; undefined beyond the last cell that a sheet can have. */
function addressIn(attributes: string): Pick<BrokenCell, "row" | "column"> | undefined {
  const [, letters = "", digits = ""] = /(?:^|\s)r="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
  const at = { row: Number(digits) - 1, column: columnNumber(letters) };
  return letters === "" || at.row < 0 || at.row >= SHEET_ROWS || at.column >= SHEET_COLUMNS ? undefined : at;
}

export interface SheetSize {
  /** Name of the sheet's file in the archive. */
  readonly file: string;
  /** How many cells there are from the first to the last row and column that are named. */
  readonly cells: number;
  /** The last cell, as spreadsheets name it. */
  readonly last: string;
}

/** How large a table each sheet asks for: one cell in the last row and column makes one of seventeen thousand million. */
export function sheetSizes(texts: WorkbookTexts): readonly SheetSize[] {
  return [...texts].flatMap(([file, xml]): readonly SheetSize[] => {
    if (!file.startsWith("xl/worksheets/")) return [];
    let [rows, columns, last, letters] = [0, 0, 0, "A"];
    for (const [, row = ""] of xml.matchAll(/<(?:\w+:)?row\s[^<>]{0,400}?\br="(\d{1,9})"/g)) rows = Math.max(rows, Number(row));
    for (const [, column = "", row = ""] of xml.matchAll(/<(?:\w+:)?c\s[^<>]{0,400}?\br="([A-Z]{1,5})(\d{1,9})"/g)) {
      last = Math.max(last, Number(row));
      const number = columnNumber(column) + 1;
      if (number > columns) [columns, letters] = [number, column];
    }
    const height = Math.max(rows, last);
    return [{ file, cells: height * columns, last: `${letters}${String(height)}` }];
  });
}

function between(text: string, open: string, close: string): string | undefined {
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start);
  return end < 0 ? undefined : text.slice(start + open.length, end);
}

/** Cells with content. Sought from one to the next, so that a sheet of opened and never closed tags takes no longer than another. */
function cellsOf(xml: string): readonly { readonly attributes: string; readonly inside: string }[] {
  const cells: { readonly attributes: string; readonly inside: string }[] = [];
  const opening = /<c\s/g;
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    const start = match.index + match[0].length;
    const end = xml.indexOf(">", start);
    if (end < 0) break;
    opening.lastIndex = end + 1;
    if (xml[end - 1] === "/") continue;
    const close = xml.indexOf("</c>", end);
    if (close < 0) break;
    cells.push({ attributes: xml.slice(start, end), inside: xml.slice(end + 1, close) });
    opening.lastIndex = close + 4;
  }
  return cells;
}

/**
 * Cells with error values, and formulas without a stored value, of every sheet by its name. The library that reads workbooks takes
 * both for empty cells, and an empty cell would be left out without a word.
 */
export function brokenCells(texts: WorkbookTexts): ReadonlyMap<string, readonly BrokenCell[]> {
  return new Map(
    [...sheetFiles(texts)].map(([name, file]) => {
      const xml = texts.get(file) ?? "";
      const cells = cellsOf(xml).flatMap(({ attributes, inside }): readonly BrokenCell[] => {
        const at = addressIn(attributes);
        if (at === undefined) return [];
        const value = between(inside, "<v>", "</v>");
        if (/(?:^|\s)t="e"/.test(attributes)) return [{ ...at, text: unescaped(value ?? "#CALC!") }];
        return /<f[\s>/]/.test(inside) && value === undefined ? [{ ...at, text: "#CALC!" }] : [];
      });
      return [name, cells];
    }),
  );
}
