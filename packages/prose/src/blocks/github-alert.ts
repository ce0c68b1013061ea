import { nearest } from "@almanac/core";
import type { Blockquote, BlockContent, DefinitionContent, RootContent } from "mdast";
import { offsetsOf } from "../markdown/offsets.ts";
import type { BlockWork } from "./block.ts";
import { calloutSlot } from "./callout-block.ts";
import { CALLOUT_KINDS } from "./callout-kinds.ts";

const MARK = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i;

/** The kind that the first line of a quotation says, and the quotation without that line. */
function marked({ children: [first, ...rest] }: Blockquote): { readonly kind: string; readonly content: readonly RootContent[] } | undefined {
  const words = first?.type === "paragraph" ? first.children[0] : undefined;
  const mark = words?.type === "text" ? MARK.exec(words.value) : null;
  if (first?.type !== "paragraph" || words?.type !== "text" || mark === null) return undefined;
  const value = words.value.slice(mark[0].length);
  const sentence = [...(value === "" ? [] : [{ ...words, value }]), ...first.children.slice(1)];
  return { kind: (mark[1] ?? "").toLowerCase(), content: [...(sentence.length === 0 ? [] : [{ ...first, children: sentence }]), ...rest] };
}

/** `> [!NOTE]` as GitHub writes a callout; undefined for any other quotation. */
export function githubAlert(node: Blockquote, { report, slots, inside }: BlockWork): RootContent[] | undefined {
  const alert = marked(node);
  if (alert === undefined) return undefined;
  const word = CALLOUT_KINDS.get(alert.kind);
  if (word === undefined) {
    const near = nearest(alert.kind, CALLOUT_KINDS.keys())?.toUpperCase();
    report.add(offsetsOf(node), {
      code: "MARKDOWN-COMPONENT",
      message: `there is no kind of callout ${alert.kind.toUpperCase()}`,
      found: `[!${alert.kind.toUpperCase()}]`,
      expected: [...CALLOUT_KINDS.keys()].map((kind) => `[!${kind.toUpperCase()}]`).join(", "),
      hint: near === undefined ? "write [!NOTE], or take the line out for a quotation" : `did you mean [!${near}]?`,
    });
  }
  return [slots.asBlock(calloutSlot(word === undefined ? "note" : alert.kind, word ?? "Note"), inside(alert.content) as (BlockContent | DefinitionContent)[])];
}
