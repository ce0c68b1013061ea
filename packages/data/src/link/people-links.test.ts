import type { Diagnostic } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { recordsIn } from "../../test/one-file.ts";
import { allocationsKind } from "../sources/allocations/kind.ts";
import { benchmarksKind } from "../sources/benchmarks/kind.ts";
import { holidaysKind } from "../sources/holidays/kind.ts";
import { hiringKind } from "../sources/hiring/kind.ts";
import { payKind } from "../sources/pay/kind.ts";
import { positionsKind } from "../sources/positions/kind.ts";
import { timeSheetsKind } from "../sources/time-sheets/kind.ts";
import { checkPeople } from "./people-links.ts";

const table = (header: string, ...lines: readonly string[]): string => [header, ...lines, ""].join("\n");
const allocations = (...lines: readonly string[]) => recordsIn(allocationsKind, "allocations", table("Person,Position,Workstream,FTE share,From,To", ...lines));
const positions = (...lines: readonly string[]) => recordsIn(positionsKind, "positions", table("Position,Role,FTE,Person,Replaces", ...lines));
const benchmarks = (...lines: readonly string[]) => recordsIn(benchmarksKind, "benchmarks", table("Benchmark source,Role title,Region,Effective date,P50,P75,Percentile,Value,Currency", ...lines));
const CONTEXT = { reportingCurrency: "EUR", workstreams: ["search", "demand", "fraud", "platform"] };
const places = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ line, column, code }) => `${String(line)}:${String(column)} ${code}`);

describe("a person over 100 % in a month", () => {
  test("is a warning at the line that passes it, with every contributing line and no id", () => {
    const over = checkPeople({ allocations: allocations("W-12,,fraud,0.8,2026-07-01,2026-12-31", "W-7,,fraud,1,2026-01-01,", "W-12,,platform,0.5,2026-10-01,2026-10-31") }, CONTEXT);
    expect(over).toMatchObject([
      {
        code: "PERSON-OVER-ALLOCATED",
        severity: "warning",
        line: 4,
        column: 16,
        message: "one person is allocated 130 % in October 2026",
        masked: true,
        related: [
          { line: 2, column: 13 },
          { line: 4, column: 16 },
        ],
      },
    ]);
    expect(JSON.stringify(over)).not.toMatch(/W-12|"0\.8"|"0\.5"/);
  });

  test("exactly 100 % is none, also as 0.7 + 0.2 + 0.1 and when one line ends the day before another begins", () => {
    expect(checkPeople({ allocations: allocations("W-1,,fraud,0.7,2026-10-01,2026-10-31", "W-1,,search,0.2,2026-10-01,2026-10-31", "W-1,,demand,0.1,2026-10-01,2026-10-31") }, CONTEXT)).toEqual([]);
    expect(checkPeople({ allocations: allocations("W-1,,fraud,1,2026-09-10,2026-10-14", "W-1,,search,1,2026-10-15,2026-11-30") }, CONTEXT)).toEqual([]);
  });

  test("months of the same lines are one warning; without an end it holds from then on; one line alone does not show its share", () => {
    const messages = (...lines: readonly string[]): readonly string[] => checkPeople({ allocations: allocations(...lines) }, CONTEXT).map(({ message }) => message);
    expect(messages("W-1,,fraud,0.8,2026-07-01,2026-12-31", "W-1,,search,0.5,2026-11-01,2027-02-28")).toEqual(["one person is allocated 130 % from November 2026 to December 2026"]);
    expect(messages("W-1,,fraud,0.8,2026-07-01,", "W-1,,search,0.5,2026-10-15,")).toEqual(["one person is allocated 130 % from October 2026 on"]);
    expect(messages("W-1,,fraud,1.3,2026-10-01,2026-10-31")).toEqual(["one person is allocated over 100 % in October 2026"]);
  });

  test("a line that names the position counts for its holder", () => {
    const found = checkPeople({ positions: positions("P-1,Engineer,1,W-1,"), allocations: allocations("W-1,,fraud,0.8,2026-10-01,2026-10-31", ",P-1,search,0.5,2026-10-01,2026-10-31") }, CONTEXT);
    expect(places(found)).toEqual(["3:13 PERSON-OVER-ALLOCATED"]);
  });
});

