import { describe, expect, test } from "vitest";
import { accepted, CONFIG, places, refused } from "../../../test/a-program.ts";
import { exampleOf } from "../../../test/one-file.ts";

const program = (csv: string, declaration: string) => ({
  "data/almanac.yaml": `${CONFIG}sources:\n  - id: questions\n    kind: table\n    files: questions.csv\n    exportedAt: "2026-11-20T20:00:00Z"\n${declaration.replace(/^/gm, "    ")}\n`,
  "data/sources/questions.csv": csv,
});
const COLUMNS = "columns:\n  reviewed: { column: Reviewed on, type: date }\n  open: { column: Open questions, type: count }\n  answered: { column: Share answered, type: share }";

describe("a declared table", () => {
  test("is a dataset under the id of its source, typed as declared, text elsewhere", () => {
    const { records, items, sources } = accepted(program(exampleOf("table"), COLUMNS));
    expect(items).toEqual([]);
    expect(records?.tables).toEqual([
      {
        source: { file: "data/sources/questions.csv", line: 1 },
        id: "questions",
        columns: [
          { name: "Reviewed on", type: "date" },
          { name: "Open questions", type: "count" },
          { name: "Share answered", type: "share" },
          { name: "Team", type: "text" },
        ],
        rows: [
          ["2026-11-02", 4, 0.8, "Search"],
          ["2026-11-09", 11, 0.55, "Fraud"],
        ],
      },
    ]);
    expect(sources).toMatchObject([{ kind: "table", records: 2, itemRecords: 0, otherRecords: 0, exportedAtBasis: "declared" }]);
  });

  test("refuses a cell that does not fit, at its place", () => {
    expect(places(refused(program(exampleOf("table").replace("11,55%", "eleven,55%"), COLUMNS)))).toEqual(["data/sources/questions.csv:3:18 NUMBER-FORMAT"]);
  });

  test("money takes its currency from the column that is declared as one", () => {
    const csv = "What,Cost,Cur\nA,-5.50,CHF\n";
    const { records } = accepted(program(csv, "columns:\n  cost: { column: Cost, type: money }\n  cur: { column: Cur, type: currency }"));
    expect(records?.tables?.[0]?.rows).toEqual([[{ amount: -550n, scale: 2, currency: "CHF" }, "CHF", "A"]]);
  });

  test("S06 a dataset that gains a private column is refused until somebody decides", () => {
    const csv = "Team,annual_salary\nSearch,70000\n";
    expect(places(refused(program(csv, "")))).toEqual(["data/sources/questions.csv:1:6 COLUMN-PRIVATE"]);
    expect(accepted(program(csv, "ignore: [annual_salary]")).records?.tables?.[0]?.columns).toEqual([{ name: "Team", type: "text" }]);
  });

  test("a table that nobody declared is not recognised", () => {
    expect(refused({ "data/almanac.yaml": CONFIG, "data/sources/a.csv": "What,Cost\nA,5\n" }).map(({ code }) => code)).toEqual(["FILE-UNRECOGNISED"]);
  });
});
