import type { Root as Page } from "hast";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { decorateBlocks, fillSlots, linkHeadings, nameFootnotes, nameHeadings, numberRegions } from "./decorate.ts";
import { bindNumbers } from "./no-break.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { prepareTree } from "./prepare-tree.ts";
import type { ProseContext, ProseDocument, RenderedProse } from "./rendered-prose.ts";
import { reportOn } from "./report.ts";
import { SANITIZE_SCHEMA } from "./sanitize-schema.ts";
import { pathSlug } from "./slug.ts";

// `raw` nodes reach the writer only from slots, which are filled after sanitising, and hold audited drawings.
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/**
 * A document as HTML, with what was found on the way. Phases: parse (Markdown, directives, MDX subset) → refuse or resolve
 * every node that is not plain Markdown → HTML tree → sanitise → fill the places of facts, callouts and diagrams → decorate → write.
 * Nothing in a document is ever evaluated. Mistakes are diagnostics with their place in the file; what is wrong is left out.
 */
export function renderProse(document: ProseDocument, context: ProseContext): RenderedProse {
  const report = reportOn(document);
  const { path } = document;
  try {
    const { tree, slots, factIds, headingLinks, charts } = prepareTree(parseMarkdown(document, report), path, context, report);
    const prefix = `${pathSlug(path)}-`;
    const toPage = unified().use(remarkRehype, { clobberPrefix: prefix }).use(rehypeSanitize, SANITIZE_SCHEMA);
    const page: Page = toPage.runSync(tree);
    const footnoteLabel = `${prefix}footnotes`;
    nameFootnotes(page, footnoteLabel);
    nameHeadings(page);
    fillSlots(page, slots);
    decorateBlocks(page);
    numberRegions(page);
    bindNumbers(page);
    const headings = linkHeadings(page, footnoteLabel);
    return { path, html: writer.stringify(page), headings, factIds: [...factIds], headingLinks, charts: Object.fromEntries(charts), diagnostics: report.diagnostics };
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    report.add({ from: 0 }, { code: "MARKDOWN-SYNTAX", message: "the text is nested too deeply", hint: "use fewer levels of quotation, list or emphasis" });
    return { path, html: "", headings: [], factIds: [], headingLinks: [], charts: {}, diagnostics: report.diagnostics };
  }
}
