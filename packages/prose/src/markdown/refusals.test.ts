import { describe, expect, test } from "vitest";
import { sampleContext } from "./prose-context.fixture.ts";
import { renderProse } from "./render-prose.ts";

/** Lines and columns below are those of a file whose body begins on line 5. */
const problems = (body: string, format: "md" | "mdx" = "md") => renderProse({ path: `handbook/flow-policy.${format}`, body, bodyLine: 5, format }, sampleContext());

type Case = readonly [title: string, body: string, code: string, line: number, column: number, hint: RegExp];

const MARKDOWN: readonly Case[] = [
  ["a script", "text\n\n<script>alert(1)</script>", "MARKDOWN-HTML", 7, 1, /mermaid block/],
  ["an event handler, at the attribute", "é😀 <img src=x onerror=alert(1)>", "MARKDOWN-HTML", 5, 15, /!\[/],
  ["an event handler in a block", "<img src=x\n  onerror=alert(1)>", "MARKDOWN-HTML", 6, 3, /!\[/],
  ["an iframe", "a <iframe src=x></iframe>", "MARKDOWN-HTML", 5, 3, /link to it/],
  ["a harmless element, once", "a <b>bold</b> word", "MARKDOWN-HTML", 5, 3, /\*\*text\*\*/],
  ["a script address", "see [x](javascript:alert(1))", "MARKDOWN-ADDRESS", 5, 5, /https:/],
  ["a character that turns the text around", "one\n\npaid \u202e001", "MARKDOWN-SYNTAX", 7, 6, /U\+202E/],
  ["characters that nobody sees", "seen\u{e0041}\u{e0042}", "MARKDOWN-SYNTAX", 5, 5, /remove the character/],
  ["a script address in disguise", "[x](<java&#9;script:alert(1)>)", "MARKDOWN-ADDRESS", 5, 1, /https:/],
  ["a data address", "[x](data:text/html,x)", "MARKDOWN-ADDRESS", 5, 1, /https:/],
  ["another host without a scheme", "[x](//example.org)", "MARKDOWN-ADDRESS", 5, 1, /https:/],
  ["a definition with a script address", "[x][y]\n\n[y]: javascript:alert(1)", "MARKDOWN-ADDRESS", 7, 1, /https:/],
  ["a page that does not exist", "\n[x](gate.md)", "MARKDOWN-LINK", 6, 1, /did you mean gates\.md\?/],
  ["a path out of the project", "[x](../../../etc/passwd)", "MARKDOWN-LINK", 5, 1, /file name/],
  ["an image from another site", "![chart](https://example.org/x.png)", "MARKDOWN-IMAGE", 5, 1, /beside the page/],
  ["an image without words", "![](x.png)", "MARKDOWN-ALT", 5, 1, /decorative/],
  ["an image outside the project", "![x](../../../../etc/hosts)", "MARKDOWN-IMAGE", 5, 1, /beside the page/],
  ["an image that is missing", "![x](chart.png)", "MARKDOWN-IMAGE", 5, 1, /name of the file/],
  ["an unknown fact", "a :fact[delivery.wip.nwo]", "FACT-UNKNOWN", 5, 3, /did you mean delivery\.wip\.now\?/],
  ["an unknown dimension", ":fact[delivery.wip.now]{program=fraud}", "FACT-UNKNOWN", 5, 1, /did you mean delivery\.wip\.now\?/],
  ["a table quoted as a figure", ":fact[delivery.throughput.weeks]", "FACT-USE", 5, 1, /statistics/],
  ["a style that does not exist", ":fact[delivery.wip.now]{as=nmber}", "FACT-USE", 5, 25, /did you mean number\?/],
  ["an unknown directive", "a :fcat[delivery.wip.now]", "MARKDOWN-DIRECTIVE", 5, 3, /did you mean :fact/],
  ["an unknown container", ":::calout\ntext\n:::", "MARKDOWN-DIRECTIVE", 5, 1, /did you mean :::callout/],
  ["an unknown kind of callout", ":::callout{kind=warnig}\ntext\n:::", "MARKDOWN-COMPONENT", 5, 12, /did you mean warning\?/],
  ["a misspelt diagram type, in the line of the page", "text\n\n```mermaid\n\ngnatt\n```", "DIAGRAM-TYPE", 9, 1, /did you mean gantt\?/],
  ["a diagram that loosens security", "```mermaid\n%%{init: {'securityLevel': 'loose'}}%%\nflowchart LR\n```", "DIAGRAM-DIRECTIVE", 6, 1, /the site's/],
  ["a diagram with a script address", '```mermaid\nflowchart LR\n A-->B\n click A "javascript:alert(1)"\n```', "DIAGRAM-LINK", 8, 11, /click/],
];

const MDX: readonly Case[] = [
  ["an expression", "a {process.env.TOKEN} b", "MARKDOWN-EXPRESSION", 5, 3, /Fact/],
  ["an expression that does not parse", "a\n\nb {x y} c", "MARKDOWN-EXPRESSION", 7, 3, /\\\{/],
  ["an import", "text\n\nimport fs from 'node:fs'", "MARKDOWN-IMPORT", 7, 1, /remove/],
  ["an export", "export const a = 1", "MARKDOWN-IMPORT", 5, 1, /remove/],
  ["an unknown component", 'a\n\n<Fcat id="delivery.wip.now" />', "MARKDOWN-COMPONENT", 7, 1, /did you mean <Fact>\?/],
  ["an unknown fact", '<Fact id="delivery.wip.nwo" />', "FACT-UNKNOWN", 5, 7, /did you mean delivery\.wip\.now\?/],
  ["a computed property", "a <Fact id={secret} />", "MARKDOWN-EXPRESSION", 5, 9, /id="text"/],
  ["spread properties", "a <Fact {...secret} />", "MARKDOWN-EXPRESSION", 5, 9, /name="text"/],
  ["a component that is never closed", 'a\n\n<Callout kind="note">\n\ntext', "MARKDOWN-SYNTAX", 7, 1, /<\/Callout>/],
  ["a less-than sign", "prose latency <5ms", "MARKDOWN-SYNTAX", 5, 15, /&lt;5ms/],
  ["a comment of HTML", "a\n\nb <!-- x --> c", "MARKDOWN-SYNTAX", 7, 3, /\{\/\* comment \*\/\}/],
  ["an address in angle brackets", "a <https://example.org/> c", "MARKDOWN-SYNTAX", 5, 3, /\[text\]\(address\)/],
  ["an element with a handler", 'a <img src="x" onerror="alert(1)" />', "MARKDOWN-HTML", 5, 16, /!\[/],
];

describe.each([["md", MARKDOWN], ["mdx", MDX]] as const)("refused in .%s", (format, cases) => {
  test.each(cases)("%s", (_title, body, code, line, column, hint) => {
    const { diagnostics, html } = problems(body, format);
    expect(diagnostics.map((found) => [found.code, found.line, found.column])).toEqual([[code, line, column]]);
    expect(diagnostics[0]?.hint).toMatch(hint);
    expect(html).not.toMatch(/<script|<[^>]*onerror|="javascript:|process\.env|secret/);
  });
});

test("every mistake is reported, not the first alone", () => {
  expect(problems("<b>x</b>\n\n[x](gate.md) :fact[x.y]").diagnostics.map(({ code }) => code)).toEqual(["MARKDOWN-HTML", "MARKDOWN-LINK", "FACT-UNKNOWN"]);
});

test("a tab counts as one column", () => {
  expect(problems("a\t<b>").diagnostics).toMatchObject([{ line: 5, column: 3 }]);
});

test("the same in code marks is shown as text", () => {
  const { diagnostics, html } = problems("`<script>` and\n\n    <iframe>\n\n```html\n<b onclick=x>\n```");
  expect(diagnostics).toEqual([]);
  expect(html).toContain("<code>&#x3C;script></code>");
});
