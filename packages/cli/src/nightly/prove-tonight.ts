import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "@almanac/core";
import { CURRENT } from "../publication/publication-paths.ts";
import { newestEdition, readChain } from "../store/chain.ts";
import { readEdition } from "../store/read-edition.ts";
import { recompute } from "../verify/recompute.ts";
import { verifyIndex } from "../verify/verify-index.ts";
import { verifyPublication } from "../verify/verify-publication.ts";
import { verifySlices } from "../verify/verify-slices.ts";
import { sourceProver } from "../verify/verify-sources.ts";

/**
 * What is proved before a night publishes: the chain, the newest edition with its objects and sources, computed once more, and of the
 * publication what readers see now. Does not grow with the number of editions; `almanac verify` looks at all of them.
 */
export async function proveTonight(root: string, to: string): Promise<{ readonly says: string; readonly diagnostics: readonly Diagnostic[] }> {
  const chain = readChain(root);
  const stored = newestEdition(chain.editions);
  const read = stored === undefined ? { diagnostics: [] } : readEdition(root, stored);
  const { edition } = read;
  if (stored === undefined || edition === undefined) return { says: "chain", diagnostics: [...chain.diagnostics, ...read.diagnostics] };
  const prover = sourceProver(root, edition.id);
  prover.look(edition);
  const sources = prover.result();
  const { open: again, slices } = await recompute(root, chain, stored, edition, sources.gone.get(edition.id));
  const bytes = verifySlices(root, { ...chain, editions: [stored] });
  const published = existsSync(join(to, CURRENT)) ? verifyPublication(to, { latestOnly: true }) : undefined;
  const said = published === undefined ? [] : verifyIndex(published.root, published.manifests, chain.editions, { acts: false });
  return {
    says: `chain, newest edition ${again.notRerun === undefined ? "computed again and equal" : `not computed again: ${again.notRerun}`}${published === undefined ? "" : ", published bytes"}`,
    diagnostics: [...chain.diagnostics, ...read.diagnostics, ...sources.diagnostics, ...again.diagnostics, ...(bytes?.diagnostics ?? []), ...(slices?.diagnostics ?? []), ...(published?.diagnostics ?? []), ...said],
  };
}
