import { describe, expect, test } from "vitest";
import type { FileDeclarations } from "../config/schema.ts";
import { placeOf } from "../link/record-place.ts";
import { sourceInput } from "../sources/source-input.ts";
import { boolean, choice, count, currency, date, id, instant, list, money, number, optional, required, share, text, type Row } from "./column.ts";
import { tableKind } from "./define-table.ts";

const columns = {
  line: required(id(), ["Budget line", "Line"], "Name of the line."),
  amount: optional(money(), ["Amount"], "What it costs."),
  currency: optional(currency(), ["Currency"], "ISO 4217."),
  starts: optional(date(), ["Starts on"], "First day."),
  at: optional(instant(), ["Booked at"], "When it was booked."),
  state: optional(choice({ open: ["Offen"], closed: ["done", "Erledigt"] }), ["State"], "State."),
  share: optional(share(), ["Share"], "Share of the program."),
  people: optional(count(), ["People"], "How many."),
  score: optional(number({ min: 0, max: 100 }), ["Score"], "0 to 100."),
  billable: optional(boolean(), ["Billable"], "Whether somebody pays."),
  tags: optional(list(), ["Tags"], "Free words."),
  note: optional(text(), ["Note", "Notes"], "Free text."),
};

/** Reads a file as the kind of this test; the rows are what its records were made of. */
function read(csv: string, declaration: FileDeclarations = {}, audience?: "internal" | "restricted") {
  const rows: Row<typeof columns>[] = [];
  const kind = tableKind({
    kind: "lines",
    title: "Lines",
    area: "money",
    ...(audience === undefined ? {} : { audience }),
    fills: "tables",
    columns,
    signature: ["line"],
    unique: ["line"],
    currency: "currency",
    since: "at",
    recordOf: (row, { source, refuse }) => {
      if (row.note === "refuse me") return refuse("note", "VALUE-INVALID", { message: `the note is ${row.note}`, found: row.note, expected: "another", hint: "write another" });
      rows.push(row);
      return { source, id: row.line, columns: [], rows: [] };
    },
  });
  const bytes = new TextEncoder().encode(csv);
  const [file] = kind.read([sourceInput("data/sources/lines.csv", bytes.length, () => bytes, declaration)], { declaration, timeZone: "Europe/Berlin" }).files;
  const diagnostics = file?.diagnostics ?? [];
  return { rows, file, diagnostics, codes: diagnostics.map(({ code, line, column }) => `${String(line)}:${String(column)} ${code}`) };
}

const column = (header: string, ...cells: readonly string[]): string => [`Line,${header}`, ...cells.map((cell, index) => `L${String(index + 1)},${cell}`), ""].join("\n");
const eur = { currency: "EUR" } as const;

