import { isoDate, type ActualCost } from "@almanac/core";
import { expect, test } from "vitest";
import { labourProblems } from "./labour-lines.ts";

type Result = Parameters<typeof labourProblems>[0]["results"][number];
type Declaration = Result["source"]["declaration"];

const read = (declaration: Declaration, records: Result["read"][number]["records"]): Result => ({ source: { declaration }, read: [{ records }] });
const pay = read({ id: "pay", kind: "pay" }, {});
const line = (title: string, category: "people" | "facilities" = "people"): ActualCost => ({ source: { file: "data/sources/actuals.csv", line: 7 }, document: title, date: isoDate("2026-03-31"), basis: "accrual", entry: "charge", amount: { amount: 9000n, scale: 0, currency: "EUR" }, category, title });
const actuals = (declared: Partial<Declaration>, ...lines: readonly ActualCost[]) => read({ id: "actuals", kind: "actuals", ...declared }, { actuals: lines });
const codes = (...results: readonly Result[]) => labourProblems({ results }).map(({ code, line: at, hint }) => [code, at, hint?.includes("labour: standard-rates")]);

test("amounts for people of a program that has pay are refused until somebody says that they are prices", () => {
  expect(codes(pay, actuals({}, line("Rent", "facilities"), line("Salaries March"), line("Salaries April")))).toEqual([["LABOUR-UNDECLARED", 7, true]]);
  expect(codes(pay, actuals({ labour: "standard-rates" }, line("Salaries March")))).toEqual([]);
  expect(codes(pay, actuals({ audience: "restricted" }, line("Salaries March")))).toEqual([]);
  expect(codes(pay, actuals({}, line("People at standard rates")))).toEqual([]);
  expect(codes(actuals({}, line("Salaries March")))).toEqual([]);
});
