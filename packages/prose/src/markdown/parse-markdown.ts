import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFileMessage } from "vfile-message";
import { knownTree } from "./known-trees.ts";
import { isWithinLimits } from "./parse-limits.ts";
import { mayHoldAddress, plainAutolinks } from "./plain-autolinks.ts";
import type { ProseDocument } from "./rendered-prose.ts";
import type { Report } from "./report.ts";
import { seekTables, soughtTables } from "./sought-tables.ts";
import { reportTurnedText } from "./turned-text.ts";
import { unravelled } from "./unravel.ts";

const markdown = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).use(soughtTables).freeze();
const plainMarkdown = markdown().use(plainAutolinks).freeze();
const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm, { singleTilde: false }).use(remarkDirective).use(soughtTables).freeze();
const plainMdx = mdx().use(plainAutolinks).freeze();

const EMPTY: Root = { type: "root", children: [] };

/** An MDX syntax error at the character that an author has to change, in words about what to write instead. */
function reportSyntax(problem: VFileMessage, report: Report): void {
  const { reason } = problem;
  const opened = /closing tag for `<([^`>]*)>` \((\d+):(\d+)/.exec(reason);
  if (opened !== null) {
    report.addAt(Number(opened[2]), Number(opened[3]), { code: "MARKDOWN-SYNTAX", message: `<${opened[1] ?? ""}> is never closed`, expected: `</${opened[1] ?? ""}>`, hint: `close it with </${opened[1] ?? ""}>, on a line of its own if it began on one` });
    return;
  }
  const place = problem.place !== undefined && "start" in problem.place ? problem.place.start : problem.place;
  const offset = place?.offset ?? 0;
  const before = report.source.lastIndexOf("<", offset);
  if (/before name|before local name|in name/.test(reason) && before !== -1 && !report.source.slice(before, offset).includes("\n")) {
    const rest = report.source.slice(before);
    if (rest.startsWith("<!--")) {
      report.add({ from: before }, { code: "MARKDOWN-SYNTAX", message: "comments of HTML cannot stand in an .mdx page", found: "<!--", expected: "{/* comment */}", hint: "write {/* comment */}" });
      return;
    }
    if (/^<(?:https?|mailto):/.test(rest)) {
      report.add({ from: before }, { code: "MARKDOWN-SYNTAX", message: "addresses in angle brackets cannot stand in an .mdx page", expected: "[text](address)", hint: "write [text](address), or the address without brackets" });
      return;
    }
    const word = /^<\S*/.exec(rest)?.[0] ?? "<";
    report.add({ from: before, to: before + word.length }, { code: "MARKDOWN-SYNTAX", message: `${word} reads as the beginning of a component`, found: word, expected: "&lt; for a less-than sign", hint: `write &lt;${word.slice(1)}, or put it in code marks` });
    return;
  }
  const isExpression = /expression|acorn|brace/.test(reason);
  const start = report.source.lastIndexOf(isExpression ? "{" : "<", offset);
  report.add({ from: start === -1 ? offset : start }, { code: isExpression ? "MARKDOWN-EXPRESSION" : "MARKDOWN-SYNTAX", message: isExpression ? "this brace begins an expression, and expressions are not allowed in pages" : reason, hint: isExpression ? "write \\{ for a brace that is text; figures come from <Fact id=\"…\" />" : "correct the component here; components are written <Fact id=\"…\" /> or <Callout kind=\"note\">…</Callout>" });
}

/** The syntax tree of a document. What cannot be parsed, or not in reasonable time, is reported, and an empty tree stands in for it. */
export function parseMarkdown(document: ProseDocument, report: Report): Root {
  if (!isWithinLimits(report)) return EMPTY;
  reportTurnedText(report);
  const known = knownTree(document);
  if (known !== undefined) return known;
  seekTables(document.body);
  const holdsAddress = mayHoldAddress(document.body);
  if (document.format === "md") return (holdsAddress ? markdown : plainMarkdown).parse(document.body);
  try {
    return unravelled((holdsAddress ? mdx : plainMdx).parse(document.body));
  } catch (problem) {
    if (!(problem instanceof VFileMessage)) throw problem;
    reportSyntax(problem, report);
    return EMPTY;
  }
}
