import { opened, type Money, type PayRecord } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, realFile, recordsIn } from "../../../test/one-file.ts";
import { payKind } from "./kind.ts";

const HEADER = "Person,Role,Base pay,Per,Currency,FTE,Hours per week,Effective from,Range minimum,Range midpoint,Range maximum";
const rows = (...lines: readonly string[]): string => [HEADER, ...lines, ""].join("\n");

const baseOf = (record: PayRecord | undefined): Money | undefined => (record === undefined ? undefined : opened(record.annualBase));

describe("pay", () => {
  test("a year at full time, whatever period the export states", () => {
    const [yearly, monthly] = recordsIn(payKind, "pay", exampleOf("pay"));
    expect(baseOf(yearly)).toEqual({ amount: 70000n, scale: 0, currency: "EUR" });
    expect(baseOf(monthly)).toEqual({ amount: 93600n, scale: 0, currency: "EUR" });
    expect(monthly?.fte).toBe(0.8);
    const [hourly] = recordsIn(payKind, "pay", rows("X-1,Analyst,30.10,Hour,EUR,1,37.5,2026-01-01,,,"));
    // 30.10 x 37.5 x 52 = 58,695 exactly.
    expect(baseOf(hourly)).toEqual({ amount: 58695000000n, scale: 6, currency: "EUR" });
  });

  test.each([
    ["a name", "Ada Lovelace,Analyst,50000,,EUR,1,,2026-01-01,,,", ["2:1 PERSON-NAMED"]],
    ["hourly pay without hours", "X-1,Analyst,30,Hour,EUR,1,,2026-01-01,,,", ["2:16 CELL-MISSING"]],
    ["no currency", "X-1,Analyst,50000,,,1,,2026-01-01,,,", ["2:13 MONEY-CURRENCY"]],
    ["a range upside down", "X-1,Analyst,50000,,EUR,1,,2026-01-01,60000,55000,40000", ["2:44 RANGE-ORDER", "2:50 RANGE-ORDER"]],
    ["negative pay", "X-1,Analyst,-50000,,EUR,1,,2026-01-01,,,", ["2:13 NUMBER-NEGATIVE"]],
    ["a word for a number", "X-1,Analyst,lots,,EUR,1,,2026-01-01,,,", ["2:13 NUMBER-FORMAT"]],
  ])("%s is refused at its cell", (_, row, places) => {
    expect(placesIn(payKind, rows(row))).toEqual(places);
  });

  test("no value of the file stands in a message, whatever is wrong with it", () => {
    const wrong = rows(
      "X-90317,Chief of pay,98765.43x,,EUR,1,,2026-01-01,,,",
      "X-90317,Chief of pay,98765.43,,EURO,1,,2026-01-01,61234,51234,41234",
      "X-90317,Chief of pay,98765.43,Fortnight,EUR,1.7,,01/02/2026,,,",
      "X-90317,Chief of pay,98765.43,,EUR,1,,2026-03-01,,,",
      "X-90317,Chief of pay,98765.44,,EUR,1,,2026-03-01,,,",
    );
    const { diagnostics, skipped } = readOne(payKind, wrong, { onError: "skip-rows" });
    const { diagnostics: all } = readOne(payKind, wrong);
    expect(all.length).toBeGreaterThanOrEqual(2);
    const said = JSON.stringify([diagnostics, skipped, all]);
    for (const secret of ["90317", "Chief", "98765", "EURO", "61234", "51234", "41234", "Fortnight", "1.7", "170", "01/02/2026"]) expect(said).not.toContain(secret);
  });
});

const staff = realFile("people/employees-aed-250.csv");
describe.skipIf(staff === undefined)("a staff list with monthly salaries", () => {
  test("loads as pay through its mapping, 250 people; names stay unread", () => {
    const pay = recordsIn(payKind, "pay", staff ?? "", {
      currency: "AED",
      columns: { person: "employee_id", role: "role", base: "salary_aed", per: { value: "month" }, fte: { value: "1" }, effectiveFrom: "joining_date" },
    });
    expect(pay).toHaveLength(250);
    expect(baseOf(pay[0])).toEqual({ amount: 239544n, scale: 0, currency: "AED" });
    expect(Object.keys(pay[0] ?? {})).not.toContain("full_name");
  });
});
