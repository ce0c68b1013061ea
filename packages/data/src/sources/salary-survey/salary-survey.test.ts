import { describe, expect, test } from "vitest";
import { exampleOf, fixture, placesIn, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { salarySurveyKind } from "./kind.ts";

describe("salary survey", () => {
  test("equal rows are different people and are all kept", () => {
    const [first, second, third] = recordsIn(salarySurveyKind, "salaryObservations", exampleOf("salary-survey"));
    expect(first).toMatchObject({ experience: "senior", remote: 0.5, salary: { amount: 82000n, currency: "EUR" }, salaryUsd: { amount: 89500n, currency: "USD" } });
    expect({ ...second, source: first?.source }).toEqual(first);
    expect(third).toMatchObject({ experience: "entry", companySize: "large" });
  });

  test("a share where percent is asked for, and a salary without a currency, are refused", () => {
    const rows = (line: string): string => `Year,Experience level,Job title,Salary,Salary currency,Remote percent\n${line}\n`;
    expect(placesIn(salarySurveyKind, rows("2026,SE,Engineer,82000,EUR,0.5"))).toEqual(["2:28 NUMBER-FORMAT"]);
    expect(placesIn(salarySurveyKind, rows("2026,SE,Engineer,82000,,50"))).toEqual(["2:18 MONEY-CURRENCY"]);
  });
});

const real = realFile("people/ai-salaries-2024-08.csv");
test("twelve answers of a published survey: three equal ones stay, in three currencies", () => {
  const answers = recordsIn(salarySurveyKind, "salaryObservations", fixture("salary-survey/ai-jobs-12.csv"));
  expect(answers).toHaveLength(12);
  expect(answers.filter(({ salary }) => salary.amount === 135_000n)).toHaveLength(3);
  expect(new Set(answers.map(({ salary }) => salary.currency))).toEqual(new Set(["USD", "GBP", "EUR"]));
  expect(answers.at(-1)).toMatchObject({ experience: "entry", remote: 0.5, region: "RO", salaryUsd: { amount: 15_129n, currency: "USD" } });
});

describe.skipIf(real === undefined)("a published survey of 36,158 answers", () => {
  test("is recognised, and loads whole without a mapping: no equal row is removed", () => {
    expect(surenessOf(salarySurveyKind, real ?? "")).toBeGreaterThan(0.9);
    const answers = recordsIn(salarySurveyKind, "salaryObservations", real ?? "");
    expect(answers).toHaveLength(36_158);
    expect(new Set(answers.map(({ salary }) => salary.currency)).size).toBe(24);
    expect(answers.filter(({ experience }) => experience === "senior")).toHaveLength(21_931);
    expect(answers.filter(({ remote }) => remote === 0.5)).toHaveLength(257);
  });
});
