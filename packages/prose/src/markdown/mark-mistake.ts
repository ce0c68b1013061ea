import type { PhrasingContent, RootContent } from "mdast";
import type { Element } from "hast";
import { offsetsOf } from "./offsets.ts";
import type { Report } from "./report.ts";
import type { Slots } from "./slots.ts";

const LONGEST = 240;
/** What stands in a sentence. Anything else is a block of its own. */
const IN_TEXT: ReadonlySet<string> = new Set(["textDirective", "mdxJsxTextElement", "mdxTextExpression", "link", "image", "imageReference", "emphasis", "strong", "delete", "inlineCode", "text", "html"]);

/** What was written where something is wrong, to stand beside what could be made of it: for who is writing. Text only, whatever it holds. */
export function markedMistake(node: RootContent, { report, slots, problems }: { readonly report: Report; readonly slots: Slots; readonly problems: readonly string[] }): RootContent {
  const { from, to } = offsetsOf(node);
  const written = report.source.slice(from, to).trim();
  const value = written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written;
  const mark: Element = { type: "element", tagName: "mark", properties: { className: ["prose-mistake"], title: problems.join("; ") }, children: [{ type: "text", value }] };
  return IN_TEXT.has(node.type) ? (slots.inText(() => [mark]) as PhrasingContent) : slots.asBlock(() => [{ type: "element", tagName: "p", properties: {}, children: [mark] }]);
}
