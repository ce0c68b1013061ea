import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { daysBetween, isoDate, type IsoDate } from "@almanac/core";

/** A cell of a sheet: a text, a whole number, a day, or nothing. */
export type SheetCell = string | number | { readonly day: IsoDate } | null;
export type Sheets = Readonly<Record<string, readonly (readonly SheetCell[])[]>>;

/** Spreadsheets count days from here. */
const DAY_ZERO = isoDate("1899-12-30");
/** Number of the cell style of days. */
const DAY_STYLE = 1;

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const address = (row: number, column: number): string => `${String.fromCharCode("A".charCodeAt(0) + column)}${String(row + 1)}`;

function cellXml(cell: SheetCell, at: string): string {
  if (cell === null) return "";
  if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${at}"><v>${String(cell)}</v></c>`;
  return `<c r="${at}" s="${String(DAY_STYLE)}"><v>${String(daysBetween(DAY_ZERO, cell.day))}</v></c>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SCHEMAS = "http://schemas.openxmlformats.org";
const MAIN = `xmlns="${SCHEMAS}/spreadsheetml/2006/main"`;
const OFFICE = `${SCHEMAS}/officeDocument/2006/relationships`;
const relations = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${SCHEMAS}/package/2006/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
const part = (name: string, type: string): string => `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;

/** A workbook with plain sheets of at most 26 columns. Equal sheets give equal bytes: nothing in it is dated or compressed. */
export function workbook(sheets: Sheets): Uint8Array {
  const named = Object.entries(sheets).map(([name, rows], index) => ({ name, rows, id: `rId${String(index + 1)}`, file: `worksheets/sheet${String(index + 1)}`, number: String(index + 1) }));
  const styles = `rId${String(named.length + 1)}`;
  const files: readonly (readonly [path: string, text: string])[] = [
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${SCHEMAS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("styles", "styles")}${named.map(({ file }) => part(file, "worksheet")).join("")}</Types>`,
    ],
    ["_rels/.rels", relations([["rId1", "officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${named.map(({ name, number, id }) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="${id}"/>`).join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relations([...named.map(({ id, file }) => [id, "worksheet", `${file}.xml`] as const), [styles, "styles", "styles.xml"]])],
    [
      "xl/styles.xml",
      `${HEAD}<styleSheet ${MAIN}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    ...named.map(({ file, rows }) => [`xl/${file}.xml`, sheetXml(rows)] as const),
  ];
  return archive(files.map(([path, text]) => ({ path: Buffer.from(path), content: Buffer.from(text) })));
}

const sheetXml = (rows: readonly (readonly SheetCell[])[]): string =>
  `${HEAD}<worksheet ${MAIN}><sheetData>${rows.map((cells, row) => `<row r="${String(row + 1)}">${cells.map((cell, column) => cellXml(cell, address(row, column))).join("")}</row>`).join("")}</sheetData></worksheet>`;

const SIGNATURE = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const VERSION = 20;
/** 1 January 1980, the first day that an archive can state. */
const FIRST_DAY = 0x21;

const words = (...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer =>
  Buffer.concat(
    values.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );

/** A ZIP archive without compression. */
function archive(entries: readonly { readonly path: Buffer; readonly content: Buffer }[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of entries) {
    const shared = words([VERSION, 2], [0, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [crc32(content), 4], [content.length, 4], [content.length, 4], [path.length, 2], [0, 2]);
    const head = Buffer.concat([words([SIGNATURE.local, 4]), shared]);
    local.push(head, path, content);
    central.push(words([SIGNATURE.central, 4], [VERSION, 2]), shared, words([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path);
    offset += head.length + path.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = words([SIGNATURE.end, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...local, directory, end]);
}
