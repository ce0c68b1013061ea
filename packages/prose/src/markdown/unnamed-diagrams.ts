import type { Diagnostic } from "@almanac/core";
import type { Nodes } from "mdast";
import { toString } from "mdast-util-to-string";
import { diagramKind, diagramType, diagramWords, DIAGRAM_TYPES, wordsPrefix } from "../diagram/diagram-words.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import type { ProseDocument } from "./rendered-prose.ts";
import { reportOn, type Report } from "./report.ts";

/** Labels that an example of a description names. */
const MOST_LABELS = 4;
const LABEL = /"([^"\n]+)"|[[({|]([^[\](){}|"\n]+)[\])}|]/g;

/** What the parts are called, as a description would name them. */
function labelsOf(code: string): string {
  const labels = Array.from(code.matchAll(LABEL), ([, quoted, bare]) => (quoted ?? bare ?? "").replaceAll(/<br\s*\/?>/gi, " ").replaceAll(/\s+/g, " ").trim());
  return [...new Set(labels)].filter((label) => /\p{L}/u.test(label)).slice(0, MOST_LABELS).join(", ");
}

/** The lines that are missing, as they can be written: from the heading above the diagram, and from its parts. */
function missingLines(code: string, type: string, heading: string | undefined): readonly string[] {
  const { titled, described } = diagramWords(code);
  const kind = diagramKind(code);
  const about = heading ?? `${kind} of this page`;
  const parts = labelsOf(code);
  return [
    ...(titled ? [] : [`${wordsPrefix(type)}accTitle: ${about}`]),
    ...(described ? [] : [`${wordsPrefix(type)}accDescr: ${parts !== "" ? `${kind}: ${parts}` : heading === undefined ? about : `${kind} of ${heading}`}.`]),
  ];
}

function reportWords(code: string, fenceLine: number, heading: string | undefined, report: Report): void {
  const type = diagramType(code);
  if (type === undefined || !DIAGRAM_TYPES.has(type.word)) return;
  const missing = missingLines(code, type.word, heading);
  if (missing.length === 0) return;
  const names = missing.map((line) => line.slice(0, line.indexOf(":")));
  const { titled, described } = diagramWords(code);
  const lacks = [...(titled ? [] : ["title"]), ...(described ? [] : ["description"])].join(" and no ");
  report.addAt(fenceLine + type.line, type.column, {
    code: "DIAGRAM-WORDS",
    message: `this diagram has no ${lacks} for readers who cannot see it`,
    found: type.word,
    expected: names.join(" and "),
    hint: `below the line of ${type.word}, add ${missing.map((line) => `the line \`${line}\``).join(" and ")}${described ? "" : ", and say in it what a reader should see"}`,
  });
}

function walk(node: Nodes, above: string | undefined, report: Report): string | undefined {
  if (node.type === "heading") return toString(node).replaceAll(/\s+/g, " ").trim() || above;
  if (node.type === "code" && node.lang === "mermaid") reportWords(node.value, node.position?.start.line ?? 1, above, report);
  let heading = above;
  if ("children" in node) for (const child of node.children) heading = walk(child, heading, report);
  return heading;
}

/**
 * Diagrams that say nothing to readers who cannot see them. Asked of texts that are written, not of frozen ones: whoever reads those could
 * mend nothing.
 */
export function unnamedDiagrams(document: ProseDocument): readonly Diagnostic[] {
  if (!document.body.includes("mermaid")) return [];
  const tree = parseMarkdown(document, reportOn(document));
  const report = reportOn(document);
  walk(tree, undefined, report);
  return report.diagnostics;
}
