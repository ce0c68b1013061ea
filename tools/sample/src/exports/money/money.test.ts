import { describe, expect, test } from "vitest";
import { moneyExports, moneyTruths } from "./money.ts";

const files = new Map(moneyExports().map(({ path, text }) => [path, text]));

/** Cells of a line; quoted ones hold commas, none holds a line break. */
const cellsOf = (line: string): readonly string[] => [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = ""]) => cell);

/** Rows of a file by column name. */
function rowsOf(path: string): readonly ReadonlyMap<string, string>[] {
  const [header = "", ...lines] = (files.get(path) ?? "").trimEnd().split("\n");
  const names = cellsOf(header);
  return lines.map((line) => new Map(cellsOf(line).map((cell, index) => [names[index] ?? "", cell])));
}
/** A decimal as a whole number of its last place of ten. */
const exact = (text = ""): bigint => {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(10, "0"));
};
const sum = (rows: readonly ReadonlyMap<string, string>[], column: string): bigint => rows.reduce((total, row) => total + exact(row.get(column)), 0n);

describe("the money of the sample tells one story", () => {
  test("the same bytes every time, under 2.5 MB in all", () => {
    expect(new Map(moneyExports().map(({ path, text }) => [path, text]))).toEqual(files);
    expect([...files.values()].reduce((total, text) => total + text.length, 0)).toBeLessThan(2_500_000);
  });

  test("twelve months of bills, and each invoice is to the cent what its month bills", () => {
    const months = [...files.keys()].filter((path) => path.startsWith("cloud/focus-")).map((path) => path.slice("cloud/focus-".length, -".csv".length));
    expect(months).toHaveLength(12);
    const actuals = rowsOf("money/actuals-2026.csv");
    for (const month of months.filter((id) => id.startsWith("2026-") && id !== "2026-11")) {
      const invoice = actuals.filter((row) => row.get("Document") === `NG-${month}`);
      expect([month, sum(invoice, "Amount")]).toEqual([month, sum(rowsOf(`cloud/focus-${month}.csv`), "BilledCost")]);
    }
  });

  test("a whole month's reservation is spread over used and unused hours without rest", () => {
    const october = rowsOf("cloud/focus-2026-10.csv").filter((row) => row.get("CommitmentDiscountId") !== "NULL");
    const bought = october.filter((row) => row.get("ChargeCategory") === "Purchase");
    expect(bought).toHaveLength(1);
    expect(sum(october, "EffectiveCost")).toBe(sum(bought, "BilledCost"));
  });

  test("declared totals of the budget are the sums of their lines", () => {
    const budget = rowsOf("money/budget-2026.csv");
    const totals = budget.filter((row) => row.get("Line type") === "total");
    expect(totals).toHaveLength(10);
    for (const total of totals) {
      const lines = budget.filter((row) => row.get("Line type") === "line" && row.get("Version") === total.get("Version") && (total.get("Workstream") === "" || row.get("Workstream") === total.get("Workstream")));
      expect([total.get("Line"), sum(lines, "Amount")]).toEqual([total.get("Line"), exact(total.get("Amount"))]);
    }
  });

  test("nothing is billed, posted or quoted after the as-of date", () => {
    const posted = rowsOf("money/actuals-2026.csv").map((row) => row.get("Date") ?? "");
    const charged = rowsOf("cloud/focus-2026-11.csv").filter((row) => row.get("ChargeCategory") !== "Purchase").map((row) => row.get("ChargePeriodEnd") ?? "");
    const quoted = rowsOf("money/fx-rates.csv").map((row) => row.get("Date") ?? "");
    expect([...posted, ...quoted].every((date) => date <= "2026-11-22")).toBe(true);
    expect(charged.every((instant) => instant <= "2026-11-22T00:00:00Z")).toBe(true);
  });

  test("what is planted is told, each with its file", () => {
    expect(moneyTruths.every((truth) => /`(?:money|cloud)\//.test(truth))).toBe(true);
    expect(moneyTruths.length).toBeGreaterThanOrEqual(15);
  });
});
