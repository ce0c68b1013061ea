import { describe, expect, test } from "vitest";
import { accepted, CONFIG, csvProgram, load, places, refused } from "../../../test/a-program.ts";

const FILE = "data/sources/issues.csv";
const HEADER = "Summary,Issue key,Issue Type,Status,Created,Resolved,Updated";
const ROW = "First,ABC-1,Story,In Progress,05/Jan/26 9:00 AM,,02/Feb/26 10:00 AM";
const SECOND = "Second,ABC-2,Bug,Done,06/Jan/26 9:00 AM,07/Jan/26 1:30 PM,07/Jan/26 1:30 PM";
const lines = (...rows: readonly string[]): string => `${rows.join("\n")}\n`;
const withSource = (declaration: string, workflow = ""): string =>
  `${CONFIG}${workflow}sources:\n  - id: issues\n    kind: jira-csv\n    files: issues.csv\n${declaration.replace(/^/gm, "    ")}\n`;

describe("a Jira CSV export that names no zone", () => {
  test("is read in the program's time zone, as a present state without history", () => {
    const [first, second] = accepted(csvProgram(lines(HEADER, ROW, SECOND))).items;
    expect(first).toMatchObject({
      key: "ABC-1",
      title: "First",
      type: "Story",
      project: "ABC",
      status: "In Progress",
      created: "2026-01-05T08:00:00Z",
      history: "none",
      transitions: [],
      source: { file: FILE, line: 2 },
    });
    expect(second).toMatchObject({ resolvedAt: "2026-01-07T12:30:00Z", status: "Done" });
  });

  test("is read in a declared zone", () => {
    expect(accepted(csvProgram(lines(HEADER, ROW), withSource("dates: { timeZone: America/New_York }"))).items[0]?.created).toBe("2026-01-05T14:00:00Z");
  });

  test.each(["Issue key", "Work item key"])("header spelling %s", (name) => {
    expect(accepted(csvProgram(lines(HEADER.replace("Issue key", name), ROW))).items).toHaveLength(1);
  });

  test("the category comes from the column Status Category", () => {
    const model = accepted(csvProgram(lines(`${HEADER},Status Category`, ROW.replace("In Progress", "Brewing").concat(",In Progress"))));
    expect(model.program.workflow.columns.find(({ category }) => category === "inProgress")?.statuses).toEqual(["Brewing"]);
  });

  test("workstreams by repeated labels, by component, by any column", () => {
    const config = `${CONFIG}workstreams:\n  - { id: a, title: A, match: { label: second } }\n  - { id: b, title: B, match: { field: { Team: Blue } } }\n`;
    const csv = lines(`${HEADER},Labels,Labels,Team`, `${ROW},first,second,Red`, `${SECOND},,,Blue`, `${ROW.replace("ABC-1", "ABC-3")},,,Red`);
    const model = accepted(csvProgram(csv, config));
    expect(model.items.map(({ key, workstream, labels }) => [key, workstream, labels])).toEqual([
      ["ABC-1", "a", ["first", "second"]],
      ["ABC-2", "b", []],
      ["ABC-3", null, []],
    ]);
    expect(model.quality).toMatchObject([{ id: "no-workstream", count: 1, of: 3, examples: [{ key: "ABC-3" }] }]);
  });
});

