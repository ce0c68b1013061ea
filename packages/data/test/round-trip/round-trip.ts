import fc from "fast-check";
import { readCsv } from "../../src/read/csv.ts";

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("", "a", "a,b", 'say "x"', "two\nlines", "two\r\nlines", "😀", " spaced ", "ü", "a;b", "a|b", "tab\there", '"', "'", "0012", "1.200") },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }).filter((text) => !text.includes("\0")) },
);
const table = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

/** Writes random tables in random dialects and reads them back: what was written must be what is read. */
export function roundTrip(runs: number, seed: number): void {
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), fc.constantFrom(",", ";", "\t", "|"), fc.boolean(), fc.boolean(), (rows, end, delimiter, always, last) => {
      const quoted = (text: string): string => (always || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const header = (rows[0] ?? []).map((_, column) => `c${String(column)}`);
      const text = [header, ...rows].map((row) => row.map(quoted).join(delimiter)).join(end) + (last ? end : "");
      const csv = readCsv({ file: "t.csv", text, encoding: "utf-8", bom: false }, delimiter);
      if (csv.diagnostics.length > 0) throw new Error(`refused: ${csv.diagnostics[0]?.message ?? ""}`);
      if (JSON.stringify([csv.header, ...csv.records]) !== JSON.stringify([header, ...rows])) throw new Error(`read differently: ${JSON.stringify(csv.records)}`);
    }),
    { numRuns: runs, seed },
  );
}
