import type { Records } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { readOne } from "../../test/one-file.ts";
import { moneyKinds } from "../sources/money-kinds.ts";
import { checkMoney } from "./money-links.ts";

/** The records of several files, by kind. */
function recordsOf(texts: Readonly<Record<string, string>>): Partial<Records> {
  return Object.assign(
    {},
    ...Object.entries(texts).map(([name, text]) => {
      const kind = moneyKinds.find((one) => one.kind === name);
      if (kind === undefined) throw new Error(`no kind ${name}`);
      const { records, diagnostics } = readOne(kind, text);
      if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
      return records;
    }),
  ) as Partial<Records>;
}

const check = (texts: Readonly<Record<string, string>>) => checkMoney(recordsOf(texts), { reportingCurrency: "EUR" });
const told = (texts: Readonly<Record<string, string>>): readonly string[] => check(texts).map(({ line, column, code }) => `${String(line)}:${String(column)} ${code}`);

const budget = (...rows: readonly string[]): string => `Line,Line type,Plan kind,Workstream,Category,Period,Amount,Currency,Earned value\n${rows.join("\n")}\n`;
const actuals = (...rows: readonly string[]): string => `Document,Date,Basis,Amount,Currency,Vendor,Contract\n${rows.join("\n")}\n`;
const rates = (...rows: readonly string[]): string => `Date,From,To,Rate,Basis,Period from\n${rows.join("\n")}\n`;

describe("a declared total", () => {
  const lines = ["a,,plan,search,cloud,2026-01,4000.00,EUR,", "b,,plan,fraud,cloud,2026-01,4000.00,EUR,", "c,,plan,search,people,2026-02,3990.00,EUR,"];

  test("that is not the sum of its lines is refused at the total, with both numbers and the difference", () => {
    const found = check({ "budget-lines": budget(...lines, "all,total,plan,,,,12000.00,EUR,") });
    expect(found).toMatchObject([{ code: "BUDGET-TOTAL", line: 5, column: 19, found: "12000.00 EUR", expected: "11990.00 EUR" }]);
    expect(found[0]?.message).toContain("is 12,000.00 EUR, but its 3 lines sum to 11,990.00 EUR: a difference of 10.00 EUR");
  });
  test("of a workstream, a category or a period covers only their lines", () => {
    expect(
      told({
        "budget-lines": budget(
          ...lines,
          "search,total,plan,search,,,7990,EUR,",
          "cloud,total,plan,,cloud,,8000.0,EUR,",
          "january,total,plan,,,2026-01,8000.00,EUR,",
          "quarter,total,plan,,,2026-Q1,11990.00,EUR,",
          "nobody,total,plan,platform,,,1.00,EUR,",
        ),
      }),
    ).toEqual(["9:30 BUDGET-TOTAL"]);
  });
  test("ten times 0.1 is 1.00 exactly", () => {
    const tenths = Array.from({ length: 10 }, (_, index) => `t${String(index)},,plan,,cloud,2026-01,0.1,EUR,`);
    expect(told({ "budget-lines": budget(...tenths, "all,total,plan,,,,1.00,EUR,") })).toEqual([]);
  });
});

test("no line earns more than it is worth", () => {
  const rows = ["a,,baseline,,cloud,2026-01,100.00,EUR,60.00", "a,,baseline,,cloud,2026-02,100.00,EUR,140.00", "b,,baseline,,cloud,2026-01,100.00,EUR,60.00"];
  expect(told({ "budget-lines": budget(...rows) })).toEqual([]);
  expect(told({ "budget-lines": budget(rows[0] ?? "", (rows[1] ?? "").replace("140.00", "140.01")) })).toEqual(["3:39 BUDGET-EARNED"]);
});

