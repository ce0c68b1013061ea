import { describe, expect, test } from "vitest";
import { readMoney, readNumber, type NumberColumn } from "./number-cell.ts";

const COLUMN: NumberColumn = { format: { decimal: ".", thousands: "" }, parentheses: false };
const hintOf = (text: string): string => {
  const read = readMoney(text, COLUMN, true);
  return "problem" in read ? (read.problem.shownHint ?? read.problem.hint ?? "") : "";
};

describe("what is proposed for a number in another form is the same number", () => {
  test("letters that may stand for a factor are not dropped", () => {
    expect(hintOf("1.2k")).toMatch(/all of its digits/);
    expect(hintOf("3 Mio")).not.toMatch(/write 3\b/);
  });

  test("the sign stays", () => {
    expect(hintOf("-1.234,50")).toMatch(/^write -1234\.50;/);
    expect(hintOf("1.234,50")).toMatch(/^write 1234\.50;/);
  });

  test("a power of ten is not dropped", () => {
    const read = readNumber("1,5e3", COLUMN, {}, false);
    expect("problem" in read ? (read.problem.shownHint ?? "") : "read").not.toMatch(/write 1\.5;/);
  });
});