describe("a table that is read", () => {
  test("every type of cell, with its exact value", () => {
    const { rows, file, codes } = read(
      "budget line ,Amount,Currency,Starts on,Booked at,State,Share,People,Score,Billable,Tags,Tags,Note\n" +
        'B-1,"1,200.50",CHF,2026-03-29,2026-03-29T02:30:00+02:00,in-valid,20%,3,99.5,Yes,a; b,c, as is \n'.replace("in-valid", "ERLEDIGT") +
        "\nB-2,,,,,,,,,,,,\n",
    );
    expect(codes).toEqual([]);
    expect(rows[0]).toEqual({
      line: "B-1",
      amount: { amount: 120050n, scale: 2, currency: "CHF" },
      currency: "CHF",
      starts: "2026-03-29",
      at: "2026-03-29T00:30:00Z",
      state: "closed",
      share: 0.2,
      people: 3,
      score: 99.5,
      billable: true,
      tags: ["a", "b", "c"],
      note: " as is ",
    });
    expect(rows[1]).toEqual({ line: "B-2", tags: [] });
    expect(file).toMatchObject({ total: 2, used: 2, newestEvent: "2026-03-29T00:30:00Z" });
    const [record] = file?.records.tables ?? [];
    expect(record === undefined ? undefined : placeOf(record, "amount")).toMatchObject({ line: 2, column: 5, field: "Amount" });
  });

  test("columns, words and units as declared", () => {
    const { rows, codes } = read("Nr;Wer;Likelihood;Likelihood;kEUR\n1;x;20;5;1,5\n", {
      delimiter: ";",
      columns: { line: "Nr", state: { value: "Offen" }, share: { column: "Likelihood", occurrence: 2, unit: "percent" }, amount: { column: "kEUR", unit: "thousands" }, note: "Wer" },
      values: { note: { x: "nobody" } },
      numbers: { decimal: "," },
      ...eur,
    });
    expect(codes).toEqual([]);
    expect(rows[0]).toEqual({ line: "1", state: "open", share: 0.05, amount: { amount: 1500n, scale: 0, currency: "EUR" }, note: "nobody" });
  });

  test("an array of JSON objects, whose numbers have a decimal point", () => {
    const { rows, codes } = read('[{"Line":"a","Amount":1.234,"Billable":true,"Tags":["x","y"]},{"Line":"b","Amount":null}]', eur);
    expect(codes).toEqual([]);
    expect(rows).toEqual([{ line: "a", amount: { amount: 1234n, scale: 3, currency: "EUR" }, billable: true, tags: ["x", "y"] }, { line: "b", tags: [] }]);
  });

  test("lines above the header, a footer and words for nothing, as declared", () => {
    const declared = { preamble: 2, footer: "Total*", missing: ["—", "NA"], ...eur };
    const { rows, codes } = read("Report of the week\n\"of, today\"\nLine,Amount\nL1,NA\nL2,7\nTotal of all,7\n", declared);
    expect(codes).toEqual([]);
    expect(rows.map(({ line, amount }) => [line, amount?.amount])).toEqual([["L1", undefined], ["L2", 7n]]);
    expect(read("Report of the week\n\"of, today\"\nLine,Amount\nL1,x\n", declared).codes).toEqual(["4:4 NUMBER-FORMAT"]);
  });
});

describe("numbers", () => {
  const amounts = (declaration: FileDeclarations, ...cells: readonly string[]) => read(column("Amount", ...cells.map((cell) => `"${cell}"`)), { ...eur, ...declaration });
  const values = (declaration: FileDeclarations, ...cells: readonly string[]) => amounts(declaration, ...cells).rows.map(({ amount }) => (amount === undefined ? "" : `${String(amount.amount)}e-${String(amount.scale)} ${amount.currency}`));

  test("P03 a number with two readings is refused with both", () => {
    const { codes, diagnostics } = amounts({}, "1.200");
    expect(codes).toEqual(["2:4 NUMBER-AMBIGUOUS"]);
    expect(diagnostics[0]?.message).toContain("1.2 or 1,200");
    expect(diagnostics[0]?.hint).toContain('numbers: { decimal: "," }');
  });

  test("what the other numbers of the column prove", () => {
    expect(values({}, "1.200", "1.5")).toEqual(["1200e-3 EUR", "15e-1 EUR"]);
    expect(values({}, "1.200", "1.200,50")).toEqual(["1200e-0 EUR", "120050e-2 EUR"]);
    expect(values({}, "1200", "1200.5")).toEqual(["1200e-0 EUR", "12005e-1 EUR"]);
    expect(values({}, "64,500,000 CHF", "300,000 CHF")).toEqual(["64500000e-0 CHF", "300000e-0 CHF"]);
    expect(amounts({}, "1.200,5", "1,200.5", "1.200,7").codes).toEqual(["3:4 NUMBER-FORMAT"]);
    expect(values({ numbers: { decimal: "," } }, "1.200", "1200,5")).toEqual(["1200e-0 EUR", "12005e-1 EUR"]);
    expect(values({ numbers: { decimal: ".", thousands: "'" } }, "1'200.5")).toEqual(["12005e-1 EUR"]);
  });

  test("groups are of exactly three digits", () => {
    expect(amounts({ numbers: { decimal: ".", thousands: "," } }, "1,20", "12,0000", "1,2,3").codes).toEqual(["2:4 NUMBER-FORMAT", "3:4 NUMBER-FORMAT", "4:4 NUMBER-FORMAT"]);
  });

  test("P02 parentheses, P01 negative amounts", () => {
    expect(amounts({}, "(1,200.00)").codes).toEqual(["2:4 NUMBER-PARENTHESES"]);
    expect(amounts({ numbers: { negative: "parentheses" } }, "(1,200.00)").codes).toEqual(["2:4 NUMBER-NEGATIVE"]);
    expect(amounts({}, "-1200").codes).toEqual(["2:4 NUMBER-NEGATIVE"]);
  });

  test("P04, P05 currencies are stated, or the message says where to", () => {
    expect(read(column("Amount", "5"), {}).codes).toEqual(["2:4 MONEY-CURRENCY"]);
    expect(read(column("Amount", "5"), {}).diagnostics[0]?.hint).toContain("currency: EUR");
    expect(values({}, "£1,200.00", "3 USD", "€4", "7")).toEqual(["120000e-2 GBP", "3e-0 USD", "4e-0 EUR", "7e-0 EUR"]);
    expect(read(column("Amount", "$5"), {}).codes).toEqual(["2:4 MONEY-CURRENCY"]);
    expect(read(column("Amount", "$5"), { currency: "USD" }).rows[0]?.amount?.currency).toBe("USD");
    expect(read(column("Amount", "$5"), eur).codes).toEqual(["2:4 MONEY-CURRENCY"]);
    const euro = read(column("Amount,Currency", "5,EURO"), {});
    expect(euro.codes).toEqual(["2:6 CURRENCY-UNKNOWN"]);
    expect(euro.diagnostics[0]?.hint).toContain("`EUR`");
    expect(read(column("Amount,Currency", "5 CHF,EUR"), {}).codes).toEqual(["2:4 MONEY-CURRENCY"]);
  });

  test("shares, counts and ranges", () => {
    const twenty = read(column("Share", "20"));
    expect(twenty.codes).toEqual(["2:4 NUMBER-RANGE"]);
    expect(twenty.diagnostics[0]?.hint).toContain("unit: percent");
    expect(read(column("Share", "0.07", "7%")).rows.map((row) => row.share)).toEqual([0.07, 0.07]);
    expect(read(column("People", "1.5", "-1")).codes).toEqual(["2:4 NUMBER-FORMAT", "3:4 NUMBER-NEGATIVE"]);
    expect(read(column("Score", "101", "1e-3", "5%")).codes).toEqual(["2:4 NUMBER-RANGE", "4:4 NUMBER-FORMAT"]);
  });

  test("C23 error values of a spreadsheet, in any typed cell", () => {
    expect(read(column("Amount,Starts on,Note,Tags", "#REF!,,,", ",#N/A,,", ",,#DIV/0!,", ",,,#NAME?"), eur).codes).toEqual(["2:4 CELL-SPREADSHEET", "3:5 CELL-SPREADSHEET", "4:6 CELL-SPREADSHEET", "5:7 CELL-SPREADSHEET"]);
  });
});

