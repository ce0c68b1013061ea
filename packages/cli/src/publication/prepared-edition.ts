import type { Audience } from "@almanac/core";
import { prepareTree, readTree, type Renderer } from "@almanac/site";
import type { StoredEdition } from "../store/chain.ts";
import { readStatement } from "../store/read-slices.ts";
import { renderedTree } from "./rendered-tree.ts";

export interface PreparedEdition {
  readonly prepared: ReturnType<typeof prepareTree>;
  readonly program: { readonly title: string; readonly siteUrl?: string };
}

/** A frozen edition rendered, or taken from the kept trees, and read for the layouts. Its content must have been found whole. */
export async function preparedEdition(root: string, stored: StoredEdition, renderer: Renderer, audience: Audience): Promise<PreparedEdition> {
  const { statement } = readStatement(root, stored, audience);
  if (statement === undefined) throw new Error(`edition ${stored.edition.id} has no content`);
  const tree = await renderedTree(root, { sha256: stored.sha256, ...statement }, renderer);
  const { title, siteUrl } = statement.edition.program;
  // `site.url` is where the publication for everybody stands.
  return { prepared: prepareTree(await readTree(tree)), program: { title, ...(siteUrl === undefined || audience !== "public" ? {} : { siteUrl }) } };
}
