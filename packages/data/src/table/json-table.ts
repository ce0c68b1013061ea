import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import type { JsonFile } from "../read/json.ts";
import type { Parsed, TableFile } from "../sources/source-kind.ts";

type Flat = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Flat => typeof value === "object" && value !== null && !Array.isArray(value);
const isPlain = (value: unknown): boolean => value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
const isFlat = (value: unknown): boolean => isPlain(value) || (Array.isArray(value) && value.every(isPlain));

const cellText = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(cellText).join("; ");
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** Arrays of one length, the first of which holds different names, as tools write a sheet: objects whose keys are those names. */
function rowsOfArrays(value: readonly unknown[]): readonly (readonly unknown[])[] | undefined {
  const arrays = value.filter((row): row is readonly unknown[] => Array.isArray(row));
  const [header = []] = arrays;
  const named = header.length > 0 && header.every((name) => typeof name === "string" && name.trim() !== "") && new Set(header).size === header.length;
  return arrays.length > 1 && arrays.length === value.length && named && arrays.every((row) => row.length === header.length && row.every(isPlain)) ? arrays : undefined;
}

function tableOfArrays([first = [], ...rows]: readonly (readonly unknown[])[], { place }: JsonFile, file: string): TableFile {
  const header = first.map(cellText);
  return {
    file,
    delimiter: ",",
    header,
    records: rows.map((row) => row.map(cellText)),
    place: (record, column) => {
      const name = header[column];
      const at = place(name === undefined ? [record + 1] : [record + 1, column]);
      return { ...at, ...(record < 0 ? {} : { record: record + 1 }), ...(name === undefined ? {} : { field: name }) };
    },
    typed: true,
    isNumber: (record, column) => typeof rows[record]?.[column] === "number",
    diagnostics: [],
  };
}

/** A JSON array of flat objects as a table: its columns are their keys, in the order in which they first occur. */
export function jsonTable(json: JsonFile, file: string): Parsed<TableFile> {
  const { value, place } = json;
  const arrays = Array.isArray(value) ? rowsOfArrays(value) : undefined;
  if (arrays !== undefined) return { ok: tableOfArrays(arrays, json, file) };
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject))
    return { diagnostics: [diagnostic("TABLE-FORM", wholeFile(file), { message: "this JSON is no table", found: Array.isArray(value) ? "an array of something else" : "no array", expected: "an array of flat objects or of rows below a header, or CSV", hint: "export the records as an array of objects, or declare the kind that this document is" })] };
  const rows: readonly Flat[] = value;
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const nested = rows.flatMap((row, index) => Object.entries(row).flatMap(([name, cell]) => (isFlat(cell) ? [] : [{ index, name }])))[0];
  if (nested !== undefined)
    return { diagnostics: [diagnostic("TABLE-FORM", place([nested.index, nested.name]), { message: `\`${nested.name}\` holds an object, and a table has none`, found: "an object", expected: "texts, numbers, true or false", hint: "export it flat, or as CSV" })] };
  return {
    ok: {
      file,
      delimiter: ",",
      header,
      records: rows.map((row) => header.map((name) => cellText(row[name]))),
      place: (record, column) => {
        const name = header[column];
        const at = place(record < 0 ? [0] : name === undefined ? [record] : [record, name]);
        return { ...at, ...(record < 0 ? {} : { record: record + 1 }), ...(name === undefined ? {} : { field: name }) };
      },
      typed: true,
      isNumber: (record, column) => typeof rows[record]?.[header[column] ?? ""] === "number",
      diagnostics: [],
    },
  };
}
