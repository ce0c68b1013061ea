import type {} from "remark-parse";
import type { Data, Processor } from "unified";

/** What the address of a page or a mailbox holds, in whatever way it is written: decoded character references come from an `&`. */
const MAY_HOLD_ADDRESS = /[@&]|www|http/i;

/**
 * Whether a text may hold an address that becomes a link without being marked as one. Looking for one begins anew at every letter, which
 * is half of all parsing; a text without any of these marks has none.
 */
export const mayHoldAddress = (text: string): boolean => MAY_HOLD_ADDRESS.test(text);

const AUTOLINKS: ReadonlySet<string | undefined> = new Set(["emailAutolink", "protocolAutolink", "wwwAutolink"]);

type Syntax = NonNullable<Data["micromarkExtensions"]>[number];
type FromMarkdown = NonNullable<Data["fromMarkdownExtensions"]>[number];

function withoutConstructs(extension: Syntax): Syntax {
  const text = Object.entries(extension.text ?? {}).flatMap(([code, constructs]) => {
    const left = [constructs].flat().flatMap((construct) => (construct === undefined || AUTOLINKS.has(construct.name) ? [] : [construct]));
    return left.length === 0 ? [] : [[code, left] as const];
  });
  return { ...extension, text: Object.fromEntries(text) };
}

const withoutTransforms = (extension: FromMarkdown): FromMarkdown =>
  Array.isArray(extension) ? extension.flatMap((each) => withoutTransforms(each)) : { ...extension, transforms: (extension.transforms ?? []).filter(({ name }) => name !== "transformGfmAutolinkLiterals") };

/** Takes the search for unmarked addresses out of a parser of GitHub's Markdown. For texts of which {@link mayHoldAddress} says no: they read the same. */
export function plainAutolinks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = data.micromarkExtensions?.map(withoutConstructs) ?? [];
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.map(withoutTransforms) ?? [];
}
