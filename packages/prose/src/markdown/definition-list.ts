import type { Blockquote, Paragraph, PhrasingContent, RootContent } from "mdast";

type Line = PhrasingContent[];

const DEFINITION = /^:[ \t]+/;

/** Lines of a paragraph, as the author broke them. */
function linesOf({ children }: Paragraph): Line[] {
  const lines: Line[] = [[]];
  for (const node of children) {
    if (node.type !== "text") {
      lines.at(-1)?.push(node);
      continue;
    }
    for (const [index, value] of node.value.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (value !== "") lines.at(-1)?.push({ ...node, value });
    }
  }
  return lines;
}

const begins = ([first]: Line): boolean => first?.type === "text" && DEFINITION.test(first.value);

function withoutColon([first, ...rest]: Line): Line {
  if (first?.type !== "text") return [];
  const value = first.value.replace(DEFINITION, "");
  return value === "" ? rest : [{ ...first, value }, ...rest];
}

/** A `dt` or a `dd`. */
const entry = (tagName: "dt" | "dd", children: PhrasingContent[], position: Paragraph["position"]): Paragraph => ({ type: "paragraph", children, data: { hName: tagName }, ...(position === undefined ? {} : { position }) });

/** Whether a line of a paragraph may begin with a colon: asked of every paragraph, and true of few. */
const mayDefine = (node: RootContent): boolean => node.type === "paragraph" && node.children.some((child) => child.type === "text" && (child.value.startsWith(":") || child.value.includes("\n:")));

/** Terms and definitions of a paragraph; undefined where no line of it begins with a colon. A line without one goes on with the definition above it. */
function entriesOf(paragraph: Paragraph): Paragraph[] | undefined {
  const lines = linesOf(paragraph);
  const first = lines.findIndex(begins);
  if (first < 0) return undefined;
  const entries = lines.slice(0, first).map((line) => entry("dt", line, paragraph.position));
  for (const line of lines.slice(first)) {
    if (begins(line)) entries.push(entry("dd", withoutColon(line), paragraph.position));
    else entries.at(-1)?.children.push({ type: "text", value: "\n" }, ...line);
  }
  return entries;
}

const isList = (node: RootContent | undefined): node is Blockquote => node?.type === "blockquote" && node.data?.hName === "dl";

/** Of a paragraph that begins with a colon, the term is the line above: a paragraph of one line. */
function termAbove(before: RootContent | undefined): Paragraph | undefined {
  if (before?.type !== "paragraph" || before.data?.hName !== undefined) return undefined;
  const lines = linesOf(before);
  return lines.length === 1 ? entry("dt", lines[0] ?? [], before.position) : undefined;
}

/**
 * Definition lists as in PHP Markdown Extra: a term on a line, and its definition on the next line after a colon and a space, with
 * or without an empty line between. Terms that follow each other are one list. A definition is one paragraph.
 */
export function withDefinitionLists(nodes: readonly RootContent[]): readonly RootContent[] {
  if (!nodes.some(mayDefine)) return nodes;
  const result: RootContent[] = [];
  for (const node of nodes) {
    const entries = node.type === "paragraph" && node.data?.hName === undefined ? entriesOf(node) : undefined;
    const before = result.at(-1);
    const termless = entries?.[0]?.data?.hName === "dd" && !isList(before);
    const above = termless ? termAbove(before) : undefined;
    // A definition of nothing is the author's text.
    if (entries === undefined || (termless && above === undefined)) {
      result.push(node);
      continue;
    }
    if (above !== undefined) result.pop();
    const list = result.at(-1);
    if (isList(list)) {
      list.children.push(...(above === undefined ? [] : [above]), ...entries);
      continue;
    }
    const { position } = node;
    result.push({ type: "blockquote", children: [...(above === undefined ? [] : [above]), ...entries], data: { hName: "dl" }, ...(position === undefined ? {} : { position }) });
  }
  return result;
}
