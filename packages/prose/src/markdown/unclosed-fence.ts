import type { Code } from "mdast";
import { offsetsOf } from "./offsets.ts";
import type { Report } from "./report.ts";

/** A code block without an end takes everything below it, up to the end of the next one: its marks are named where they are missing. */
export function reportUnclosedFence(node: Code, report: Report): void {
  const { from, to } = offsetsOf(node);
  const text = report.source.slice(from, to);
  const marks = /^(?:`{3,}|~{3,})/.exec(text)?.[0];
  if (marks === undefined) return;
  const lines = text.split("\n").slice(1);
  const isMark = (line: string): string | undefined => /^[\s>]*(`{3,}|~{3,})/.exec(line)?.[1];
  const inner = lines.findIndex((line) => isMark(line)?.startsWith(marks) === true && /[\w{]/.test(line));
  const end = isMark(lines.at(-1) ?? "");
  if (inner === -1 && end?.startsWith(marks) === true) return;
  const line = report.place(from).line + inner + 1;
  report.add({ from, to: from + (text.split("\n", 1)[0] ?? "").length }, { code: "MARKDOWN-SYNTAX", message: inner === -1 ? "this code block is never closed" : `this code block is not closed before the next begins, in line ${String(line)}`, found: "no closing marks", expected: `${marks} on a line of its own`, hint: `write ${marks} on a line of its own, below the last line that belongs to it` });
}
