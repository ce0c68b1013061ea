import { describe, expect, test } from "vitest";
import { accepted, CONFIG, csvProgram, places, refused } from "../../../test/a-program.ts";

const FILE = "data/sources/issues.csv";
const HEADER = ",ticket,changed,created,Status,Resolution,Journal";
const OLDEST_FIRST = [
  "1,ABC-1,2026-01-05,2026-01-05,Open,,",
  "2,ABC-1,2026-01-07,2026-01-05,Open,,AER",
  "3,ABC-1,2026-01-07,2026-01-05,Doing,,AER",
  "4,ABC-1,2026-01-07,2026-01-05,Review,NA,AER",
  "5,ABC-1,2026-01-09,2026-01-05,Done,Fixed,AER",
  "6,ABC-2,2026-01-06,2026-01-06,Open,,JEL",
];
const csv = (rows: readonly string[]) => `${[HEADER, ...rows].join("\n")}\n`;
const config = (more = "") => `${CONFIG}workstreams:
  - { id: aer, title: AER, match: { field: { Journal: AER } } }
workflow:
  columns:
    - { name: Open, category: todo, statuses: [Open] }
    - { name: Doing, category: inProgress, statuses: [Doing, Review] }
    - { name: Done, category: done, statuses: [Done] }
sources:
  - id: history
    kind: history-csv
    files: issues.csv
    missing: ["NA"]
    columns: { key: ticket, at: changed, created: created, status: Status, resolution: Resolution }
${more.replace(/^(?=.)/gm, "    ")}`;

describe("one row a change", () => {
  const moves = (rows: readonly string[], more = "") => {
    const [item] = accepted(csvProgram(csv(rows), config(more))).items;
    return item?.transitions.map(({ from, to, at }) => `${at} ${from ?? ""} > ${to}`);
  };
  const expected = ["2026-01-06T23:00:00.001Z Open > Doing", "2026-01-06T23:00:00.002Z Doing > Review", "2026-01-08T23:00:00Z Review > Done"];

  test("a change of status is a transition; changes of one day keep their order", () => {
    expect(moves(OLDEST_FIRST)).toEqual(expected);
  });

  test("the same history newest first gives the same transitions, proved or declared", () => {
    expect(moves(OLDEST_FIRST.toReversed())).toEqual(expected);
    expect(moves(OLDEST_FIRST.toReversed(), "rowOrder: newest-first\n")).toEqual(expected);
  });

  test("the newest row is the present state, also of other columns; NA is missing", () => {
    const model = accepted(csvProgram(csv(OLDEST_FIRST), config()));
    expect(model.items).toMatchObject([
      { key: "ABC-1", status: "Done", resolution: "Fixed", workstream: "aer", history: "complete", created: "2026-01-04T23:00:00Z", source: { line: 6 } },
      { key: "ABC-2", status: "Open", workstream: null, transitions: [] },
    ]);
    expect(model.items[1]).not.toHaveProperty("resolution");
    expect(model.sources[0]).toMatchObject({ records: 6, itemRecords: 2, otherRecords: 4, history: "complete" });
  });

  test("a declared constant stands for every item", () => {
    const withType = config().replace("resolution: Resolution", "type: { value: Manuscript }");
    expect(accepted(csvProgram(csv(OLDEST_FIRST), withType)).items[0]?.type).toBe("Manuscript");
  });
});

describe("what is refused", () => {
  test("a row against the order that the others prove, or that is declared", () => {
    const torn = [...OLDEST_FIRST.slice(0, 5), "7,ABC-1,2026-01-08,2026-01-05,Done,,AER"];
    expect(places(refused(csvProgram(csv(torn), config())))).toEqual([`${FILE}:7:9 CSV-ROW-ORDER`]);
    expect(places(refused(csvProgram(csv(OLDEST_FIRST), config("rowOrder: newest-first\n"))))).toEqual([`${FILE}:3:9 CSV-ROW-ORDER`]);
  });

  test("an order that nothing shows", () => {
    const oneDay = ["1,ABC-1,2026-01-05,2026-01-05,Open,,AER", "2,ABC-1,2026-01-05,2026-01-05,Doing,,AER"];
    expect(places(refused(csvProgram(csv(oneDay), config())))).toEqual([`${FILE}:3:9 CSV-ROW-ORDER`]);
    expect(accepted(csvProgram(csv(oneDay), config("rowOrder: oldest-first\n"))).items[0]?.status).toBe("Doing");
  });

  test("a declared column that does not exist, with the nearest", () => {
    const [found] = refused(csvProgram(csv(OLDEST_FIRST), config().replace("key: ticket", "key: tiket")));
    expect(found).toMatchObject({ code: "CSV-COLUMN-MISSING", file: FILE, line: 1, hint: expect.stringContaining("`ticket`") as string });
  });

  test("an empty status or date, and a status that the workflow does not know", () => {
    const rows = [...OLDEST_FIRST, "7,ABC-3,,2026-01-06,Open,,", "8,ABC-4,2026-01-06,2026-01-06,,,", "9,ABC-5,2026-01-06,2026-01-06,Opne,,"];
    expect(places(refused(csvProgram(csv(rows), config())))).toEqual([`${FILE}:8:9 CELL-MISSING`, `${FILE}:9:31 CELL-MISSING`, `${FILE}:10:31 STATUS-UNKNOWN`]);
  });

  test("without a declaration: the hint is one to copy", () => {
    const rows = Array.from({ length: 12 }, (_, index) => `${String(index)},ABC-1,2026-01-05,2026-01-05,Open,,`);
    const [found] = refused(csvProgram(csv(rows)));
    expect(found).toMatchObject({ code: "FILE-UNRECOGNISED", line: 1, column: 1 });
    expect(found?.hint).toContain("key: ticket, at: changed, created: created, status: Status");
  });
});
