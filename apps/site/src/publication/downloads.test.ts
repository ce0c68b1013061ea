import { randomSource, type TableFact } from "@almanac/core";
import { expect, test } from "vitest";
import { csvRows } from "../../test/csv-rows.ts";
import { tableCsv } from "./downloads.ts";

const table: TableFact = {
  type: "table",
  id: "delivery.age.items",
  label: "Age",
  audience: "public",
  columns: [
    { name: "key", label: "Item", unit: "text" },
    { name: "days", label: "Age", unit: "days" },
  ],
  rows: [
    ["A-1", 3],
    ["=1+1", null],
    ['say "a, b"', -2],
  ],
  receipt: { rule: "flow.age", arguments: {}, sources: [], rows: 3, rowsDigest: "" },
};

test("missing values are empty, quotes doubled, and text that a spreadsheet would run stays text", () => {
  expect(tableCsv(table)).toBe('key,days\r\nA-1,3\r\n\'=1+1,\r\n"say ""a, b""",-2\r\n');
});

test.each(["=1", "+1", "-1", "@x", "\t1", "\r1", "\n1", " =1", "\u200b=1", "\uff1d1", "\uff0b1", "\uff20x"])("text %j keeps being text in a spreadsheet", (text) => {
  expect(tableCsv({ ...table, rows: [[text, -5]] })).toContain(`'${text}`);
  expect(tableCsv({ ...table, rows: [[text, -5]] })).toContain(",-5\r\n");
});

test("what is written is read back, whatever stands in the cells", () => {
  const marks = ["a", '"', ",", "\r\n", "\n", " ", "’", "é", "=", "'", "0"];
  const random = randomSource("20261122", "csv");
  const cell = (): string => `a${Array.from({ length: random.index(6) }, () => marks[random.index(marks.length)]).join("")}`;
  for (let round = 0; round < 300; round += 1) {
    const rows = Array.from({ length: 1 + random.index(4) }, () => [cell(), random.index(1000)]);
    expect(csvRows(tableCsv({ ...table, rows })).slice(1)).toEqual(rows.map((row) => row.map(String)));
  }
});
