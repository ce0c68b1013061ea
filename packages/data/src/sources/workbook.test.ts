import { describe, expect, test } from "vitest";
import { CONFIG, places } from "../../test/a-program.ts";
import { xlsx, type MadeCell } from "../../test/xlsx.ts";
import { loadProgram, memoryProgramFiles, prepareWorkbooks } from "../index.ts";

const FILE = "data/sources/questions.xlsx";
const HEADER = ["Team", "Reviewed on", "Cost", "Answered"] as const;

async function load(sheets: Readonly<Record<string, readonly (readonly MadeCell[])[]>> | Uint8Array, declaration = "") {
  const files = memoryProgramFiles({
    "data/almanac.yaml": `${CONFIG}sources:\n  - id: questions\n    kind: table\n    files: questions.xlsx\n    exportedAt: "2026-11-20T20:00:00Z"\n    currency: CHF\n    columns:\n      on: { column: Reviewed on, type: date }\n      cost: { column: Cost, type: money }\n      answered: { column: Answered, type: share }\n${declaration}`,
    [FILE]: sheets instanceof Uint8Array ? sheets : xlsx(sheets),
  });
  return loadProgram(files, { workbooks: await prepareWorkbooks(files) });
}

describe("a workbook", () => {
  test("is read like a table: dates are dates, formulas their stored values, numbers exact", async () => {
    const { model, diagnostics } = await load({ Sheet1: [HEADER, ["Search", { day: 46023 }, 1.234, 0.5], ["Fraud", null, { formula: "1+1", value: 2 }, "80%"]] });
    expect(diagnostics).toEqual([]);
    expect(model?.records?.tables?.[0]?.rows).toEqual([
      ["2026-01-01", { amount: 1234n, scale: 3, currency: "CHF" }, 0.5, "Search"],
      [null, { amount: 2n, scale: 0, currency: "CHF" }, 0.8, "Fraud"],
    ]);
  });

  test("a mistake is named as spreadsheets name cells, on the line of its row", async () => {
    const { diagnostics } = await load({ Sheet1: [[null, null, null, null], HEADER, ["Search", { day: 46023 }, { error: "#DIV/0!" }, 0.5], ["Fraud", "soon", 5, 0.7]] });
    expect(places(diagnostics)).toEqual([`${FILE}:3:3 CELL-SPREADSHEET`, `${FILE}:4:2 DATE-FORMAT`]);
    expect(diagnostics.map(({ field }) => field)).toEqual(["Sheet1!C3", "Sheet1!B4"]);
  });

  test("a text that looks like a number stays what its writer may have meant: two things", async () => {
    const { diagnostics } = await load({ Sheet1: [HEADER, ["Search", null, "1.234", null]] });
    expect(places(diagnostics)).toEqual([`${FILE}:2:3 NUMBER-AMBIGUOUS`]);
  });

  test("the sheet is chosen by name; one that is not there is refused", async () => {
    const sheets = { Notes: [["Hello"]], Register: [HEADER, ["Search", null, 5, null]] };
    expect((await load(sheets, "    sheet: Register\n")).model?.records?.tables?.[0]?.rows).toHaveLength(1);
    const { diagnostics } = await load(sheets, "    sheet: Registre\n");
    expect(diagnostics).toMatchObject([{ code: "WORKBOOK-SHEET", found: "Notes, Register" }]);
  });

  test("a file that only calls itself a workbook is refused", async () => {
    expect(places((await load(new TextEncoder().encode("a,b\n1,2\n"))).diagnostics)).toEqual([`${FILE}:1:1 WORKBOOK-BROKEN`]);
  });
});