describe("CSV that is accepted, with the same rows as its plain twin", () => {
  const plain = accepted(csvProgram(lines(HEADER, ROW, SECOND))).items;
  const keysAndTitles = (csv: string) => accepted(csvProgram(csv)).items.map(({ key, title, created }) => [key, title, created]);
  const expected = plain.map(({ key, title, created }) => [key, title, created]);

  test.each([
    ["F03 a byte-order mark", `\uFEFF${lines(HEADER, ROW, SECOND)}`],
    ["C06 a header that ends CR LF, other lines LF", `${HEADER}\r\n${ROW}\n${SECOND}\n`],
    ["C07 CR alone", `${HEADER}\r${ROW}\r${SECOND}\r`],
    ["C10 no line end at the end", `${HEADER}\n${ROW}\n${SECOND}`],
    ["C11 blank lines", `${HEADER}\n\n${ROW}\n\n\n${SECOND}\n`],
    ["quoted fields", lines(HEADER, ROW.replace("First", '"First"'), SECOND)],
  ])("%s", (_name, csv) => {
    expect(keysAndTitles(csv)).toEqual(expected);
  });

  test("C09 doubled quotes, C12 a list column, line ends inside a cell", () => {
    const csv = `${HEADER},Labels,Labels,Labels\n"He said ""go"",\r\nthen left",ABC-1,Story,In Progress,05/Jan/26 9:00 AM,,,b,,a\n`;
    const [item] = accepted(csvProgram(csv)).items;
    expect(item).toMatchObject({ title: 'He said "go",\r\nthen left', labels: ["b", "a"] });
  });

  test("F05 a declared encoding, F06 UTF-16 with its mark", () => {
    const text = lines(HEADER, ROW.replace("First", "Café"));
    const latin = Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
    expect(accepted(csvProgram(latin, withSource("encoding: windows-1252"))).items[0]?.title).toBe("Café");
    const wide = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8])]);
    expect(accepted(csvProgram(wide)).items[0]?.title).toBe("Café");
  });

  test("C05's twin: a declared semicolon", () => {
    expect(accepted(csvProgram(lines(HEADER, ROW).replaceAll(",", ";"), withSource('delimiter: ";"'))).items).toHaveLength(1);
  });
});