describe("dates", () => {
  const dated = (declaration: FileDeclarations, ...cells: readonly string[]) => read(column("Starts on", ...cells), declaration);

  test("T01, T02 an ambiguous date, and a month that does not exist", () => {
    const { codes, diagnostics } = dated({}, "03/04/2026");
    expect(codes).toEqual(["2:4 DATE-AMBIGUOUS"]);
    expect(diagnostics[0]?.message).toContain("2026-04-03");
    expect(diagnostics[0]?.message).toContain("2026-03-04");
    expect(dated({}, "03/04/2026", "13/04/2026").rows.map(({ starts }) => starts)).toEqual(["2026-04-03", "2026-04-13"]);
    const month = dated({ dates: { format: "MM/dd/yyyy" } }, "31/12/2026");
    expect(month.codes).toEqual(["2:4 DATE-FORMAT"]);
    expect(month.diagnostics[0]?.message).toContain("month 31");
  });

  test("T03, T07, T08 day numbers, plain days, years", () => {
    expect(dated({}, "46023").codes).toEqual(["2:4 DATE-SPREADSHEET"]);
    expect(dated({}, "2026-01-05", "46023").codes).toEqual(["3:4 DATE-SPREADSHEET"]);
    expect(dated({}, "2026-03-29").rows[0]?.starts).toBe("2026-03-29");
    for (const year of ["20226-01-05", "0026-01-05"]) {
      const { diagnostics } = dated({}, year);
      expect(diagnostics).toMatchObject([{ line: 2, column: 4 }]);
      expect(`${diagnostics[0]?.message ?? ""} ${diagnostics[0]?.expected ?? ""}`).toContain("1900 to 2200");
    }
    expect(dated({}, "2026-02-30", "2026-03-01", "2026-03-02").codes).toEqual(["2:4 DATE-FORMAT"]);
  });

  test("T04 to T06 hours that the clock skips or repeats", () => {
    const at = (...cells: readonly string[]) => read(column("Booked at", ...cells));
    expect(at("2026-03-29T02:30").codes).toEqual(["2:4 DATE-GAP"]);
    expect(at("2026-10-25T02:30").codes).toEqual(["2:4 DATE-REPEATED"]);
    expect(at("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00").rows.map((row) => row.at)).toEqual(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]);
  });
});

