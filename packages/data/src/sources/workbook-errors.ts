import type { ArchiveEntry } from "./workbook-archive.ts";

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
function sheetFiles(entries: ReadonlyMap<string, ArchiveEntry>): ReadonlyMap<string, string> {
  const relations = entries.get("xl/_rels/workbook.xml.rels")?.text() ?? "";
  const targets = new Map([...relations.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, "Id") ?? "", attribute(tag, "Target") ?? ""]));
  const sheets = [...(entries.get("xl/workbook.xml")?.text() ?? "").matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)];
  return new Map(
    sheets.map(([tag]) => {
      const target = targets.get(attribute(tag, "r:id") ?? "") ?? "";
      return [unescaped(attribute(tag, "name") ?? ""), target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
}

/**
 * Cells with error values, and formulas without a stored value, of every sheet by its name. The library that reads workbooks takes
 * both for empty cells, and an empty cell would be left out without a word.
 */
export function brokenCells(all: readonly ArchiveEntry[]): ReadonlyMap<string, readonly BrokenCell[]> {
  const entries = new Map(all.map((entry) => [entry.name, entry]));
  return new Map(
    [...sheetFiles(entries)].map(([name, file]) => {
      const xml = entries.get(file)?.text() ?? "";
      const cells = [...xml.matchAll(/<c\s([^>]*[^/>])>(.*?)<\/c>/gs)].flatMap(([, attributes = "", inside = ""]): readonly BrokenCell[] => {
        const [, letters = "", digits = ""] = /(?:^|\s)r="([A-Z]+)(\d+)"/.exec(attributes) ?? [];
        if (letters === "") return [];
        const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1];
        const at = { row: Number(digits) - 1, column: columnNumber(letters) };
        if (/(?:^|\s)t="e"/.test(attributes)) return [{ ...at, text: unescaped(value ?? "#CALC!") }];
        return /<f[\s>/]/.test(inside) && value === undefined ? [{ ...at, text: "#CALC!" }] : [];
      });
      return [name, cells];
    }),
  );
}
