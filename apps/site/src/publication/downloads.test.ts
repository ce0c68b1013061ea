import type { TableFact } from "@almanac/core";
import { expect, test } from "vitest";
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
