import type { Diagnostic } from "@almanac/core";
import type { Code, Nodes, Root, RootContent } from "mdast";
import type {} from "remark-mdx";
import type { BlockWork } from "../blocks/block.ts";
import { githubAlert } from "../blocks/github-alert.ts";
import { SPEC_LANGUAGE, specFence } from "../blocks/spec-fence.ts";
import { reportIndented, reportUnreadLines } from "../blocks/unread-directive.ts";
import { useComponent, useDirective } from "../blocks/use-block.ts";
import type { ProseChart } from "../charts/prose-chart.ts";
import { notePictures, pictureAlone, pictureDefinition, pictureInText, type PagePictures } from "../picture/picture-words.ts";
import { withDefinitionLists } from "./definition-list.ts";
import { diagramFigure } from "./diagram-figure.ts";
import { reportCrampedHeading } from "./cramped-heading.ts";
import { markedMistake } from "./mark-mistake.ts";
import { linkTarget } from "./link-target.ts";
import { offsetsOf } from "./offsets.ts";
import { refuseHtml } from "./refused-html.ts";
import type { HeadingLink, ProseContext } from "./rendered-prose.ts";
import type { Report } from "./report.ts";
import { Slots } from "./slots.ts";
import { reportUnclosedFence } from "./unclosed-fence.ts";

/** What a document's tree turned out to contain, beside the tree itself. */
interface Prepared {
  readonly slots: Slots;
  readonly factIds: Set<string>;
  readonly headingLinks: HeadingLink[];
  readonly charts: Map<string, ProseChart>;
}

interface Work extends BlockWork, Prepared {
  /** How often each diagram has occurred so far. */
  readonly diagrams: Map<string, number>;
  readonly pictures: PagePictures;
  readonly reached: { depth: number };
  /** What is marked in the text already. */
  readonly marked: Set<Diagnostic>;
}

function code(node: Code, work: Work): RootContent[] {
  reportIndented(node, work.report);
  reportUnclosedFence(node, work.report);
  if (node.lang === SPEC_LANGUAGE) return specFence(node, work);
  if (node.lang !== "mermaid") return [node];
  const before = work.diagrams.get(node.value) ?? 0;
  work.diagrams.set(node.value, before + 1);
  return [work.slots.asBlock(diagramFigure(node, before, work.context, work.report))];
}

function expression(node: Nodes & { readonly value: string }, { report }: Work): RootContent[] {
  if (/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value)) return [];
  report.add(offsetsOf(node), { code: "MARKDOWN-EXPRESSION", message: "expressions are not allowed in pages", expected: "text, or a component with literal properties", hint: "write \\{ for a brace that is text; figures come from <Fact id=\"…\" />" });
  return [];
}

function withTarget(node: Extract<RootContent, { type: "link" | "definition" }>, work: Work): RootContent[] {
  const children = node.type === "link" ? prepared(node.children, work) : [];
  if (node.type === "definition" && work.pictures.used.has(node.identifier)) return pictureDefinition(node, work);
  const target = linkTarget(node.url, { path: work.path, at: offsetsOf(node) }, work.context, work.report, work.headingLinks);
  if (target === undefined) return children;
  const data = target.external ? { hProperties: { rel: ["noopener"] } } : {};
  return [node.type === "link" ? { ...node, url: target.href, children: children as typeof node.children, data } : { ...node, url: target.href }];
}

function one(node: RootContent, work: Work): RootContent[] {
  switch (node.type) {
    case "html":
      refuseHtml(node, work.report);
      return [];
    case "textDirective":
    case "leafDirective":
    case "containerDirective":
      return useDirective(node, work);
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return useComponent(node, work);
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return expression(node, work);
    case "mdxjsEsm":
      work.report.add(offsetsOf(node), { code: "MARKDOWN-IMPORT", message: "imports and exports are not allowed in pages", expected: "Markdown and the known components", hint: "remove the line; <Fact> and <Callout> need no import" });
      return [];
    case "code":
      return code(node, work);
    case "link":
    case "definition":
      return withTarget(node, work);
    case "image":
    case "imageReference":
      return pictureInText(node, work);
    case "paragraph":
      reportUnreadLines(node, work.report);
      reportCrampedHeading(node, work.report);
      return pictureAlone(node.children, work) ?? [{ ...node, children: prepared(node.children, work) as typeof node.children }];
    case "blockquote":
      return githubAlert(node, work) ?? [{ ...node, children: prepared(node.children, work) as typeof node.children }];
    case "heading":
      work.reached.depth = node.depth;
      return [{ ...node, children: prepared(node.children, work) as typeof node.children }];
    default:
      return "children" in node ? [{ ...node, children: prepared(node.children, work) } as RootContent] : [node];
  }
}

/** A node as it is prepared; where mistakes are shown, with a mark at the innermost node that has one. */
function oneShown(node: RootContent, work: Work): RootContent[] {
  if (work.context.marksMistakes !== true) return one(node, work);
  const { report, marked, slots } = work;
  const before = report.diagnostics.length;
  const result = one(node, work);
  const problems = report.diagnostics.slice(before).filter((found) => found.severity === "error" && found.file === report.file && !marked.has(found));
  for (const found of problems) marked.add(found);
  return problems.length === 0 ? result : [...result, markedMistake(node, { report, slots, problems: problems.map(({ message }) => message) })];
}

const prepared = (nodes: readonly RootContent[], work: Work): RootContent[] => withDefinitionLists(nodes).flatMap((node) => oneShown(node, work));

/** The tree with everything that is not plain Markdown reported or turned into slots, and its links resolved. */
export function prepareTree(tree: Root, path: string, context: ProseContext, report: Report): Prepared & { readonly tree: Root } {
  const result: Prepared = { slots: new Slots(), factIds: new Set(), headingLinks: [], charts: new Map() };
  const reached = { depth: 1 };
  const shared = { ...result, context, marked: new Set<Diagnostic>(), diagrams: new Map<string, number>(), pictures: { definitions: new Map(), used: new Set(), shown: 0 } as PagePictures, reached, spent: { parts: 0 }, headingDepth: () => reached.depth };
  const workOn = (place: Pick<BlockWork, "path" | "report" | "includedBy" | "within">): Work => {
    const work: Work = {
      ...shared,
      ...place,
      inside: (content, changes) => {
        if (changes === undefined) return prepared(content, work);
        notePictures(content, shared.pictures);
        return prepared(content, workOn({ ...place, ...changes }));
      },
    };
    return work;
  };
  notePictures(tree.children, shared.pictures);
  return { ...result, tree: { type: "root", children: prepared(tree.children, workOn({ path, report, includedBy: [] })) } };
}
