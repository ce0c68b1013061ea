import type { Stretch } from "./report.ts";

/** Any syntax node. Nodes made by plugins may lack a position. */
export interface Placed {
  readonly position?: { readonly start: { readonly offset?: number | undefined }; readonly end: { readonly offset?: number | undefined } } | undefined;
}

/** Where a node stands in the body. */
export function offsetsOf(node: Placed): Required<Stretch> {
  const from = node.position?.start.offset ?? 0;
  return { from, to: node.position?.end.offset ?? from };
}
