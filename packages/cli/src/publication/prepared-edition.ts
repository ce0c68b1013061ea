import { prepareTree, readTree, type Renderer } from "@almanac/site";
import type { StoredEdition } from "../store/chain.ts";
import { objectsOf, readEdition } from "../store/read-edition.ts";
import { renderedTree } from "./rendered-tree.ts";

export interface PreparedEdition {
  readonly prepared: ReturnType<typeof prepareTree>;
  readonly program: { readonly title: string; readonly siteUrl?: string };
}

/** A frozen edition rendered, or taken from the kept trees, and read for the layouts. Its content must have been found whole. */
export async function preparedEdition(root: string, stored: StoredEdition, renderer: Renderer): Promise<PreparedEdition> {
  const { edition } = readEdition(root, stored);
  if (edition === undefined) throw new Error(`edition ${stored.edition.id} has no content`);
  const tree = await renderedTree(root, { sha256: stored.sha256, edition, objects: objectsOf(root, edition) }, renderer);
  return { prepared: prepareTree(await readTree(tree)), program: edition.program };
}
