import { nearest } from "@almanac/core";
import { DIAGRAM_TYPES, diagramType } from "./diagram-words.ts";
import type { DiagramProblem } from "./diagram-problem.ts";
import { ganttProblems } from "./gantt-problems.ts";
import { packetProblems } from "./packet-problems.ts";
import { frontMatterLines, preparedCode } from "./prepared-code.ts";

const NODE_LIMIT = 500;
const BYTE_LIMIT = 50_000;
/** Above this, nodes are not even counted. */
const PARSE_LIMIT = 2_000_000;
/** Settings that loosen security or override the site's theme. The rest of Mermaid's settings are about layout. */
const RESERVED = ["securityLevel", "secure", "htmlLabels", "theme", "themeCSS", "themeVariables", "fontFamily", "altFontFamily", "dompurifyConfig", "maxTextSize", "maxEdges", "startOnLoad", "look", "deterministicIds", "deterministicIDSeed", "suppressErrorRendering", "arrowMarkerAbsolute", "config"];
const SCHEMES = "https:, mailto: or an address within the site";

const columnAt = (text: string, index: number): number => [...text.slice(0, index)].length + 1;
const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");

function directiveProblems(lines: readonly string[]): DiagramProblem[] {
  const matter = frontMatterLines(lines);
  let open = false;
  return lines.flatMap((text, index) => {
    const inMatter = index < matter;
    const start = inMatter ? 0 : text.indexOf("%%{");
    const within = inMatter || open || start !== -1;
    if (start !== -1 && !inMatter) open = true;
    if (text.includes("}%%")) open = false;
    if (!within) return [];
    const name = RESERVED.find((setting) => new RegExp(`\\b${setting}\\b["']?\\s*:`, "i").test(text)) ?? (text.includes("\\") ? "\\" : undefined);
    if (name === undefined) return [];
    const at = Math.max(start, 0);
    return [{ code: "DIAGRAM-DIRECTIVE" as const, line: index + 1, column: columnAt(text, at), message: `the setting ${name} is not allowed in a diagram of a page`, found: name, expected: "a setting of layout, or none", hint: "remove it: security and theme of diagrams are the site's" }];
  });
}

/** A function that a click would call: drawings of pages call none. */
const CALL = /^\s*click\s+\S+\s+(?:call\s+)?(?!href\b)([a-z_]\w*)/i;
const ADDRESS = /(?<=["'(\s@])(?!https:|mailto:)(?:javascript|data|vbscript|file|http|ftp|blob|wss?)\s*:\s*[^\s"']*/iu;

function linkProblems(lines: readonly string[]): DiagramProblem[] {
  return lines.flatMap((text, index) => {
    if (!/^\s*(?:click|links?)\b|href/i.test(text)) return [];
    const problem = (found: string, message: string): DiagramProblem => ({ code: "DIAGRAM-LINK", line: index + 1, column: columnAt(text, text.indexOf(found)), message, found, expected: SCHEMES, hint: "link in the text beside the diagram, or remove the click line" });
    const address = ADDRESS.exec(text)?.[0];
    if (address !== undefined) return [problem(address, `the address ${address} is not allowed`)];
    const call = CALL.exec(text)?.[1];
    return call === undefined ? [] : [problem(call, `a click would call ${call}, and diagrams of pages call nothing`)];
  });
}

/** Nodes of the types made of nodes and edges; statements of every other type. */
function elementCount(word: string, text: string): number {
  const statements = text.split(/[\n;]/).filter((line) => line.trim() !== "");
  if (!/^(?:flowchart|graph|stateDiagram|classDiagram|erDiagram|requirement)/.test(word)) return statements.length;
  // No bracket within brackets: from each of many opening ones the search for its end would run through the whole line.
  const bare = statements.slice(1).join("\n").replaceAll(/"[^"\n]*"|\|[^|\n]*\||\[[^[\]\n]*\]|\([^()\n]*\)|\{[^{}\n]*\}|:.*$/gm, " ");
  return new Set(bare.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).size;
}

const tooLarge = (found: string, limit: string): DiagramProblem => ({ code: "DIAGRAM-SIZE", line: 0, column: 1, message: `the diagram has ${found}; the limit is ${limit}`, found, expected: `at most ${limit}`, hint: "split it into several diagrams, or give a table" });

/**
 * What can be said about a diagram without drawing it: its type, its size, its settings and its addresses. Code that passes
 * may still fail to parse; `renderDiagrams` tells.
 */
export function checkDiagram(code: string): readonly DiagramProblem[] {
  const type = diagramType(code);
  if (type === undefined) return [{ code: "DIAGRAM-EMPTY", line: 1, column: 1, message: "the diagram is empty", expected: "a type such as flowchart, and its parts", hint: "write the diagram, or remove the block" }];
  if (code.length > PARSE_LIMIT) return [tooLarge(`${grouped(Buffer.byteLength(code))} bytes`, `${grouped(BYTE_LIMIT)} bytes`)];
  const count = elementCount(type.word, preparedCode(code).text);
  if (count > NODE_LIMIT) return [tooLarge(`${grouped(count)} nodes`, String(NODE_LIMIT))];
  const bytes = Buffer.byteLength(code);
  if (bytes > BYTE_LIMIT) return [tooLarge(`${grouped(bytes)} bytes`, grouped(BYTE_LIMIT))];
  const lines = code.split(/\r\n?|\n/);
  const unknown: DiagramProblem[] = [];
  if (!DIAGRAM_TYPES.has(type.word)) {
    const near = nearest(type.word, DIAGRAM_TYPES.keys());
    unknown.push({ code: "DIAGRAM-TYPE", line: type.line, column: type.column, message: `${type.word} is not a type of diagram`, found: type.word, expected: near ?? "flowchart, sequenceDiagram, stateDiagram-v2, gantt, timeline and others", hint: near === undefined ? "begin with a type such as flowchart or gantt" : `did you mean ${near}?` });
  }
  return [...unknown, ...directiveProblems(lines), ...linkProblems(lines), ...(type.word === "gantt" ? ganttProblems(lines) : []), ...(type.word.startsWith("packet") ? packetProblems(lines) : [])];
}