describe("references", () => {
  test("an unknown person is one error for all its rows, with the place of a similar id and no value", () => {
    const timeEntries = recordsIn(timeSheetsKind, "timeEntries", table("Person,Date,Hours", "W-1001,2026-10-05,8", "W-1010,2026-10-05,8", "W-1010,2026-10-06,8"));
    const found = checkPeople({ positions: positions("P-1,Engineer,1,W-1001,"), timeEntries }, CONTEXT);
    expect(found).toMatchObject([{ code: "LINK-PERSON", line: 3, column: 1, message: "a person who holds no position, in 2 rows", related: [{ line: 2, column: 16 }] }]);
    expect(JSON.stringify(found)).not.toContain("W-10");
  });

  test("positions that do not exist, of allocations, requisitions and predecessors", () => {
    const requisitions = recordsIn(hiringKind, "requisitions", table("Requisition,Position,Role,Opened on", "R-1,P-9,Engineer,2026-10-01"));
    const found = checkPeople({ positions: positions("P-1,Engineer,1,,P-8"), allocations: allocations(",P-7,fraud,1,2026-10-01,"), requisitions }, CONTEXT);
    expect(places(found)).toEqual(["2:2 LINK-POSITION", "2:5 LINK-POSITION", "2:17 LINK-POSITION"]);
  });

  test("without a list of positions nothing is claimed about people", () => {
    expect(checkPeople({ allocations: allocations("W-1,,fraud,1,2026-10-01,") }, CONTEXT)).toEqual([]);
  });

  test("a holiday calendar without a day is an error; a region of a known one is none", () => {
    const publicHolidays = recordsIn(holidaysKind, "publicHolidays", table("Calendar,Date,Holiday,Region", "DE,2027-01-01,New Year,", "PL,2027-01-01,New Year,"));
    const staff = recordsIn(positionsKind, "positions", table("Position,Role,FTE,Holiday calendar", "P-1,Engineer,1,DE-BE", "P-2,Engineer,1,NL", "P-3,Engineer,1,PL", "P-4,Engineer,1,NL"));
    expect(checkPeople({ positions: staff, publicHolidays }, CONTEXT)).toMatchObject([
      { code: "LINK-CALENDAR", line: 3, column: 16, message: "a holiday calendar of which no day is listed, in 2 rows", expected: "one of `DE`, `PL`" },
    ]);
  });

  test("a workstream that is not declared names the nearest one", () => {
    expect(checkPeople({ allocations: allocations("W-1,,frauds,1,2026-10-01,") }, CONTEXT)).toMatchObject([
      { code: "LINK-WORKSTREAM", severity: "error", line: 2, column: 6, expected: "one of `search`, `demand`, `fraud`, `platform`", hint: expect.stringContaining("did you mean `fraud`?") as string },
    ]);
  });

  test("pay of people outside the program is one warning that says how many, and nothing else", () => {
    const pay = recordsIn(payKind, "pay", table("Person,Role,Base pay,Currency,FTE,Effective from", "X-1,Analyst,61234,EUR,1,2026-01-01", "X-2,Analyst,61235,EUR,1,2026-01-01"));
    const found = checkPeople({ positions: positions("P-1,Engineer,1,W-1,"), pay }, CONTEXT);
    expect(found).toMatchObject([{ code: "PAY-NO-POSITION", severity: "warning", line: 2, column: 1 }]);
    expect(JSON.stringify(found)).not.toMatch(/X-1|6123|Analyst/);
  });
});

describe("benchmarks across rows", () => {
  test("one percentile as a row and as a column is given twice", () => {
    const found = checkPeople({ benchmarks: benchmarks("A,Engineer,Germany,2026-01-01,70000,80000,,,EUR", "A,Engineer,Germany,2026-01-01,,,50,71000,EUR") }, CONTEXT);
    expect(found).toMatchObject([{ code: "BENCHMARK-TWICE", line: 3, related: [{ line: 2, column: 31 }] }]);
  });

  test("percentiles of one band rise and are of one currency; those of two sources need not agree", () => {
    const rows = (...lines: readonly string[]): readonly string[] => places(checkPeople({ benchmarks: benchmarks(...lines) }, CONTEXT));
    expect(rows("A,Engineer,Germany,2026-01-01,,,75,70000,EUR", "A,Engineer,Germany,2026-01-01,,,50,71000,EUR")).toEqual(["2:36 BENCHMARK-ORDER"]);
    expect(rows("A,Engineer,Germany,2026-01-01,,,75,70000,USD", "A,Engineer,Germany,2026-01-01,,,50,61000,EUR")).toEqual(["2:36 BENCHMARK-ORDER"]);
    expect(rows("A,Engineer,Germany,2026-01-01,,,75,70000,EUR", "B,Engineer,Germany,2026-01-01,,,50,71000,EUR")).toEqual([]);
  });
});