describe("a table that is refused, and where", () => {
  test.each([
    ["C13 a column twice", "Line,Note,Note\nL1,a,b\n", "1:11 CSV-COLUMN-TWICE"],
    ["C14 columns that differ in case", "Line,Owner,owner \nL1,a,b\n", "1:12 CSV-COLUMN-TWICE"],
    ["C16 a column without a name", "Line,,Note\nL1,a,b\n", "1:6 CSV-COLUMN-UNNAMED"],
    ["C17 lines above the header", "Report,,\nof today,,\nLine,Note,State\nL1,a,open\n", "1:1 CSV-TITLE-LINES"],
    ["C18 a totals row", "Line,Note,Amount\nL1,a,5\nTotal,,5\n", "3:1 CSV-TOTALS"],
    ["C19 a reserved name", "Line,constructor\nL1,a\n", "1:6 CSV-COLUMN-RESERVED"],
    ["C20 a look-alike hyphen", "Line,Note\nL‑1,a\n", "2:1 KEY-CHARACTER"],
    ["C22 an id that a spreadsheet changed", "Line,Note\n1-Jan,a\n", "2:1 KEY-SPREADSHEET"],
    ["C24 a boolean that is none", "Line,Billable\nL1,maybe\n", "2:4 BOOLEAN-WORD"],
    ["F02 a header alone", "Line,Note\n", "1:1 CSV-NO-RECORDS"],
    ["an empty required cell", "Line,Note\n,a\n", "2:1 CELL-MISSING"],
    ["the header again", "Line,Note\nL1,a\nLine,Note\n", "3:1 CSV-HEADER-AGAIN"],
    ["a note below", "Line,Note,State\nL1,a,open\nGenerated on Monday,,\n", "3:1 CSV-FOOTER"],
    ["too few fields", "Line,Note,State\nL1,a\n", "2:1 CSV-FIELDS"],
    ["what the kind refuses", "Line,Note\nL1,refuse me\n", "2:4 VALUE-INVALID"],
  ])("%s", (_name, csv, place) => {
    expect(read(csv, eur).codes).toEqual([place]);
  });

  test("C15 a missing column: its name, and the nearest one there is", () => {
    const { codes, diagnostics } = read("BudgetLine,Note\nL1,a\n");
    expect(codes).toEqual(["1:1 CSV-COLUMN-MISSING"]);
    expect(diagnostics[0]?.message).toBe("the column `Budget line` is missing");
    expect(diagnostics[0]?.hint).toContain("columns: { line: BudgetLine }");
  });

  test("C21 two rows of one record, alike or not", () => {
    const { diagnostics } = read("Line,Note\nL1,a\nL2,b\nL1,c\nL2,b\n");
    expect(diagnostics).toMatchObject([
      { code: "ROW-TWICE", line: 4, message: "lines 2 and 4 both say what `L1` is, and they differ", related: [{ line: 2 }] },
      { code: "ROW-TWICE", line: 5, message: "line 5 repeats line 3: `L2` would count twice", related: [{ line: 3 }] },
    ]);
  });

  test("C25 every mistake, each at its place", () => {
    const rows = Array.from({ length: 50 }, (_, index) => `L${String(index)},2026-13-0${String(index % 9)}`);
    const good = Array.from({ length: 60 }, (_, index) => `G${String(index)},2026-01-05`);
    expect(read(["Line,Starts on", ...rows, ...good].join("\n")).codes.filter((code) => code.endsWith("DATE-FORMAT"))).toHaveLength(50);
  });

  test("an unknown word: the nearest, and how to declare it", () => {
    const { codes, diagnostics } = read(column("State", "opne"));
    expect(codes).toEqual(["2:4 CHOICE-WORD"]);
    expect(diagnostics[0]?.hint).toContain("did you mean `open`?");
    expect(read(column("State", "Warten"), { values: { state: { warten: "open" } } }).rows[0]?.state).toBe("open");
  });

  test("S06 a private column in a public source, and its cures", () => {
    const csv = column("annual_salary", "70000");
    const { codes, diagnostics } = read(csv);
    expect(codes).toEqual(["1:6 COLUMN-PRIVATE"]);
    expect(diagnostics[0]?.hint).toContain("audience: restricted");
    expect(read(csv, { ignore: ["annual_salary"] }).codes).toEqual([]);
    expect(read(csv, { audience: "restricted" }).codes).toEqual([]);
    expect(read(csv, { columns: { note: "annual_salary" } }).rows[0]?.note).toBe("70000");
  });
});