describe("CSV that is refused, and where", () => {
  test("C01 a stray quote inside a quoted field", () => {
    expect(places(refused(csvProgram(lines(HEADER, ROW, '2,"BH-9827,$78,"Table"'))))).toEqual([`${FILE}:3:3 CSV-QUOTE`]);
  });

  test("C02 a quote that is never closed is reported where it opens", () => {
    expect(places(refused(csvProgram(`${lines(HEADER, ROW)}"open,ABC-2\n${`${SECOND}\n`.repeat(50)}`)))).toEqual([`${FILE}:3:1 CSV-QUOTE`]);
  });

  test("C03 and C04 field counts, every one of them", () => {
    const found = refused(csvProgram(lines(HEADER, ROW.replace(",,", ","), SECOND, SECOND.replace("Second", "Second, and more"))));
    expect(places(found)).toEqual([`${FILE}:2:1 CSV-FIELDS`, `${FILE}:4:1 CSV-FIELDS`]);
    expect(found[0]?.message).toBe("expected 7 fields, found 6");
    expect(found[1]?.hint).toContain("`Summary`");
  });

  test("C05 another delimiter, never one wide column", () => {
    const [found] = refused(csvProgram(lines(HEADER, ROW).replaceAll(",", ";"), withSource("role: primary")));
    expect(found).toMatchObject({ code: "CSV-DELIMITER", line: 1, column: 1 });
    expect(found?.hint).toContain('delimiter: ";"');
  });

  test("C08 the physical line of a bad date after a quoted line end", () => {
    const csv = lines(
      HEADER,
      ROW.replace("First", '"two\nlines"'),
      SECOND,
      SECOND.replace("ABC-2", "ABC-3").replace("06/Jan/26", "32/Jan/26"),
      SECOND.replace("ABC-2", "ABC-4"),
    );
    expect(places(refused(csvProgram(csv)))).toEqual([`${FILE}:5:23 DATE-FORMAT`]);
  });

  test.each([
    ["C13 a repeated column that is no list", lines(`${HEADER},Owner,Owner`, `${ROW},a,b`), `${FILE}:1:68 CSV-COLUMN-TWICE`],
    ["C14 columns that differ in spaces or case", lines(`${HEADER},Owner,owner `, `${ROW},a,b`), `${FILE}:1:68 CSV-COLUMN-TWICE`],
    ["C16 a column without a name", lines(`${HEADER},,Owner`, `${ROW},a,b`), `${FILE}:1:62 CSV-COLUMN-UNNAMED`],
    ["C19 a reserved name", lines(`${HEADER},constructor`, `${ROW},a`), `${FILE}:1:62 CSV-COLUMN-RESERVED`],
    ["C18 a totals row", lines(HEADER, ROW, "Total,,,,,,"), `${FILE}:3:1 CSV-TOTALS`],
  ])("%s", (_name, csv, place) => {
    expect(places(refused(csvProgram(csv)))[0]).toBe(place);
  });

  test("the clean twins of C13 to C19", () => {
    accepted(csvProgram(lines(`${HEADER},Owner,Deputy,constructor of houses`, `${ROW},a,b,c`)));
  });

  test("C15 a missing column, with the nearest", () => {
    const [found] = refused(csvProgram(lines(HEADER.replace("Created", "Creatd"), ROW)));
    expect(found).toMatchObject({ code: "CSV-COLUMN-MISSING", line: 1, column: 1 });
    expect(found?.hint).toContain("if `Creatd` is meant, correct the header to `Created`");
    expect(found?.related).toMatchObject([{ line: 1, column: HEADER.indexOf("Created") + 1 }]);
  });

  test("a misspelt header of a column that may be absent is warned about, and Jira's own near headers are not", () => {
    const near = csvProgram(lines(HEADER.replace("Resolved", "Resloved"), ROW));
    expect(load(near).diagnostics).toMatchObject([{ code: "CSV-COLUMN-NEAR", severity: "warning", expected: "Resolved", column: HEADER.indexOf("Resolved") + 1 }]);
    accepted(csvProgram(lines(HEADER.replace("Resolved", "Resloved"), ROW), withSource("columns: { resolved: Resloved }")));
    accepted(csvProgram(lines(`${HEADER},Parent id,Creator,Label`, `${ROW},1,a,b`)));
  });

  test("lines above the header and a totals row are one mistake each", () => {
    expect(places(refused(csvProgram(lines("Report,,,,,,", HEADER, ROW), withSource("role: primary"))))).toEqual([`${FILE}:1:1 CSV-TITLE-LINES`]);
    expect(places(refused(csvProgram(lines(HEADER, ROW, "Total,,,,,,"))))).toEqual([`${FILE}:3:1 CSV-TOTALS`]);
  });

  test("C17 title lines above the header", () => {
    const config = withSource("role: primary");
    const [found] = refused(csvProgram(lines("Report of the week,,,,,,", ",,,,,,", HEADER, ROW), config));
    expect(found).toMatchObject({ code: "CSV-TITLE-LINES", line: 1, column: 1 });
    expect(found?.hint).toContain("line 3");
  });

  test("C20 and C22 keys that only look right, or that a spreadsheet changed", () => {
    const found = refused(csvProgram(lines(HEADER, ROW.replace("ABC-1", "ABC‑1"), SECOND.replace("ABC-2", "1-Jan"))));
    expect(places(found)).toEqual([`${FILE}:2:10 KEY-CHARACTER`, `${FILE}:3:8 KEY-SPREADSHEET`]);
    expect(found[0]?.found).toBe("U+2011");
  });

  test("C21 one key with two values, and its twin: a true copy counts once", () => {
    const [found] = refused(csvProgram(lines(HEADER, ROW, ROW.replace("First", "Other"))));
    expect(found).toMatchObject({ code: "KEY-TWICE", line: 3, column: 7, related: [{ line: 2 }] });
    expect(accepted(csvProgram(lines(HEADER, ROW, ROW))).items).toHaveLength(1);
  });

  test("C25 fifty mistakes are all reported", () => {
    const rows = Array.from({ length: 50 }, (_, index) =>
      SECOND.replace("ABC-2", `ABC-${String(index + 10)}`).replace("06/Jan/26", `0${String(index)}/Foo/26`),
    );
    const good = Array.from({ length: 60 }, (_, index) => SECOND.replace("ABC-2", `XYZ-${String(index)}`));
    expect(refused(csvProgram(lines(HEADER, ...rows, ...good))).filter(({ code }) => code === "DATE-FORMAT")).toHaveLength(50);
  });

  test("F02 a header and no records", () => {
    expect(refused(csvProgram(`${HEADER}\n`, withSource("role: primary")))[0]).toMatchObject({ code: "CSV-NO-RECORDS", line: 1, column: 1 });
  });

  test("an empty status is missing, never a default", () => {
    expect(places(refused(csvProgram(lines(HEADER, ROW, SECOND.replace("Done", "")))))).toEqual([`${FILE}:3:18 CELL-MISSING`]);
  });

  test("J05 exactly 1,000 records is a warning and a finding", () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ROW.replace("ABC-1", `ABC-${String(index + 1)}`));
    const { model, diagnostics } = load(csvProgram(lines(HEADER, ...rows)));
    expect(places(diagnostics)).toEqual([`${FILE}:1001:1 JIRA-THOUSAND`]);
    expect(model?.quality).toMatchObject([{ id: "export-cap" }]);
    expect(accepted(csvProgram(lines(HEADER, ...rows.slice(1)))).items).toHaveLength(999);
  });
});

