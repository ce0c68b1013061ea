import { oneFile, page, PAGE, type Bomb } from "./bomb.ts";

const DEEP = 50_000;
const LIMIT = ["MARKDOWN-SYNTAX", "MARKDOWN-SIZE"] as const;
const of = (name: string, body: string, more: Partial<Bomb> = {}): Bomb => ({ name, files: oneFile(PAGE, page(body)), expect: LIMIT, at: "content/handbook/bomb.md", ...more });
const mdx = (name: string, body: string, more: Partial<Bomb> = {}): Bomb => ({ name, files: oneFile("content/handbook/bomb.mdx", page(body)), expect: [...LIMIT, "MARKDOWN-EXPRESSION", "MARKDOWN-COMPONENT", "COMPONENT-UNKNOWN"], at: "content/handbook/bomb.mdx", ...more });
const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
const each = (times: number, text: (index: number) => string): string => Array.from({ length: times }, (_, index) => text(index)).join("");

/** A page, and parts that each include the next one so often; the last is a text. */
const parts = (levels: number, times: number): readonly (readonly [string, readonly string[]])[] =>
  Array.from({ length: levels + 1 }, (_, level) => [level === 0 ? PAGE : `content/handbook/parts/p-${String(level)}.md`, [page(level === levels ? "A part." : each(times, () => `::include{of="handbook/parts/p-${String(level + 1)}.md"}\n\n`))]] as const);

