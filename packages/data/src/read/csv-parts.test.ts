import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mutated, mutations } from "../../test/mutated.ts";
import { readJiraCsv } from "../sources/jira-csv/read-jira-csv.ts";
import { memoryReader } from "./byte-reader.ts";
import { checkFile } from "./checked-file.ts";
import { readCsv, streamCsv, UNHELD } from "./csv.ts";
import { readText } from "./text.ts";

const FILE = "data/sources/issues.csv";
const TEXTS = [
  'Issue key,Summary,Status,Created,Description,Labels,Labels\nABC-1,"Zwölf ""😀""",To Do,15/Jan/26 9:00 AM,"one\n,two\r\n""three""",a,b\nABC-2,Two,Done,16/Jan/26 9:05 AM,,,\n\nABC-3,x,Done,17/Jan/26 10:00 PM,,,c\n',
  "Issue key;Status;Created\r\nA-1;To Do;2026-01-05\r\nA-2;Done;2026-02-30\r\n",
  "Report of issues\nIssue key,Status,Created\rA-1,To Do,2026-01-05\rIssue key,Status,Created\r",
];

/** Both ways to read a table: held whole, and in small parts with only some of its columns held. */
function both(bytes: Uint8Array, part: number) {
  const text = readText(FILE, bytes);
  const checked = checkFile(FILE, memoryReader(bytes), undefined, 40);
  const wanted = (header: readonly string[]): ReadonlySet<number> => new Set([0, ...header.flatMap((name, column) => (name === "Description" ? [] : [column]))]);
  return { whole: "ok" in text ? { ok: readCsv(text.ok) } : text, parts: "ok" in checked ? { ok: streamCsv(checked.ok, { wanted, part }) } : checked };
}

describe("a table that is read in parts", () => {
  test("is the table that is held whole, of sound and of damaged texts", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), mutations, fc.integer({ min: 1, max: 120 }), (text, changes, part) => {
        const { whole, parts } = both(mutated(text, changes), part);
        if (!("ok" in whole) || !("ok" in parts)) {
          expect("whole" in parts || ("diagnostics" in parts && "diagnostics" in whole && parts.diagnostics.length === whole.diagnostics.length)).toBe(true);
          if ("diagnostics" in parts && "diagnostics" in whole) expect(parts.diagnostics).toEqual(whole.diagnostics);
          return;
        }
        expect(parts.ok.header).toEqual(whole.ok.header);
        expect(parts.ok.diagnostics).toEqual(whole.ok.diagnostics);
        expect(parts.ok.records.map((_, record) => parts.ok.reread?.(record))).toEqual(whole.ok.records);
        for (const [index, record] of whole.ok.records.entries())
          for (const [column, cell] of record.entries()) {
            expect([cell, UNHELD]).toContain(parts.ok.records[index]?.[column]);
            expect(parts.ok.place(index, column)).toEqual(whole.ok.place(index, column));
          }
      }),
      { numRuns: 500 },
    );
  });

  test("of more records than are wanted the first are held, with their places, and the others are counted", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), mutations, fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 4 }), (text, changes, part, most) => {
        const bytes = mutated(text, changes);
        const whole = readText(FILE, bytes);
        const checked = checkFile(FILE, memoryReader(bytes), undefined, 40);
        if (!("ok" in whole) || !("ok" in checked)) return;
        const all = readCsv(whole.ok);
        for (const cut of [readCsv(whole.ok, undefined, most), streamCsv(checked.ok, { wanted: (header) => new Set(header.keys()), part, most })]) {
          expect(cut.records.map((record, index) => cut.reread?.(index) ?? record)).toEqual(all.records.slice(0, most));
          expect(cut.records.length + (cut.beyond ?? 0)).toBe(all.records.length);
          for (const [index, record] of cut.records.entries()) for (const column of record.keys()) expect(cut.place(index, column)).toEqual(all.place(index, column));
        }
      }),
      // Torn by a quote behind the records that are wanted.
      { numRuns: 300, examples: [[TEXTS[0] ?? "", [["delete", 636_297_226, 8]], 1, 1]] },
    );
  });

  test("gives the same work items, and any other column when it is asked for", () => {
    const { whole, parts } = both(mutated(TEXTS[0] ?? "", []), 50);
    if (!("ok" in whole) || !("ok" in parts)) throw new Error("the text is sound");
    const context = { declarations: {}, timeZone: "Europe/Berlin" };
    const said = ({ items, diagnostics }: ReturnType<typeof readJiraCsv>) => ({ diagnostics, items: items.map(({ field, place, status, key, title, created, labels, source }) => ({ key, title, created, labels, source, status: status.name, at: place("created"), description: field("Description") })) });
    expect(said(readJiraCsv(parts.ok, context))).toEqual(said(readJiraCsv(whole.ok, context)));
    expect(readJiraCsv(parts.ok, context).items[0]?.field("Description")).toEqual(['one\n,two\r\n"three"']);
  });
});
