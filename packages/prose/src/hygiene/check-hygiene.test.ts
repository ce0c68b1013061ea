import { describe, expect, test } from "vitest";
import { checkHygiene, type HygieneDocument } from "./check-hygiene.ts";
import type { HygieneRules } from "./page.ts";
import { gradeLevel, sentencesOf, syllablesIn } from "./words.ts";

const TERMS = [
  { title: "Lead time", also: [] },
  { title: "Work in progress", also: ["WIP"], avoid: ["work in process"] },
  { title: "Population stability index", also: ["PSI"] },
];
const found = (body: string, more: Partial<HygieneDocument> = {}, rules: HygieneRules = {}) =>
  checkHygiene([{ kind: "handbook", path: "handbook/page.md", title: "Page", format: "md", bodyLine: 1, body, ...more }], { terms: TERMS, rules, english: true }).map(({ code, line, column, found: what, hint }) => ({ code, at: `${String(line)}:${String(column)}`, what, hint }));
const codes = (body: string, more: Partial<HygieneDocument> = {}, rules: HygieneRules = {}) => found(body, more, rules).map(({ code }) => code);
const words = (count: number): string => Array.from({ length: count }, () => "word").join(" ");

describe("sentences", () => {
  test("a long one is pointed out at its place, also inside a list, with a place to split it", () => {
    const [first] = found(`- Short.\n- Then ${words(25)}, and ${words(25)}.`);
    expect(first).toMatchObject({ code: "PROSE-SENTENCE", at: "2:3" });
    expect(first?.hint).toContain("end the sentence after “word word word word”");
  });

  test("code, figures, addresses and tables are no words", () => {
    expect(codes(`Run \`${words(60)}\` and :fact[delivery.wip.now] and https://example.org/${"a-".repeat(60)}.\n\n| A |\n| --- |\n| ${words(80)} |\n\n\`\`\`text\n${words(80)}\n\`\`\``)).toEqual([]);
  });

  test("a list between semicolons is read item by item; its longest item counts", () => {
    const item = words(14);
    expect(codes(`We keep: ${item}; ${item}; ${item}; ${item}.`)).toEqual([]);
    expect(codes(`We keep: ${words(50)}; ${item}; ${item}; ${item}.`)).toEqual(["PROSE-SENTENCE"]);
  });

  test("stops inside a sentence do not end it", () => {
    expect(sentencesOf({ text: "See e.g. Table 3 of M. Smith (v. 2.1). Then stop! “So it is.” And on." }).map(({ text }) => text)).toEqual(["See e.g. Table 3 of M. Smith (v. 2.1).", "Then stop!", "“So it is.”", "And on."]);
  });

  test("limits are the program’s; definitions have loose ones", () => {
    expect(codes(`${words(20)}.`, {}, { sentenceWords: 15 })).toEqual(["PROSE-SENTENCE"]);
    expect(codes(`${words(50)}.`, { kind: "method", path: "method/a.b.md" })).toEqual([]);
    expect(codes(`${words(50)}.`, {}, { ignore: ["handbook/"] })).toEqual([]);
  });
});

describe("the reading level", () => {
  const hard = "Organisational accountability necessitates comprehensive documentation of algorithmic responsibilities. ".repeat(15);
  test("is the grade of Flesch and Kincaid, and asks for enough text", () => {
    expect(["the", "table", "jumped", "water", "university", "accountability"].map(syllablesIn)).toEqual([1, 2, 1, 2, 5, 6]);
    expect(gradeLevel([{ text: "We sit. ".repeat(10) }])).toBeUndefined();
    expect(gradeLevel([{ text: "The cat sat on the mat and ate a big red fish. ".repeat(12) }])).toBeLessThan(4);
    expect(gradeLevel([{ text: hard }])).toBeGreaterThan(20);
  });
  test("a page above the limit is pointed out once", () => {
    expect(codes(hard)).toEqual(["PROSE-READING"]);
    expect(checkHygiene([{ kind: "handbook", path: "handbook/page.md", title: "Seite", format: "md", bodyLine: 1, body: hard }], { terms: [], rules: {}, english: false })).toEqual([]);
  });
});

describe("abbreviations", () => {
  test.each(["We use PSI.", "We use WIP limits.", "An SLA (service level agreement) holds; the SLA ends.", "A service level agreement (SLA) holds.", "Read the JSON.", "Paid in EUR.", "See INC-2026-18 and R-02.", "Part III of it.", "`ABCD` is code.", "| Word | Means |\n| --- | --- |\n| XYZW | a thing |\n\nThe XYZW is here."])("known or explained: %s", (body) => {
    expect(codes(body)).toEqual([]);
  });
  test("one that nobody explains is pointed out once a page", () => {
    expect(found("The RFP is late. Another RFP is later.")).toMatchObject([{ code: "PROSE-ABBREVIATION", at: "1:5", what: "RFP" }]);
    expect(codes("The RFP is late.", {}, { abbreviations: ["RFP"] })).toEqual([]);
  });
});

describe("terms of the glossary", () => {
  test.each([
    ["The leadtime is long.", "leadtime", "lead time"],
    ["Lead-time is long.", "Lead-time", "Lead time"],
    ["We count work in process.", "work in process", "work in progress"],
  ])("%s", (body, wrong, right) => {
    expect(found(body)).toMatchObject([{ code: "PROSE-TERM", what: wrong, hint: `write “${right}”` }]);
  });
  test("right ones, and compounds before a noun, are left alone", () => {
    expect(codes("Lead time is a lead-time target for work in\nprogress, with a work-in-progress limit.")).toEqual([]);
  });
});

describe("headings, placeholders and links", () => {
  test.each([
    ["## A\n\nText.\n\n## a\n\nText.", ["PROSE-HEADING-TWICE"]],
    ["### A\n\nText.", ["PROSE-HEADING-LEVEL"]],
    ["# A\n\nText.", ["PROSE-HEADING-LEVEL"]],
    ["## A\n\n## B\n\nText.\n\n## C", ["PROSE-SECTION-EMPTY", "PROSE-SECTION-EMPTY"]],
    ["## A\n\n### B\n\nText.", []],
    ["TBD: the rest.", ["PROSE-PLACEHOLDER"]],
    ["Write \\<your name> here.", ["PROSE-PLACEHOLDER"]],
    ["Read [more](./x.md), or [the policy](./x.md).", ["PROSE-LINK-TEXT"]],
    ["```text\nTODO\n```\n\nSee `TODO` in the code.", []],
    ["- [ ] Name the owner.", []],
  ])("%s", (body, expected) => {
    expect(codes(body)).toEqual(expected);
  });

  test("a section whose words stand in tabs is not empty, and the first heading in a tab is none of its own", () => {
    expect(codes("## A\n\n::::tabs\n:::tab{title=\"One\"}\n### B\n\nText.\n:::\n::::")).toEqual([]);
  });

  test("places count lines and characters of the file, through quotations and escapes", () => {
    expect(found("> First line\n> then \\* a TODO.", { bodyLine: 8 })).toMatchObject([{ code: "PROSE-PLACEHOLDER", at: "9:13" }]);
  });
});
