import { expect, test } from "vitest";
import type { NamedRow } from "../table-rows.ts";
import { groupRows, sortValue } from "./row-order.ts";

const row = (cells: Readonly<Record<string, string | number | boolean | null>>): NamedRow => (column) => cells[column] ?? null;

test("rows stand under their heads in the order in which these appear", () => {
  const rows = [row({ of: "b", n: 1 }), row({ of: "a", n: 2 }), row({ of: "b", n: 3 })];
  expect(groupRows(rows, (each) => String(each("of"))).map(({ title, rows: own }) => [title, own.map((each) => each("n"))])).toEqual([["b", [1, 3]], ["a", [2]]]);
  expect(groupRows(rows, undefined)).toEqual([{ title: undefined, rows }]);
  expect(groupRows([], undefined)).toEqual([]);
});

test("cells are sorted by what they hold, not by how it is written", () => {
  const cells = row({ p: 0.25, due: "2027-01-12", low: 10, high: 30, met: true });
  expect(sortValue({ kind: "value", column: "p" }, cells)).toBe("0.25");
  expect(sortValue({ kind: "value", column: "due" }, cells)).toBe("2027-01-12");
  expect(sortValue({ kind: "value", column: "missing" }, cells)).toBe("");
  expect(sortValue({ kind: "value", column: "met" }, cells)).toBeUndefined();
  expect(sortValue({ kind: "range", label: "Impact", low: "low", high: "high" }, cells)).toBe("30");
  expect(sortValue({ kind: "status", label: "Due", status: () => ({ status: "off-track", word: "Overdue" }) }, cells)).toBe("0");
  expect(sortValue({ kind: "status", label: "Due", status: () => undefined }, cells)).toBe("");
});
