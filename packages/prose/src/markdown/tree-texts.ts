import { parseMarkdown } from "./parse-markdown.ts";
import type { ProseDocument } from "./rendered-prose.ts";
import { reportOn } from "./report.ts";

/** Syntax trees of Markdown documents as JSON, each with the text that it is of, for whoever reads them instead of parsing (`known-trees.ts`). Those of MDX hold more than JSON can, and are left out. */
export const treeTexts = (documents: readonly ProseDocument[]): readonly (readonly [body: string, tree: string])[] =>
  documents.filter(({ format }) => format === "md").map((document) => [document.body, JSON.stringify(parseMarkdown(document, reportOn(document)))]);
