import { expect, test } from "vitest";
import { isWithinLimits } from "./parse-limits.ts";
import { sampleContext } from "./prose-context.fixture.ts";
import { renderProse } from "./render-prose.ts";
import { reportOn } from "./report.ts";

const problems = (body: string) => {
  const report = reportOn({ path: "handbook/x.md", body, bodyLine: 5, format: "md" });
  isWithinLimits(report);
  return report.diagnostics.map(({ code, line, message }) => [code, line, message]);
};
const nested = (line: number) => [["MARKDOWN-SYNTAX", line, "the text is nested too deeply"]];
const crowded = (line: number) => [["MARKDOWN-SYNTAX", line, "this paragraph holds more markup than can be read"]];
const list = (levels: number, marker: string) => Array.from({ length: levels }, (_, level) => `${" ".repeat(level * (marker.length + 1))}${marker} a`).join("\n");

test.each([
  ["a list of 400 levels, at the level that is too many", list(400, "-"), nested(37)],
  ["a numbered list", list(400, "1."), nested(37)],
  ["lists on one line", "text\n\n" + "1. ".repeat(6_000), nested(7)],
  ["quotations", ">".repeat(1_000), nested(5)],
  ["quoted lists that grow with each line", Array.from({ length: 40 }, (_, level) => `${"> - ".repeat(level)}a`).join("\n"), nested(22)],
  ["a list below lines that go on with its paragraphs", Array.from({ length: 40 }, (_, level) => `${"  ".repeat(level)}- a\nb`).join("\n"), nested(69)],
  ["footnotes within footnotes", "[^1]: ".repeat(40), nested(5)],
  ["callouts that nobody closes", ":::callout\n".repeat(1_800), nested(37)],
])("too deep: %s", (_title, body, expected) => {
  expect(problems(body)).toEqual(expected);
});

test.each([
  ["emphasis that begins and never ends", "text\n\n" + "*a_".repeat(6_000), crowded(7)],
  ["brackets", "](".repeat(6_000), crowded(5)],
  ["a quoted paragraph over many lines", "> *a_ *a_\n".repeat(1_000), crowded(505)],
  ["a fence that its quotation ends", `> \`\`\`\n${"*a_".repeat(6_000)}`, crowded(6)],
])("too much markup: %s", (_title, body, expected) => {
  expect(problems(body)).toEqual(expected);
});

test("a page as long as a book is refused", () => {
  expect(problems(`${"word ".repeat(1000)}\n\n`.repeat(100))).toEqual([["MARKDOWN-SYNTAX", 165, "the page is longer than can be read"]]);
});

test("blank lines count, too", () => {
  expect(problems("\n".repeat(60_000))).toEqual([["MARKDOWN-SYNTAX", 50_005, "the page is longer than can be read"]]);
});

test("a page of many crowded paragraphs is refused at the one that is too much", () => {
  expect(problems(`${"*a_".repeat(500)}\n\n`.repeat(200))).toEqual([["MARKDOWN-SYNTAX", 205, "the page holds more markup than can be read"]]);
});

test("a page of too many cells is refused at the line that is too much", () => {
  expect(problems(`${"|a".repeat(200)}\n${"|-".repeat(200)}\n${`${"|b".repeat(200)}\n`.repeat(200)}`)).toEqual([["MARKDOWN-SYNTAX", 105, "the tables of this page hold more cells than can be read"]]);
});

test("a page of too many lines is refused at the first that is too many", () => {
  expect(problems("x\n===\n\n".repeat(3_000))).toEqual([["MARKDOWN-SYNTAX", 7505, "the page is longer than can be read"]]);
});

test.each([
  ["a list of 30 levels", list(30, "-")],
  ["hundreds of items with links", "- [a](b.md) and *c*\n".repeat(2_000)],
  ["items of many lists, one after the other", "1. a\n   - b\n\ntext\n\n".repeat(500)],
  ["a long table with emphasis", `| a | b |\n|---|---|\n${"| *a* | **b** [c](d.md) |\n".repeat(1_000)}`],
  ["callouts one after the other", ":::callout\ntext\n:::\n\n".repeat(500)],
  ["a code block of brackets", `\`\`\`json\n${'{"a": [1, 2, [3]]},\n'.repeat(2_000)}\`\`\``],
  ["indented code", `text\n\n${"    {[<*_ - - - - -\n".repeat(1_000)}`],
  ["paragraphs", "Some *text* with a [link](a.md).\n\n".repeat(2_000)],
  ["rules", `${"- ".repeat(100)}\n\n${"* ".repeat(100)}`],
  ["carriage returns only", "- a\r- b\r\r".repeat(500)],
])("accepted: %s", (_title, body) => {
  expect(problems(body)).toEqual([]);
});

test("a page that goes too far is one diagnostic and no text", () => {
  const rendered = renderProse({ path: "handbook/x.md", body: list(400, "-"), bodyLine: 5, format: "md" }, sampleContext());
  expect(rendered).toMatchObject({ html: "", diagnostics: [{ code: "MARKDOWN-SYNTAX", severity: "error", line: 37, column: 1 }] });
});

test("many comments before a tag are passed over, and the tag is found", () => {
  const { diagnostics } = renderProse({ path: "handbook/x.md", body: `${"<!-- a -->".repeat(40)}<b>`, bodyLine: 1, format: "md" }, sampleContext());
  expect(diagnostics).toMatchObject([{ code: "MARKDOWN-HTML", line: 1, column: 401 }]);
});

test("places on a long line with characters of two units are right", () => {
  const { diagnostics } = renderProse({ path: "handbook/x.md", body: "é😀 <b> ".repeat(3), bodyLine: 1, format: "md" }, sampleContext());
  expect(diagnostics.map(({ column }) => column)).toEqual([4, 11, 18]);
});
