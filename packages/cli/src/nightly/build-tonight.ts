import { renderer } from "@almanac/site";
import type { Audience, Diagnostic } from "@almanac/core";
import { renderedTree } from "../publication/rendered-tree.ts";
import { newestEdition, readChain } from "../store/chain.ts";
import { readStatement } from "../store/read-slices.ts";
import { publishedEdition } from "./published-edition.ts";

/**
 * Renders the newest edition into the cache, from where it is published: a page that cannot be made stops the night before anything is
 * published. What is published already is never rendered again.
 */
export async function buildTonight(root: string, to: string, audience: Audience): Promise<{ readonly says: string; readonly diagnostics: readonly Diagnostic[] }> {
  const stored = newestEdition(readChain(root).editions);
  if (stored === undefined) return { says: "nothing is frozen", diagnostics: [] };
  if (publishedEdition(to)?.id === stored.edition.id) return { says: `${stored.edition.label} is published already`, diagnostics: [] };
  const { statement, diagnostics } = readStatement(root, stored, audience);
  if (statement === undefined || diagnostics.length > 0) return { says: "", diagnostics };
  await renderedTree(root, { sha256: stored.sha256, ...statement }, await renderer());
  return { says: `the pages of ${stored.edition.label} are made`, diagnostics };
}