describe("foreign currency", () => {
  const yen = actuals("I-1,2026-09-10,invoice,100.00,EUR,,", "I-2,2026-09-11,invoice,9000.00,JPY,,", "I-3,2026-09-12,invoice,9500.00,JPY,,");

  test("two currencies in one column without any rate: refused at the first foreign record, naming the reporting currency", () => {
    const found = check({ actuals: yen });
    expect(found).toMatchObject([{ code: "MONEY-MIXED", line: 3, field: "Amount" }]);
    for (const word of ["EUR and JPY", "reporting currency EUR", "2026-09-11"]) expect(found[0]?.message).toContain(word);
  });
  test("one foreign currency without a rate: refused with currency and day, once for the column", () => {
    const found = check({ actuals: actuals("I-2,2026-09-11,invoice,9000.00,JPY,,", "I-3,2026-09-12,invoice,9500.00,JPY,,") });
    expect(found).toMatchObject([{ code: "FX-MISSING", line: 2 }]);
    expect(found[0]?.message).toContain("from JPY to the reporting currency EUR on or before 2026-09-11; 2 amounts");
  });
  test("a rate of a later day does not reach back", () => {
    expect(told({ actuals: yen, "fx-rates": rates("2026-09-12,JPY,EUR,0.0058,,") })).toEqual(["3:24 FX-MISSING"]);
  });
  test("a rate of the last seven days is used, an older one with a warning that names its day", () => {
    expect(told({ actuals: yen, "fx-rates": rates("2026-09-05,JPY,EUR,0.0058,,") })).toEqual([]);
    const [stale, ...others] = check({ actuals: yen, "fx-rates": rates("2026-09-04,JPY,EUR,0.0058,,") });
    expect(others).toEqual([]);
    expect(stale).toMatchObject({ code: "FX-STALE", severity: "warning", line: 4, found: "2026-09-04" });
    expect(stale?.message).toContain("8 days before; 1 amount");
  });
  test("the inverse of a quote serves, and one cross", () => {
    expect(told({ actuals: yen, "fx-rates": rates("2026-09-10,EUR,JPY,171.5,,") })).toEqual([]);
    expect(told({ actuals: yen, "fx-rates": rates("2026-09-10,USD,JPY,147.2,,", "2026-09-10,USD,EUR,0.8571,,") })).toEqual([]);
  });
  test("an average serves the days of its period", () => {
    expect(told({ actuals: yen, "fx-rates": rates("2026-09-30,JPY,EUR,0.0058,average,2026-09-01") })).toEqual([]);
  });
  test("a plan may look ahead of every quote: a budget rate or the newest quote serves it", () => {
    const plan = budget("a,,plan,,cloud,2027-03,100.00,USD,");
    expect(told({ "budget-lines": plan })).toEqual(["2:24 FX-MISSING"]);
    expect(told({ "budget-lines": plan, "fx-rates": rates("2026-01-02,USD,EUR,0.88,budget,") })).toEqual([]);
    expect(told({ "budget-lines": plan, "fx-rates": rates("2026-11-20,USD,EUR,0.8604,,") })).toEqual([]);
  });
});

describe("ids", () => {
  const vendors = "Vendor,Name\nV-01,One\nV-02,Two\n";
  test("an unknown vendor is named once a file, with the nearest known one", () => {
    const found = check({ vendors, actuals: actuals("I-1,2026-09-10,invoice,1.50,EUR,V-1,", "I-2,2026-09-10,invoice,1.50,EUR,V-1,", "I-3,2026-09-10,invoice,1.50,EUR,V-02,") });
    expect(found).toMatchObject([{ code: "LINK-UNKNOWN", line: 2, column: 33, found: "V-1" }]);
    expect(found[0]?.message).toContain("1 more record");
    expect(found[0]?.hint).toContain("did you mean `V-01`?");
  });
  test("without a list of vendors nothing is unknown", () => {
    expect(told({ actuals: actuals("I-1,2026-09-10,invoice,1.50,EUR,V-1,C-1") })).toEqual([]);
  });
  test("an unknown contract", () => {
    const contracts = "Contract,Vendor,Title,Start\nC-1,V-01,Labels,2026-01-01\n";
    expect(told({ vendors, "vendor-contracts": contracts, actuals: actuals("I-1,2026-09-10,invoice,1.50,EUR,V-01,C-2") })).toEqual(["2:38 LINK-UNKNOWN"]);
  });
});
