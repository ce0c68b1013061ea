import type { Code, Paragraph } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { offsetsOf } from "../markdown/offsets.ts";
import type { Report } from "../markdown/report.ts";
import { CALLOUT_KINDS } from "./callout-kinds.ts";
import { blockOfDirective, nearestBlock } from "./registry.ts";

const LINE = /^[ \t>]*(:{2,})([A-Za-z][\w-]*)(.*)$/;
const CURLED = /[“”„‟«»]/;

/** What keeps the rest of a line, after the name of a directive, from being read. */
function hintFor(spelling: string, rest: string): string {
  if (/^\s+[{[]/.test(rest)) return `write ${/\S/.exec(rest)?.[0] ?? "{"} right behind ${spelling}, without a space`;
  if (!/^[{[]/.test(rest)) return spelling.startsWith(":::") ? `write ${spelling} alone, or ${spelling}{title="…"}, and the text on the lines below it` : `write ${spelling}{…} on a line of its own`;
  if (CURLED.test(rest)) return "write straight quotation marks: \" in place of “ and ”";
  if (!rest.includes(rest.startsWith("{") ? "}" : "]")) return `write ${rest.startsWith("{") ? "}" : "]"} at the end of this line; everything before it stands on this one line, too`;
  const bare = /[{\s]([A-Za-z][\w-]*)\s+["']/.exec(rest.replaceAll(/=\s*"[^"]*"/g, "=x"))?.[1];
  if (bare !== undefined) return `write ${bare}="…", with an equals sign`;
  if ((rest.match(/"/g) ?? []).length % 2 === 1) return "a quotation mark is missing: write one on each side of the value";
  if (/\}\s*\S/.test(rest)) return "write nothing behind }; the text belongs on the lines below";
  return `write each attribute as name="value", with a space between them`;
}

/**
 * Lines that begin as a directive and were read as text, because something in their braces cannot be read. Silently they would be shown to
 * readers as they were typed, and a policy would not be judged.
 */
export function reportUnreadLines(node: Paragraph, report: Report): void {
  const { from, to } = offsetsOf(node);
  let start = from;
  for (const line of report.source.slice(from, to).split("\n")) {
    const [, colons = "", name = "", rest = ""] = LINE.exec(line.replace(/\r$/, "")) ?? [];
    const block = colons === "" ? undefined : (blockOfDirective(name) ?? nearestBlock(name));
    if (colons !== "" && rest.trim() !== "" && (block !== undefined || (colons.length > 2 && /^\s*[{[]/.test(rest)))) {
      const at = start + line.indexOf(":");
      report.add({ from: at, to: at + colons.length + name.length }, { code: "MARKDOWN-DIRECTIVE", message: `this ${colons}${name} cannot be read, and would be shown as it is typed`, found: line.trim(), expected: `${colons}${name}{name="value"}`, hint: CALLOUT_KINDS.has(name) ? `write :::callout{kind=${name}${/^\s+\w/.test(rest) ? ` title="${rest.trim()}"` : ""}}, and the text on the lines below it` : hintFor(`${colons}${name}`, rest) });
    }
    start += line.length + 1;
  }
}

/** A directive of a sentence whose brackets or braces were left over as text. */
export function reportUnreadRest(node: TextDirective, report: Report): void {
  const { from, to } = offsetsOf(node);
  const written = report.source.slice(from, to);
  const rest = report.source.slice(to, to + 1000).split("\n", 1)[0] ?? "";
  if (blockOfDirective(node.name)?.places.includes("text") !== true) return;
  if (written.endsWith("[]")) return;
  const bare = !/[[{]/.test(written);
  const left = bare ? /^ ?[[({]/.test(rest) : !written.endsWith("}") && rest.startsWith("{");
  if (!left) return;
  const hint = bare ? `write square brackets right behind the word: :${node.name}[…]` : hintFor(`:${node.name}`, rest);
  report.add({ from, to }, { code: "MARKDOWN-DIRECTIVE", message: `what stands behind ${written} cannot be read, and would be shown as it is typed`, found: rest.slice(0, 60), expected: `:${node.name}[…]{name="value"}`, hint });
}

/** A block that is indented like an example, so that readers would see its colons. */
export function reportIndented(node: Code, report: Report): void {
  const { from } = offsetsOf(node);
  const at = from + report.source.slice(from).search(/\S/);
  const [, colons = "", name = ""] = LINE.exec(node.value.split("\n", 1)[0] ?? "") ?? [];
  if (colons === "" || !report.source.startsWith(":", at) || blockOfDirective(name) === undefined) return;
  report.add({ from: at, to: at + colons.length + name.length }, { code: "MARKDOWN-DIRECTIVE", message: `${colons}${name} is indented, and would be shown as it is typed`, found: "a tab or four spaces", expected: `${colons}${name} at the beginning of the line`, hint: "take the spaces or the tab before it away; to show it as an example, put ``` on the lines above and below" });
}

/** Whether a block has no closing colons of its own; reported, for everything below it would belong to it. */
export function reportUnclosed(node: ContainerDirective | LeafDirective | TextDirective, report: Report): boolean {
  if (node.type !== "containerDirective") return false;
  const { from, to } = offsetsOf(node);
  const text = report.source.slice(from, to);
  const colons = /^:+/.exec(text)?.[0] ?? ":::";
  const last = text.includes("\n") ? text.slice(text.lastIndexOf("\n") + 1) : "";
  const closing = /^[\s>]*(:{3,})\s*$/.exec(last)?.[1] ?? "";
  if (closing.length >= colons.length) return false;
  const spelling = `${colons}${node.name}`;
  // What ends it without closing it are the colons of the block around it, which has no more of them.
  const next = /^[\s>]*\n?[\s>]*(:{3,})[ \t\r]*(?:\n|$)/.exec(report.source.slice(to))?.[1];
  const hint = next === undefined
    ? `write ${colons} on a line of its own, below the last line that belongs to it`
    : node.name === "tab" ? "write four colons outside: ::::tabs above the first tab, and :::: below the last" : `write ${next} on a line of its own above it, to close the block before; or, if it belongs inside that, write the outer block with one colon more`;
  report.add({ from, to: from + spelling.length }, { code: "MARKDOWN-DIRECTIVE", message: next === undefined ? `${spelling} is never closed` : `${spelling} begins inside a block that is still open, and the next ${next} closes that one`, found: "no closing colons", expected: `${colons} on a line of its own`, hint });
  return true;
}
