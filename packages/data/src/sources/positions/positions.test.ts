import { describe, expect, test } from "vitest";
import { exampleOf, fixture, placesIn, readOne, realFile, recordsIn } from "../../../test/one-file.ts";
import { positionsKind } from "./kind.ts";

const HEADER = "Position,Role,FTE,Approved on,Opened on,Filled on,Left on,Person,State";
const rows = (...lines: readonly string[]): string => [HEADER, ...lines, ""].join("\n");

describe("positions", () => {
  test("a vacancy, a holder and a leaver with the successor's position", () => {
    const [left, filled, vacant] = recordsIn(positionsKind, "positions", exampleOf("positions"));
    expect(left).toMatchObject({ id: "P-001", posts: 1, fte: 1, leftOn: "2026-08-31", leavingReason: "resigned", standardRate: { amount: 118000n, scale: 0, currency: "EUR" } });
    expect(filled).toMatchObject({ fte: 0.8, person: "W-1011" });
    expect(vacant).toMatchObject({ replaces: "P-001", plannedFrom: "2026-10-01" });
    expect(vacant).not.toHaveProperty("filledOn");
  });

  test.each([
    ["a name in place of the id", "P-1,Data engineer,1,,,,,Ada Lovelace,", ["2:25 PERSON-NAMED"]],
    ["an address in place of the id", "P-1,Data engineer,1,,,,,ada@example.com,", ["2:25 PERSON-NAMED"]],
    ["percent read as equivalents", "P-1,Data engineer,80,,,,,W-1,", ["2:19 VALUE-INVALID"]],
    ["filled before it was opened", "P-1,Data engineer,1,2026-01-01,2026-03-01,2026-02-01,,W-1,", ["2:43 DATE-ORDER"]],
    ["left before the first day", "P-1,Data engineer,1,,,2026-02-01,2025-02-01,W-1,", ["2:34 DATE-ORDER"]],
    ["a state that nobody knows", "P-1,Data engineer,1,,,,,W-1,gardening", ["2:29 CHOICE-WORD"]],
    ["no FTE", "P-1,Data engineer,,,,,,W-1,", ["2:19 CELL-MISSING"]],
  ])("%s is refused at its cell", (_, row, places) => {
    expect(placesIn(positionsKind, rows(row))).toEqual(places);
  });

  test("two rows of one position are refused; rows that stand for many posts may repeat", () => {
    expect(placesIn(positionsKind, rows("P-1,Analyst,1,,,,,,", "P-1,Analyst,1,,,,,,"))).toEqual(["3:1 ROW-TWICE"]);
    expect(recordsIn(positionsKind, "positions", rows(",Analyst,2.5,,,,,,", ",Analyst,2.5,,,,,,"))).toHaveLength(2);
  });

  test("no value of an internal file stands in a message", () => {
    const said = JSON.stringify(readOne(positionsKind, rows("P-77,Data engineer,80,,,2026-02-01,2025-02-01,Ada Lovelace,gardening")).diagnostics);
    for (const secret of ["P-77", "Ada", "gardening", "2025-02-01", "2026-02-01"]) expect(said).not.toContain(secret);
  });
});

const ORGANOGRAM = {
  encoding: "iso-8859-1",
  currency: "GBP",
  columns: { scaleMinimum: "Payscale Minimum (£)", scaleMaximum: "Payscale Maximum (£)" },
} as const;

describe("a published organogram: posts by unit and grade, Latin-1, a pound sign in the header", () => {
  test("six rows of it: decimal head count, the scale of the grade, nobody in particular", () => {
    const positions = recordsIn(positionsKind, "positions", fixture("positions/organogram-6.csv"), ORGANOGRAM);
    expect(positions.map(({ fte }) => fte)).toEqual([2, 1, 8.67, 0.5, 0.61, 0.76]);
    expect(positions[0]).toMatchObject({ role: "Administrator", level: "4", unit: "Education and Participation", scaleMinimum: { amount: 17426n, currency: "GBP" } });
    expect(positions.every(({ id, person }) => id === undefined && person === undefined)).toBe(true);
  });

  test("without the encoding it is refused, not read with a wrong letter", () => {
    expect(placesIn(positionsKind, fixture("positions/organogram-6.csv"))).toEqual(["1:83 FILE-ENCODING"]);
  });

  const whole = realFile("people/uk-hefce-junior-roles.csv");
  test.skipIf(whole === undefined)("all 82 rows of it, 239.36 equivalents", () => {
    const positions = recordsIn(positionsKind, "positions", whole ?? "", ORGANOGRAM);
    expect(positions).toHaveLength(82);
    // Sum of the column as a spreadsheet has it.
    expect(positions.reduce((sum, { fte }) => sum + fte, 0)).toBeCloseTo(239.36, 2);
  });
});

describe("a personnel table of codes without dates", () => {
  const COLUMNS = { position: "EmployeeNumber", role: "JobRole", level: "JobLevel", unit: "Department", fte: { value: "1" }, state: "Attrition" } as const;
  const VALUES = { state: { "1": "left", "0": "filled" } } as const;

  test("loads as positions through its mapping", () => {
    const positions = recordsIn(positionsKind, "positions", fixture("positions/attrition-8.csv"), { columns: COLUMNS, values: VALUES });
    expect(positions.map(({ id, state }) => [id, state])).toEqual([["1", "left"], ["2", "filled"], ["4", "left"], ["5", "filled"], ["7", "filled"], ["8", "filled"], ["10", "filled"], ["11", "filled"]]);
  });

  test("codes without a meaning are refused, each of them, not guessed", () => {
    expect(readOne(positionsKind, fixture("positions/attrition-8.csv"), { columns: COLUMNS }).diagnostics.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => "CHOICE-WORD"));
  });

  const whole = realFile("people/ibm-hr-attrition-1470.csv");
  test.skipIf(whole === undefined)("all 1,470 holders, 237 of whom left", () => {
    const positions = recordsIn(positionsKind, "positions", whole ?? "", { columns: COLUMNS, values: VALUES });
    expect(positions).toHaveLength(1470);
    expect(positions.filter(({ state }) => state === "left")).toHaveLength(237);
  });
});

const staff = realFile("people/employees-aed-250.csv");
describe.skipIf(staff === undefined)("a staff list with names and salaries", () => {
  test("loads as positions; names, nationalities and salaries stay unread", () => {
    const positions = recordsIn(positionsKind, "positions", staff ?? "", { columns: { position: "employee_id", role: "role", unit: "department", fte: { value: "1" }, filledOn: "joining_date" } });
    expect(positions).toHaveLength(250);
    expect(JSON.stringify(positions)).not.toContain("Victoria Valdez");
    expect(JSON.stringify(positions)).not.toContain("19962");
  });
});