describe("dates", () => {
  const dated = (created: string, more = "") => csvProgram(lines(HEADER, ROW.replace("05/Jan/26 9:00 AM", created).replace("02/Feb/26 10:00 AM", more)));

  test("T01 two readings are refused; a value over 12 decides the whole column", () => {
    const [found] = refused(dated("03/04/2026"));
    expect(found).toMatchObject({ code: "DATE-AMBIGUOUS", line: 2, column: 31 });
    expect(found?.message).toContain("2026-04-03");
    expect(found?.message).toContain("2026-03-04");
    expect(accepted(dated("03/04/2026", "13/04/2026")).items[0]?.created).toBe("2026-04-02T22:00:00Z");
    expect(accepted(dated("03/04/2026", "04/13/2026")).items[0]?.created).toBe("2026-03-03T23:00:00Z");
  });

  test("a declared format decides, T02 and a date that breaks it is refused", () => {
    const declared = (created: string) =>
      csvProgram(lines(HEADER, ROW.replace("05/Jan/26 9:00 AM", created).replace("02/Feb/26 10:00 AM", "")), withSource("dates: { format: MM/dd/yyyy }"));
    expect(accepted(declared("03/04/2026")).items[0]?.created).toBe("2026-03-03T23:00:00Z");
    const [found] = refused(declared("31/12/2026"));
    expect(found).toMatchObject({ code: "DATE-FORMAT", line: 2, column: 31 });
    expect(found?.message).toContain("month 31");
  });

  test("T03 a spreadsheet day number", () => {
    expect(refused(dated("46023"))[0]).toMatchObject({ code: "DATE-SPREADSHEET", message: "`46023` looks like a spreadsheet day number (2026-01-01)" });
  });

  test("T04 a time that the clock skipped, T05 one that it repeated, and their cures", () => {
    expect(refused(dated("29/Mar/26 2:30 AM"))[0]).toMatchObject({ code: "DATE-GAP" });
    expect(refused(dated("25/Oct/26 2:30 AM"))[0]).toMatchObject({ code: "DATE-REPEATED" });
    const repeated = (which: string) =>
      accepted(csvProgram(lines(HEADER, ROW.replace("05/Jan/26 9:00 AM", "25/Oct/26 2:30 AM")), withSource(`dates: { repeatedHour: ${which} }`))).items[0]
        ?.created;
    expect([repeated("first"), repeated("second")]).toEqual(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]);
  });

  test("T08 years outside the accepted range, and days that do not exist", () => {
    expect(refused(dated("0026-03-04"))[0]).toMatchObject({ code: "DATE-UNPROVED" });
    expect(refused(dated("30/Feb/26 9:00 AM", "02/Feb/26 10:00 AM"))[0]).toMatchObject({ code: "DATE-UNPROVED" });
    expect(refused(csvProgram(lines(HEADER, ROW, SECOND, ROW.replace("ABC-1", "ABC-3").replace("05/Jan", "30/Feb"))))[0]?.message).toContain("no such day");
  });
});
