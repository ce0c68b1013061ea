import { describe, expect, test } from "vitest";
import { nearest, type Diagnostic } from "@almanac/core";
import { CATALOGUE } from "./catalogue.ts";
import { formatDiagnostics } from "./format.ts";

const at = (line: number, column: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "CSV-QUOTE",
  severity: "error",
  file: "data/tasks.csv",
  line,
  column,
  message: "quote opened here is never closed",
  found: '"All',
  expected: "a closing quote",
  hint: "close the quote",
  ...more,
});
const TEXT = '2026-02-17,02:00,2,YY,"Rain"\n2026-02-18,02:15,2,BH,"All-weather table\n';
const read = (file: string) => (file === "data/tasks.csv" ? TEXT : undefined);

describe("pretty", () => {
  test("place, code, the line with a caret, hint", () => {
    expect(formatDiagnostics([at(2, 23)], "pretty", read)).toBe(
      [
        "data/tasks.csv:2:23: error CSV-QUOTE: quote opened here is never closed",
        '   1 | 2026-02-17,02:00,2,YY,"Rain"',
        ' > 2 | 2026-02-18,02:15,2,BH,"All-weather table',
        `     | ${" ".repeat(22)}^`,
        "hint: close the quote",
        "",
      ].join("\n"),
    );
  });

  test("the caret stands under the character, by code points and also in a long line", () => {
    const long = `${"😀".repeat(80)}X${"b".repeat(200)}`;
    const lines = formatDiagnostics([at(1, 81)], "pretty", () => long).split("\n");
    expect([...(lines[1] ?? "")][[...(lines[2] ?? "")].indexOf("^")]).toBe("X");
  });

  test("a file that cannot be read is named without a frame", () => {
    expect(formatDiagnostics([at(1, 1, { file: "data" })], "pretty", read)).toBe(
      "data:1:1: error CSV-QUOTE: quote opened here is never closed\nhint: close the quote\n",
    );
  });

  test("C25 at most twenty a file, then how many more; the machine form has all", () => {
    const fifty = Array.from({ length: 50 }, (_, index) => at(index + 1, 1));
    const text = formatDiagnostics(fifty, "pretty", read);
    expect(text.match(/error CSV-QUOTE/g)).toHaveLength(20);
    expect(text).toContain("data/tasks.csv: and 30 more");
    expect(JSON.parse(formatDiagnostics(fifty, "json", read))).toHaveLength(50);
  });
});

test("by file, line, column and code, whatever the order given", () => {
  const given = [at(2, 1), at(1, 9), at(1, 2, { code: "CSV-FIELDS" }), at(1, 2), at(1, 1, { file: "a.csv" })];
  const order = (diagnostics: readonly Diagnostic[]) =>
    (JSON.parse(formatDiagnostics(diagnostics, "json", read)) as Diagnostic[]).map(({ file, line, column, code }) => [file, line, column, code]);
  expect(order(given)).toEqual([
    ["a.csv", 1, 1, "CSV-QUOTE"],
    ["data/tasks.csv", 1, 2, "CSV-FIELDS"],
    ["data/tasks.csv", 1, 2, "CSV-QUOTE"],
    ["data/tasks.csv", 1, 9, "CSV-QUOTE"],
    ["data/tasks.csv", 2, 1, "CSV-QUOTE"],
  ]);
  expect(order(given.toReversed())).toEqual(order(given));
});

test("github: a workflow command, escaped", () => {
  expect(formatDiagnostics([at(2, 3, { file: "a,b:c.csv", message: "50% of\nit", endLine: 2, endColumn: 5 })], "github", read)).toBe(
    "::error file=a%2Cb%3Ac.csv,line=2,col=3,endLine=2,endColumn=5,title=CSV-QUOTE::50%25 of%0Ait%0Ahint: close the quote\n",
  );
});

