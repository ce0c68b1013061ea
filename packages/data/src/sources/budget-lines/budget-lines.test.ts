import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, realFile, recordsIn } from "../../../test/one-file.ts";
import { parsePeriod } from "./calendar-period.ts";
import { budgetLinesKind } from "./kind.ts";

const HEADER = "Line,Line type,Plan kind,Category,Period,From,To,Amount,Currency,Earned value,Percent complete";
const table = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;

test("totals leave the list of lines, so that no sum counts them", () => {
  const { records } = readOne(budgetLinesKind, exampleOf("budget-lines"));
  expect(records.budgetLines?.map(({ id }) => id)).toEqual(["search-people", "search-people", "search-labels"]);
  expect(records.budgetTotals).toMatchObject([{ id: "search-total", workstream: "search", planKind: "baseline", version: "2026 v1", amount: { amount: 46_400_000n, scale: 2 } }]);
});

test("a line knows its days, its exact amount and what was earned in them", () => {
  expect(recordsIn(budgetLinesKind, "budgetLines", exampleOf("budget-lines"))[0]).toMatchObject({
    from: "2026-09-01",
    to: "2026-09-30",
    amount: { amount: 21_400_000n, scale: 2, currency: "EUR" },
    earned: { amount: 20_540_000n, scale: 2, currency: "EUR" },
    earnedRule: "milestones",
    setOn: "2025-12-15",
    category: "people",
  });
});

test.each([
  ["2026-02", "2026-02-01", "2026-02-28"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2026-12", "2026-12-01", "2026-12-31"],
  ["2026-Q4", "2026-10-01", "2026-12-31"],
  ["2026Q1", "2026-01-01", "2026-03-31"],
  ["2026", "2026-01-01", "2026-12-31"],
])("the period %s is %s to %s", (text, from, to) => {
  expect(parsePeriod(text)).toEqual({ from, to });
});

describe("what is not said is refused where it is missing", () => {
  test("a fiscal period, a half period, both forms, a wrong order", () => {
    expect(
      placesIn(
        budgetLinesKind,
        table(
          "a,,plan,cloud,FY26 P03,,,10.00,EUR,,",
          "b,,plan,cloud,,2026-01-01,,10.00,EUR,,",
          "c,,plan,cloud,2026-01,2026-01-01,,10.00,EUR,,",
          "d,,plan,cloud,,2026-02-01,2026-01-31,10.00,EUR,,",
        ),
      ),
    ).toEqual(["2:15 DATE-FORMAT", "3:27 CELL-MISSING", "4:15 VALUE-INVALID", "5:27 DATE-ORDER"]);
  });
  test("a line without category, with two measures of progress, with a negative plan, without currency", () => {
    expect(
      placesIn(
        budgetLinesKind,
        table("a,,plan,,2026-01,,,10.00,EUR,,", "b,,plan,cloud,2026-01,,,10.00,EUR,5.00,50%", "c,,plan,cloud,2026-01,,,-10.00,EUR,,", "d,,plan,cloud,2026-01,,,10.00,,,"),
      ).map((place) => place.replace(/:\d+ /, " ")),
    ).toEqual(["2 CELL-MISSING", "3 VALUE-INVALID", "4 NUMBER-NEGATIVE", "5 MONEY-CURRENCY"]);
  });
  test("the same line and period twice", () => {
    expect(placesIn(budgetLinesKind, table("a,,plan,cloud,2026-01,,,10.00,EUR,,", "a,,plan,cloud,2026-01,,,11.00,EUR,,"))).toEqual(["3:1 ROW-TWICE"]);
  });
});

test.skipIf(realFile("budget/projects-50.csv") === undefined)("a project list with budgets loads through a mapping", () => {
  const lines = recordsIn(budgetLinesKind, "budgetLines", realFile("budget/projects-50.csv") ?? "", {
    columns: {
      id: "project_id",
      title: "project_name",
      from: "start_date",
      to: "end_date",
      amount: "budget_aed",
      currency: { value: "AED" },
      planKind: { value: "plan" },
      category: { value: "other" },
      percentComplete: { column: "completion_percentage", unit: "percent" },
    },
  });
  expect(lines).toHaveLength(50);
  expect(lines[0]).toMatchObject({ id: "PRJ-001", from: "2025-09-14", to: "2026-10-09", amount: { amount: 18_388_576n, scale: 0, currency: "AED" }, percentComplete: 0.92 });
});
