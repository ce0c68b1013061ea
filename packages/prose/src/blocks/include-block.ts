import { nearest } from "@almanac/core";
import type { BlockContent, DefinitionContent } from "mdast";
import { contentPath } from "../markdown/link-target.ts";
import { withOwnDefinitions } from "../markdown/own-definitions.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { ProseContext, ProseDocument } from "../markdown/rendered-prose.ts";
import { reportOn } from "../markdown/report.ts";
import { attributePlace } from "../markdown/invocation.ts";
import type { BlockDefinition, BlockWork } from "./block.ts";
import { element } from "./elements.ts";

/** Files inside files. */
const DEPTH_LIMIT = 5;
/** Parts of one page, those inside parts counted. */
const PARTS_LIMIT = 40;
/** Characters of one part. */
const SIZE_LIMIT = 50_000;

/** The part that a path means: below `content/`, or else from the folder of the file that names it. */
function partOf(name: string, from: string, { part }: ProseContext): ProseDocument | undefined {
  const beside = contentPath(from, name);
  return part?.(name.replace(/^\/?(?:content\/)?/, "")) ?? (beside === undefined ? undefined : part?.(beside));
}

/** What stands against including a part here. */
function obstacle(part: ProseDocument, { path, includedBy, spent }: BlockWork): { readonly code: string; readonly message: string; readonly expected?: string; readonly hint: string } | undefined {
  const chain = [...includedBy, path];
  if (chain.includes(part.path)) return { code: "INCLUDE-CYCLE", message: `${part.path} includes itself: ${[...chain.slice(chain.indexOf(part.path)), part.path].join(" → ")}`, hint: "take one of these includes out" };
  if (chain.length > DEPTH_LIMIT) return {
    code: "INCLUDE-DEPTH",
    message: `parts are included more than ${String(DEPTH_LIMIT)} deep: ${chain.join(" → ")}`,
    expected: `at most ${String(DEPTH_LIMIT)} levels`,
    hint: "include the inner part from the page itself",
  };
  if (part.body.length > SIZE_LIMIT) return {
    code: "INCLUDE-SIZE",
    message: `${part.path} has ${String(part.body.length)} characters, too many to include`,
    expected: `at most ${String(SIZE_LIMIT)} characters`,
    hint: "link to it, or include the part of it that is needed",
  };
  if (spent.parts >= PARTS_LIMIT) return { code: "INCLUDE-SIZE", message: "the page includes too many parts", expected: `at most ${String(PARTS_LIMIT)} parts, those inside parts counted`, hint: "link to some of them" };
  return undefined;
}

/** Another file of the content, set here as if it had been written here. What is wrong in it is reported in it. */
export const includeBlock: BlockDefinition = {
  directive: "include",
  component: "Include",
  places: ["leaf"],
  purpose: "The text of another content file, set here as if it had been written here.",
  attributes: [{ name: "of", type: "path", needed: true, means: "the file, by its path below content/" }],
  example: { md: '::include{of="handbook/parts/gate-owners.md"}', mdx: '<Include of="handbook/parts/gate-owners.md" />' },
  make: ({ attributes, ...use }, work) => {
    const at = attributePlace(use, "of");
    const name = attributes["of"] ?? "";
    const { context, report, path, includedBy, spent, slots, inside } = work;
    const part = partOf(name, path, context);
    if (part === undefined) {
      const near = nearest(name, context.documentPaths ?? []);
      report.add(at, {
        code: "INCLUDE-MISSING",
        message: `there is no file content/${name.replace(/^\/?(?:content\/)?/, "")}`,
        found: name,
        expected: near ?? "a file below content/",
        hint: near === undefined ? "name a Markdown file by its path below content/, for example handbook/gates.md" : `did you mean ${near}?`,
      });
      return [];
    }
    // That a page has too many parts is said once.
    if (spent.parts > PARTS_LIMIT) return [];
    const against = obstacle(part, work);
    if (against !== undefined) {
      report.add(at, against);
      if (spent.parts === PARTS_LIMIT) spent.parts += 1;
      return [];
    }
    spent.parts += 1;
    const ownReport = reportOn(part);
    const tree = withOwnDefinitions(parseMarkdown(part, ownReport), `part-${String(spent.parts)}-`);
    const nodes = inside(tree.children, { path: part.path, report: ownReport, includedBy: [...includedBy, path] });
    report.diagnostics.push(...ownReport.diagnostics);
    return [slots.asBlock((children) => [element("div", { className: ["included"] }, children)], nodes as (BlockContent | DefinitionContent)[])];
  },
};
