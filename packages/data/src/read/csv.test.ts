import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "./csv.ts";
import { lineIndex } from "./line-index.ts";

const cell = fc.oneof(
  fc.constantFrom("", "a", "a,b", 'say "x"', "two\nlines", "two\r\nlines", "😀", " spaced ", "ü"),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const quoted = (text: string, always: boolean): string => (always || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const table = fc.integer({ min: 2, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));

describe("any table, written as CSV", () => {
  test("is read back, and each field stands where its place says", () => {
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), fc.boolean(), fc.boolean(), (rows, end, always, last) => {
        const header = rows[0]?.map((_, column) => `c${String(column)}`) ?? [];
        const written = [header, ...rows].map((row) => row.map((text) => quoted(text, always)));
        const text = written.map((row) => row.join(",")).join(end) + (last ? end : "");
        // A record that is one empty line cannot be told from a blank line, so a table has at least two columns.
        const csv = readCsv({ file: "t.csv", text, encoding: "utf-8", bom: false });
        expect(csv.records).toEqual(rows);
        const lines = lineIndex(text);
        let offset = 0;
        for (const [record, row] of written.entries())
          for (const [column, field] of row.entries()) {
            expect(csv.place(record - 1, column)).toMatchObject(lines.at(offset));
            offset += field.length + (column === row.length - 1 ? end.length : 1);
          }
      }),
      { numRuns: 200 },
    );
  });
});

/** Published test cases, each beside the reading that its authors expect. They lie beside the repository, if at all. */
const TORTURE = fileURLToPath(new URL("../../../../../shared/real-data/csv-torture/", import.meta.url));

describe.skipIf(!existsSync(TORTURE))("published edge cases", () => {
  const folder = (name: string): string => `${TORTURE}${name}/`;
  const names = existsSync(TORTURE) ? readdirSync(folder("csv-spectrum")).filter((name) => name.endsWith(".csv")) : [];

  test.each(names)("csv-spectrum/%s", (name) => {
    const read = (file: string) => readFileSync(folder("csv-spectrum") + file, "utf8");
    const { header, records, diagnostics } = readCsv({ file: name, text: read(name), encoding: "utf-8", bom: false });
    expect(diagnostics).toEqual([]);
    const rows = records.map((record) => Object.fromEntries(header.map((column, index) => [column, record[index]])));
    expect(rows).toEqual(JSON.parse(read(name.replace(/csv$/, "json"))));
  });
});