test("sarif: columns in code points, a rule for each code, related places", () => {
  const log = JSON.parse(
    formatDiagnostics([at(2, 3, { severity: "warning", related: [{ file: "b c.csv", line: 4, column: 5, message: "first here" }] })], "sarif", read),
  ) as { readonly runs: readonly unknown[] };
  expect(log.runs[0]).toMatchObject({
    columnKind: "unicodeCodePoints",
    tool: { driver: { rules: [{ id: "CSV-QUOTE" }] } },
    results: [
      {
        ruleId: "CSV-QUOTE",
        level: "warning",
        locations: [{ physicalLocation: { region: { startLine: 2, startColumn: 3 } } }],
        relatedLocations: [{ physicalLocation: { artifactLocation: { uri: "b%20c.csv" } } }],
      },
    ],
  });
});

test("sarif: a path below the working directory is relative to it, another is an address", () => {
  const uriOf = (file: string) =>
    (JSON.parse(formatDiagnostics([at(1, 1, { file })], "sarif", read)) as { runs: { results: { locations: unknown[] }[] }[] }).runs[0]?.results[0]?.locations[0];
  expect(uriOf("data/a b.csv")).toMatchObject({ physicalLocation: { artifactLocation: { uri: "data/a%20b.csv", uriBaseId: "%SRCROOT%" } } });
  expect(uriOf("/srv/a b.csv")).toMatchObject({ physicalLocation: { artifactLocation: { uri: "file:///srv/a%20b.csv" } } });
});

test("github: of many, the worst nine are annotated, one annotation says how many there are, and the log has the rest", () => {
  const many = [...Array.from({ length: 8 }, (_, index) => at(index + 1, 1, { severity: "warning", message: `w${String(index)}` })), ...Array.from({ length: 6 }, (_, index) => at(index + 20, 1, { severity: "error", message: `e${String(index)}` }))];
  const lines = formatDiagnostics(many, "github", read).trimEnd().split("\n");
  const annotations = lines.filter((line) => line.startsWith("::"));
  expect(annotations.map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual([...Array.from({ length: 6 }, () => "error"), "warning", "warning", "warning", "error"]);
  expect(annotations.at(-1)).toContain("6 errors and 8 warnings in all; 5 more");
  expect(lines.filter((line) => !line.startsWith("::")).length).toBe(5);
});

test("codes are FAMILY-WORD and each stands once", () => {
  for (const { code } of CATALOGUE) expect(code).toMatch(/^[A-Z]+(?:-[A-Z0-9]+)+$/);
  expect(new Set(CATALOGUE.map(({ code }) => code)).size).toBe(CATALOGUE.length);
});

test("the nearest name forgives typing, case and hyphens, and is silent when nothing is near", () => {
  const names = ["In Review", "In Progress", "Done"];
  expect(nearest("In Reveiw", names)).toBe("In Review");
  expect(nearest("in-progress", names)).toBe("In Progress");
  expect(nearest("Cancelled", names)).toBeUndefined();
  expect(nearest("Issue key", ["Summary", "Key"])).toBe("Key");
});

test("a control character or a direction mark of a file never reaches the terminal, and the caret stays under its place", () => {
  const diagnostic: Diagnostic = { code: "X-Y", severity: "error", file: "a.md", line: 1, column: 5, message: "m" };
  const inMessage = formatDiagnostics([{ ...diagnostic, message: "`a\u001b[31m\u202e`", hint: "h\u0007" }], "pretty", () => undefined);
  for (const mark of ["\u001b", "\u202e", "\u0007"]) expect(inMessage).not.toContain(mark);
  const text = formatDiagnostics([diagnostic], "pretty", () => "a\u001b[\u202eX");
  for (const mark of ["\u001b", "\u202e"]) expect(text).not.toContain(mark);
  expect(text).toContain(" > 1 | a\ufffd[\ufffdX\n     |     ^");
});

test("gitlab: its code quality report; a finding that moved is the same, the second of two equal ones is another", () => {
  const report = (...found: readonly Diagnostic[]) => JSON.parse(formatDiagnostics(found, "gitlab", read)) as readonly { readonly fingerprint: string }[];
  const [first] = report(at(2, 23));
  expect(first).toMatchObject({ description: "quote opened here is never closed (close the quote)", check_name: "CSV-QUOTE", severity: "critical", location: { path: "data/tasks.csv", lines: { begin: 2 } } });
  expect(report(at(9, 1))[0]?.fingerprint).toBe(first?.fingerprint);
  const prints = report(at(2, 23), at(3, 1)).map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(2);
  expect(report()).toEqual([]);
});
