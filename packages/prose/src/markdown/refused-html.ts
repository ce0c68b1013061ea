import { offsetsOf, type Placed } from "./offsets.ts";
import type { Report } from "./report.ts";

const INSTEAD: Readonly<Record<string, string>> = {
  a: "write [text](address)",
  abbr: "spell it out at its first use",
  b: "write **text**",
  br: "end the line with a backslash",
  center: "leave it out: the style sheet sets alignment",
  code: "write `text`",
  del: "write ~~text~~",
  details: "use :::callout, or a heading of its own",
  div: "leave it out, or use :::callout",
  em: "write *text*",
  hr: "write --- on a line of its own",
  i: "write *text*",
  iframe: "nothing is embedded in pages: link to it, or use an image with alternative text",
  img: "write ![what the image shows](file.png)",
  kbd: "write `text`",
  li: "write a list with - or 1.",
  object: "nothing is embedded in pages: link to it",
  ol: "write a list with 1.",
  p: "leave a blank line between paragraphs",
  script: "pages have no scripts: quote figures with :fact[…], and draw with a mermaid block",
  span: "leave it out",
  strong: "write **text**",
  style: "pages have no styles of their own: leave it out",
  svg: "draw with a mermaid block, or use an image with alternative text",
  table: "write a table with | and ---",
  ul: "write a list with -",
  video: "nothing is embedded in pages: link to it",
};

/** What to use in place of an HTML element. */
export const insteadOf = (name: string): string => INSTEAD[name.toLowerCase()] ?? "write it in Markdown, or leave it out";

/** The markup with its comments blanked out, so that places stay right. One pass: an expression that retries would take minutes over many comments. */
function withoutComments(markup: string): string {
  let result = "";
  let at = 0;
  for (;;) {
    const from = markup.indexOf("<!--", at);
    const to = from === -1 ? -1 : markup.indexOf("-->", from + 4);
    if (to === -1) return result + markup.slice(at);
    result += markup.slice(at, from) + " ".repeat(to + 3 - from);
    at = to + 3;
  }
}
const TAG = /<\s*([a-z][a-z0-9-]*)((?:\s[^>]*)?)/i;

/** Reports an HTML node once, at its first opening tag, or at the attribute that would run a script. Comments and closing tags pass; none of them is published. */
export function refuseHtml(node: Placed & { readonly value: string }, report: Report): void {
  const { from, to } = offsetsOf(node);
  // The source, not the node's value: in a paragraph the value has lost the indentation of its lines, and places would shift.
  const written = report.source.slice(from, to);
  if (withoutComments(node.value).trim() === "") return;
  const tag = TAG.exec(withoutComments(written));
  if (tag === null) {
    if (!/^\s*<\//.test(node.value)) report.add({ from }, { code: "MARKDOWN-HTML", message: "this markup is not allowed in pages", found: node.value.slice(0, 20), expected: "Markdown", hint: "write it in Markdown, or put it in code marks to show it" });
    return;
  }
  const [whole, name = "", attributes = ""] = tag;
  const handler = /\son[a-z]+(?=\s*=)/i.exec(attributes);
  const hint = `${insteadOf(name)}; to show the tag itself, put it in code marks`;
  if (handler === null) {
    report.add({ from: from + tag.index, to: from + tag.index + whole.length }, { code: "MARKDOWN-HTML", message: `the element <${name.toLowerCase()}> is not allowed in pages`, found: `<${name}>`, expected: "Markdown", hint });
    return;
  }
  const at = from + tag.index + whole.length - attributes.length + handler.index + 1;
  report.add({ from: at, to: at + handler[0].length - 1 }, { code: "MARKDOWN-HTML", message: `the attribute ${handler[0].trim()} of <${name.toLowerCase()}> is not allowed in pages`, found: handler[0].trim(), expected: "Markdown", hint });
}