describe("rows that are skipped on purpose", () => {
  test("are counted and explained; the others are used", () => {
    const { rows, file, codes } = read("Line,People\nL1,3\nL2,x\nL3\nL1,4\n", { onError: "skip-rows" });
    expect(codes).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual(["L1"]);
    expect(file).toMatchObject({ total: 4, used: 1, skipped: [{ line: 3, record: 2, code: "NUMBER-FORMAT" }, { line: 4, record: 3, code: "CSV-FIELDS" }, { line: 5, record: 4, code: "ROW-TWICE" }] });
  });

  test("a column that cannot be read at all refuses the file", () => {
    expect(read(column("Starts on", "03/04/2026"), { onError: "skip-rows" }).codes).toEqual(["2:4 DATE-AMBIGUOUS"]);
  });
});

describe("S08 a source that is not public", () => {
  const everything = (csv: string, declaration: FileDeclarations = eur) => {
    const { diagnostics } = read(csv, declaration, "restricted");
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every(({ masked }) => masked === true)).toBe(true);
    return JSON.stringify(diagnostics);
  };

  test.each([
    ["a number", column("Amount", "4711x")],
    ["an ambiguous number", column("Amount", "4.711")],
    ["a date", column("Starts on", "04/07/2011")],
    ["a word", column("State", "opan4711")],
    ["what the kind refuses", column("Note", "refuse me")],
    ["a row twice", "Line,Note\nSECRET4711,a\nSECRET4711,b\n"],
    ["a torn quote", 'Line,Note\nL1,"4711\n'],
    ["a missing header", "SECRET4711,4711\nL1,4711\n"],
    ["a totals row", "Line,Note,Amount\nL1,a,5\nTotal,,4711\n"],
  ])("%s: the place and the rule, never the value", (_name, csv) => {
    const said = everything(csv);
    expect(said).not.toMatch(/4711|4\.711|4,711|2011|opan|refuse me/);
    expect(said).toContain("•••");
  });

  test("a declaration can raise the audience", () => {
    expect(JSON.stringify(read(column("Amount", "4711x"), { audience: "internal", ...eur }).diagnostics)).not.toContain("4711");
  });
});

test("a first line of very many fields is one mistake", () => {
  expect(read(`Line${",x".repeat(20_000)}\n`).codes).toEqual(["1:1 CSV-WIDE"]);
});

test("a declared footer of many parts takes no time, and stands for any text", () => {
  const csv = `Line,Note\nL1,a\n${"a".repeat(5000)},b\nTotal of 1 line,\n`;
  expect(read(csv, { footer: `${"*a".repeat(12)}*b` }).rows).toHaveLength(3);
  expect(read("Line,Note\nL1,a\nTOTAL of 1 line,b\n", { footer: "total*line" }).rows).toHaveLength(1);
});

test("what is no date or number at all proves nothing about the others", () => {
  const skip = { onError: "skip-rows", ...eur } as const;
  expect(read(column("Starts on", "03/04/2026", "soon"), skip).codes).toEqual(["2:4 DATE-AMBIGUOUS"]);
  expect(read(column("Starts on", "2026-04-03", "soon"), skip).rows.map(({ starts }) => starts)).toEqual(["2026-04-03"]);
  expect(read(column("Amount", "1.200", "1.2.3"), skip).codes).toEqual(["2:4 NUMBER-AMBIGUOUS"]);
});

test("mistakes of other columns are said beside a column that cannot be read", () => {
  expect(read(column("Starts on,People", "03/04/2026,x")).codes).toEqual(["2:4 DATE-AMBIGUOUS", "2:15 NUMBER-FORMAT"]);
});
