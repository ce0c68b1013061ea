import fc from "fast-check";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { seekTables, soughtTables } from "./sought-tables.ts";

const whole = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).freeze();
const quick = whole().use(soughtTables).freeze();
const wholeMdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();
const quickMdx = wholeMdx().use(soughtTables).freeze();

const line = fc.oneof(
  fc.constantFrom("| a | b |", "a | b", "a", "|", "| a |", "| --- | --- |", "--- | ---", "|---|:-:|", "-", "---", ":-", "- | -", "| - |", "|-", "===", "| c | d |", "c \\| d", "`a | b`", "# a | b", "```", "[^1]: a | b", "<b>", ":::callout", ":::", "", "", "word and word"),
  fc.string({ unit: fc.constantFrom("|", "-", ":", " ", "a", ">", "\t", "\\"), maxLength: 8 }),
);
const prefix = fc.constantFrom("", "", "", "> ", ">", "- ", "  ", "   ", "    ", "\t", "1. ", "> - ", "> > ", "* ", "- > ", "      ");
const text = fc.array(fc.tuple(prefix, line).map((parts) => parts.join("")), { maxLength: 12 }).chain((lines) => fc.constantFrom("\n", "\r\n", "\r").map((end) => lines.join(end)));

test("a text reads the same where tables are looked for only above rows of delimiters", () => {
  fc.assert(
    fc.property(text, (each) => {
      seekTables(each);
      expect(quick.parse(each)).toEqual(whole.parse(each));
    }),
    { seed: 20261201, numRuns: 2_000 },
  );
});

test.each([
  ["in a quotation", "> | a | b |\n> | - | - |\n> | c | d |\n"],
  ["in an item", "- | a | b |\n  | - | - |\n  | c | d |\n"],
  ["after a paragraph", "words\n| a | b |\n| - | - |\n| c | d |\nwords\n"],
  ["of one column", "| a |\n| - |\n"],
])("a table %s is found", (_, each) => {
  seekTables(each);
  const tree = quick.parse(each);
  expect(JSON.stringify(tree)).toContain('"type":"table"');
  expect(tree).toEqual(whole.parse(each));
  expect(quickMdx.parse(each)).toEqual(wholeMdx.parse(each));
});