/** Texts of pages. */
export const PROSE_BOMBS: readonly Bomb[] = [
  of("quotations 50,000 deep", `${">".repeat(DEEP)} a`),
  of("lists 50,000 deep", `${"- ".repeat(DEEP)}a`),
  of("lists deep by indentation", each(2000, (index) => `${" ".repeat(index * 2)}- a\n`)),
  of("numbered lists in quotations", `${"> 1. ".repeat(DEEP)}a`),
  of("brackets 50,000 deep", `${"[".repeat(DEEP)}a${"]".repeat(DEEP)}`, { quick: true }),
  of("pictures 50,000 deep", `${"![".repeat(DEEP)}a`),
  of("stars", `${"*".repeat(DEEP)}a${"*".repeat(DEEP)}`),
  of("stars and letters", "*a_b".repeat(DEEP)),
  of("stars and letters in many paragraphs", each(4000, () => `${"**a_".repeat(40)}\n\n`)),
  of("tildes", "~~a".repeat(DEEP)),
  of("backticks of every length", each(1500, (index) => `${"`".repeat(index + 1)} a `)),
  of("less-than signs", "<".repeat(DEEP)),
  of("HTML 50,000 deep", `${"<b>".repeat(DEEP)}a`),
  of("an unclosed comment again and again", "<!-- a ".repeat(DEEP)),
  of("colons", ":".repeat(DEEP), { expect: "none" }),
  of("directives in a line", ":a[".repeat(DEEP)),
  of("directives with attributes in a line", ":a{b=\"".repeat(DEEP)),
  of("directives 900 deep", `${each(900, (index) => `${":".repeat(Math.max(3, 903 - index))}callout{kind=note}\n`)}`),
  of("facts", ":fact[delivery.wip.now] ".repeat(20_000), { expect: [...LIMIT, "FACT-UNKNOWN"] }),
  of("footnotes in footnotes", `[^0]\n\n${each(4000, (index) => `[^${String(index)}]: see [^${String(index + 1)}]\n\n`)}`, { expect: "none" }),
  of("definitions of one name", `[a]\n\n${"[a]: https://example.org/\n".repeat(4900)}`),
  of("a definition with many brackets", `[${"\\[".repeat(20_000)}]: a\n\n[b]`),
  of("a table of 4,000 rows and 200 columns", `|${"a|".repeat(200)}\n|${"-|".repeat(200)}\n${`|${"b|".repeat(200)}\n`.repeat(4000)}`, { expect: [...LIMIT] }),
  of("a table of 20,000 columns", `|${"a|".repeat(20_000)}\n|${"-|".repeat(20_000)}\n|b|\n`, { quick: true }),
  of("entities", "&amp;".repeat(DEEP)),
  of("addresses", "www.a.b ".repeat(DEEP)),
  of("addresses in many paragraphs", `${"www.a.b ".repeat(1900)}\n\n`.repeat(100)),
  of("an address of many brackets", `https://a.b/${"(".repeat(DEEP)}`, { expect: "none" }),
  of("an address of many dots", `a@${"b.".repeat(DEEP)}`, { expect: "none" }),
  of("a line of 4 MB", "word ".repeat(800_000), { expect: [...LIMIT] }),
  of("one word of 4 MB", "w".repeat(4_000_000), { expect: [...LIMIT] }),
  of("a sentence without an end", `${"word, ".repeat(100_000)}`, { expect: [...LIMIT] }),
  of("a page of 6 MB", "word\n\n".repeat(1_000_000), { expect: ["FILE-TOO-LARGE", ...LIMIT] }),
  of("backslashes", "\\".repeat(DEEP * 10), { expect: [...LIMIT] }),
  of("line ends", "\n".repeat(4_000_000)),
  of("marks of direction", "\u202e".repeat(DEEP), { expect: [...LIMIT, "MARKDOWN-SYNTAX"] }),
  of("letters of many marks", "a" + "\u0301".repeat(DEEP), { expect: "none" }),
  mdx("components 50,000 deep", "<Callout>".repeat(DEEP)),
  mdx("components 5,000 deep, on lines", "<Callout>\n".repeat(4900)),
  mdx("braces", "{".repeat(DEEP)),
  mdx("braces that close", "{{".repeat(DEEP / 2) + "}}".repeat(DEEP / 2)),
  mdx("attributes", `<Callout ${"a=\"b\" ".repeat(20_000)}/>`),
  mdx("an expression that nests", `{${"(".repeat(20_000)}1${")".repeat(20_000)}}`),
  { name: "parts that include parts", files: () => parts(3, 30), expect: ["INCLUDE-SIZE"], at: "content/handbook/" },
  { name: "parts seven deep", files: () => parts(7, 1), expect: ["INCLUDE-DEPTH"], at: "content/handbook/parts/p-5.md:8" },
  { name: "3,000 terms and a long page", files: () => [[PAGE, [page(each(1200, (index) => `About term ${String(index)} and term ${String(index + 1)} one says much.\n\n`))]], ...Array.from({ length: 3000 }, (_, index) => [`content/glossary/term-${String(index)}.md`, [`---\ntitle: Term ${String(index)}\nsummary: What term ${String(index)} means\n---\nText.\n`]] as const)], expect: "none" },
  { name: "front matter 50,000 deep", files: oneFile(PAGE, `---\ntitle: ${"[".repeat(DEEP)}\n---\nText.\n`), expect: ["YAML-SYNTAX", "FILE-TOO-LARGE"] },
  { name: "front matter of aliases", files: oneFile(PAGE, `---\n${[..."abcdefghi"].map((name, index) => `${name}: &${name} [${each(9, () => (index === 0 ? "lol, " : `*${"abcdefghi"[index - 1] ?? ""}, `))}]\n`).join("")}---\nText.\n`), expect: ["YAML-ALIASES"] },
  { name: "a diagram of 2 MB", files: oneFile(PAGE, page(fence("mermaid", `flowchart LR\n${"A --> B\n".repeat(250_000)}`))), expect: ["DIAGRAM-SIZE", "MARKDOWN-SYNTAX"], at: PAGE },
  { name: "a diagram of 5,000 nodes", files: oneFile(PAGE, page(fence("mermaid", `flowchart LR\n${each(5000, (index) => `N${String(index)} --> N${String(index + 1)}\n`)}`))), expect: ["DIAGRAM-SIZE"], at: PAGE },
  { name: "a diagram of brackets", files: oneFile(PAGE, page(fence("mermaid", `flowchart LR\nA${"[".repeat(45_000)}`))), expect: ["DIAGRAM-SYNTAX", "DIAGRAM-SIZE"], at: PAGE, command: "edition" },
  { name: "a chart spec 20,000 deep", files: oneFile(PAGE, page(fence("vega-lite", '{"a":'.repeat(3000)))), expect: ["SPEC-JSON", "SPEC-SIZE"], at: PAGE },
  { name: "a chart spec of 2 MB", files: oneFile(PAGE, page(fence("vega-lite", `{"title":"${"a".repeat(2_000_000)}"}`))), expect: ["SPEC-JSON", "SPEC-SIZE"], at: PAGE },
];
