import type { Element, ElementContent } from "hast";
import type { Code } from "mdast";
import { auditSvg } from "../diagram/audit-svg.ts";
import { checkDiagram } from "../diagram/check-diagram.ts";
import { idPrefix } from "../diagram/diagram-key.ts";
import { diagramWords } from "../diagram/diagram-words.ts";
import { offsetsOf } from "./offsets.ts";
import type { ProseContext } from "./rendered-prose.ts";
import type { Report } from "./report.ts";
import type { Slot } from "./slots.ts";

const element = (tagName: string, properties: Element["properties"], children: ElementContent[]): Element => ({ type: "element", tagName, properties, children });
const text = (value: string): ElementContent => ({ type: "text", value });

/** Reports what is wrong with a block's code, at the line in the page. A fence may be indented, so the column is that of the code. */
function reportProblems(node: Code, report: Report): boolean {
  const problems = checkDiagram(node.value);
  const { from, to } = offsetsOf(node);
  for (const { line, column, code, message, found, expected, hint } of problems) {
    const words = { code, message, hint, ...(found === undefined ? {} : { found }), ...(expected === undefined ? {} : { expected }) };
    if (line === 0) report.add({ from, to: Math.min(to, from + "```mermaid".length) }, words);
    else report.addAt((node.position?.start.line ?? 1) + line, column, words);
  }
  return problems.length > 0;
}

function source(code: string): Element {
  return element("details", {}, [element("summary", {}, [text("Source of the diagram")]), element("pre", { tabIndex: 0 }, [element("code", { className: ["language-mermaid"] }, [text(code)])])]);
}

/**
 * A Mermaid block as a figure with the frozen drawing, its title and its source. `occurrence` counts equal blocks of one page from 0,
 * so that the ids of each drawing are its own. Without a drawing the reader gets the description and the source.
 */
export function diagramFigure(node: Code, occurrence: number, context: ProseContext, report: Report): Slot {
  const bad = reportProblems(node, report);
  const words = diagramWords(node.value);
  const svg = bad ? undefined : context.diagram?.(node.value);
  const problem = svg === undefined ? undefined : auditSvg(svg)[0];
  if (!bad && context.diagram !== undefined && (svg === undefined || problem !== undefined)) {
    report.add(offsetsOf(node), { severity: problem === undefined ? "warning" : "error", code: "DIAGRAM-MISSING", message: problem === undefined ? "this diagram has not been drawn; its description and source are shown instead" : `the drawing of this diagram cannot be used: ${problem}`, hint: "make the edition on a machine with a browser, or name one in CHROMIUM_PATH" });
  }
  // A caption is the first or the last part of a figure: the source stands in it.
  const caption = element("figcaption", {}, [...(words.titled ? [text(words.title)] : []), source(node.value)]);
  if (svg === undefined || problem !== undefined) {
    return () => [element("figure", { className: ["diagram"] }, [element("pre", { className: ["diagram-missing"], tabIndex: 0 }, [text(words.description)]), caption])];
  }
  const prefix = idPrefix(node.value);
  const own = occurrence === 0 ? svg : svg.replaceAll(`${prefix}-`, `${prefix}-${String(occurrence + 1)}-`);
  return () => [element("figure", { className: ["diagram"] }, [element("div", { className: ["diagram-scroll"], tabIndex: 0, role: "region", ariaLabel: `Diagram: ${words.title}` }, [{ type: "raw", value: own }]), caption])];
}
