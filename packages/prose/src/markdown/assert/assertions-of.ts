import type { Assertion } from "@almanac/core";
import type { Nodes } from "mdast";
import { componentInvocation, directiveInvocation, type Invocation } from "../invocation.ts";
import { parseMarkdown } from "../parse-markdown.ts";
import type { ProseDocument } from "../rendered-prose.ts";
import { reportOn, type Report } from "../report.ts";
import { readAssertion } from "./read-assertion.ts";

function invocationOf(node: Nodes, report: Report): Invocation | undefined {
  if (node.type === "containerDirective" && node.name === "assert") return directiveInvocation(node);
  return node.type === "mdxJsxFlowElement" && node.name === "Assert" ? componentInvocation(node, report) : undefined;
}

function collect(node: Nodes, document: ProseDocument, report: Report, found: Assertion[]): void {
  const invocation = invocationOf(node, report);
  if (invocation !== undefined && "children" in node) {
    const content = node.children.filter((child) => !(child.type === "paragraph" && child.data !== undefined && "directiveLabel" in child.data));
    const read = readAssertion(invocation, content, { path: document.path, ...report.place(invocation.at.from) });
    if ("assertion" in read) found.push(read.assertion);
  }
  if ("children" in node) for (const child of node.children) collect(child, document, report, found);
}

/**
 * What a document asserts, in order. What cannot be read is left out here: `renderProse` reports it, with everything else that is wrong
 * with the document.
 */
export function assertionsOf(document: ProseDocument): readonly Assertion[] {
  if (!/:::\s*assert\b|<Assert\b/.test(document.body)) return [];
  const found: Assertion[] = [];
  const report = reportOn(document);
  collect(parseMarkdown(document, report), document, report, found);
  return found;
}
