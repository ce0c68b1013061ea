import type { Paragraph } from "mdast";
import { offsetsOf } from "./offsets.ts";
import type { Report } from "./report.ts";

/** `##Owners` is read as text, and the page loses a heading. One `#` alone may be a number or a tag. */
export function reportCrampedHeading(node: Paragraph, report: Report): void {
  const { from } = offsetsOf(node);
  const written = /^(#{2,6})([^\s#].*)/.exec(report.source.slice(from, from + 200));
  if (written === null) return;
  const [line, marks = "", words = ""] = written;
  report.add({ from, to: from + line.length }, { code: "MARKDOWN-SYNTAX", severity: "warning", message: `${marks} without a space behind it makes no heading`, found: line, expected: `${marks} ${words}`, hint: `write ${marks} ${words}` });
}
