import { renderer } from "@almanac/site";
import type { Diagnostic } from "@almanac/core";
import { renderedTree } from "../publication/rendered-tree.ts";
import { newestEdition, readChain } from "../store/chain.ts";
import { objectsOf, readEdition } from "../store/read-edition.ts";

/** Renders the newest edition into the cache, from where it is published: a page that cannot be made stops the night before anything is published. */
export async function buildTonight(root: string): Promise<readonly Diagnostic[]> {
  const stored = newestEdition(readChain(root).editions);
  if (stored === undefined) return [];
  const { edition, diagnostics } = readEdition(root, stored);
  if (edition === undefined || diagnostics.length > 0) return diagnostics;
  await renderedTree(root, { sha256: stored.sha256, edition, objects: objectsOf(root, edition) }, await renderer());
  return [];
}
