import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Audience, Edition } from "@almanac/core";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { count, type ReportFormat } from "../report.ts";
import { newestEdition, readChain, type Chain, type StoredEdition } from "../store/chain.ts";
import { readEdition } from "../store/read-edition.ts";
import { resolveEdition } from "../store/resolve-edition.ts";
import { EDITIONS } from "../store/store-paths.ts";
import type { Rerun } from "../verify/proof.ts";
import { recompute, type Recomputed } from "../verify/recompute.ts";
import { rerender } from "../verify/rerender.ts";
import { verifyIndex } from "../verify/verify-index.ts";
import { verifyPublication, type VerifiedPublication } from "../verify/verify-publication.ts";
import { progress, teller } from "../verify/verify-report.ts";
import { sourceProver } from "../verify/verify-sources.ts";
import { slicesElsewhere, verifySlices } from "../verify/verify-slices.ts";
import { verifyHeaders, verifyObjects } from "../verify/verify-store.ts";

export interface VerifyOptions {
  readonly root: string;
  /** A publication, or a flattened copy of one. */
  readonly dir?: string;
  /** Which editions are made again: all of them, one, or none. Chain, objects, sources and bytes are always looked at. */
  readonly rerun: "all" | "newest" | "none" | { readonly edition: string };
  /** Who reads the report: values that only fewer readers may see are not told. */
  readonly audience: Audience;
  readonly format: ReportFormat;
}

type Teller = ReturnType<typeof teller>;

/** The editions that are to be made again. @throws CommandError when there is no such edition. */
function chosen(chain: Chain, rerun: VerifyOptions["rerun"]): readonly StoredEdition[] {
  if (rerun === "none" || rerun === "all") return rerun === "all" ? chain.editions : [];
  const one = rerun === "newest" ? newestEdition(chain.editions) : resolveEdition(chain, rerun.edition);
  return one === undefined ? [] : [one];
}

/** An edition of which every object is whole: what is damaged was told, and would only be told again. */
function wholeEdition(root: string, stored: StoredEdition): Edition | undefined {
  const { edition, diagnostics } = readEdition(root, stored);
  return diagnostics.length > 0 ? undefined : edition;
}

async function recomputeAll(root: string, chain: Chain, editions: readonly StoredEdition[], gone: ReadonlyMap<string, string>, audience: Audience): Promise<readonly Recomputed[]> {
  if (chain.diagnostics.length > 0) return editions.map(({ edition: { id } }) => ({ open: { edition: id, notRerun: "the chain does not hold", diagnostics: [] } }));
  const reruns: Recomputed[] = [];
  for (const stored of editions) {
    const { id } = stored.edition;
    const edition = wholeEdition(root, stored);
    progress(`computing ${id} again, ${String(reruns.length + 1)} of ${String(editions.length)}`);
    if (edition === undefined) reruns.push({ open: { edition: id, notRerun: stored.withdrawn !== undefined ? "withdrawn" : "it cannot be read whole", diagnostics: [] } });
    else reruns.push(await recompute(root, chain, stored, edition, gone.get(id), audience));
  }
  return reruns;
}

/** Published editions among the chosen ones, rendered again. */
async function rerenderAll(root: string, { root: { editions: folder }, manifests }: VerifiedPublication, editions: readonly StoredEdition[]): Promise<readonly Rerun[]> {
  const published = editions.flatMap((stored) => {
    const manifest = manifests.get(stored.edition.id);
    return manifest === undefined ? [] : [{ stored, place: { folder: join(folder, stored.edition.id), manifest } }];
  });
  if (published.length === 0) return [];
  const { renderer } = await import("@almanac/site");
  const installed = await renderer();
  const reruns: Rerun[] = [];
  for (const { stored, place } of published) {
    progress(`rendering ${place.manifest.edition.id} again, ${String(reruns.length + 1)} of ${String(published.length)}`);
    reruns.push(await rerender(root, stored, place, installed));
  }
  return reruns;
}

function publishedProof(dir: string, told: Teller): VerifiedPublication {
  const published = verifyPublication(dir);
  const { release } = published.root;
  const extent = release === undefined ? dir : `${dir}, release ${String(release.number)}: ${count(Object.keys(release.editions).length, "edition")}, ${count(published.files, "file")}`;
  told.proof({ what: "publication", extent, diagnostics: published.diagnostics });
  return published;
}

/** Proves the chain, its objects and sources and, where one is given, the bytes of a publication; makes again what can be made again. */
export async function verify({ root, dir, rerun, audience, format }: VerifyOptions): Promise<ExitCode> {
  const told = teller({ root, format, audience });
  if (!existsSync(join(root, EDITIONS))) {
    if (dir === undefined) throw new CommandError(`${root}: nothing is frozen here, so there is nothing to verify\nhint: \`almanac edition\` freezes an edition; name the folder of a publication to look at its bytes alone`, EXIT.usage);
    told.note("chain", "not looked at: no editions are frozen here; name their program directory with --root");
    publishedProof(dir, told);
    return told.end();
  }
  const chain = readChain(root);
  told.proof(verifyHeaders(chain));
  const again = chosen(chain, rerun);
  const prover = sourceProver(root, newestEdition(chain.editions)?.edition.id);
  let readable = 0;
  told.proof(
    verifyObjects(root, chain, (edition) => {
      progress(`reading ${edition.id}`);
      prover.look(edition);
      readable++;
    }),
  );
  const slices = verifySlices(root, chain);
  if (slices !== undefined) told.proof(slices);
  const elsewhere = slicesElsewhere(root, chain);
  if (elsewhere !== undefined) told.note("slices", elsewhere);
  const sources = prover.result();
  told.proof({ what: "sources", extent: `${count(sources.files, "public file")} of ${count(readable, "edition")}`, diagnostics: sources.diagnostics });
  const published = dir === undefined ? undefined : publishedProof(dir, told);
  if (published !== undefined)
    told.proof({ what: "statements", extent: "what the publication says of its editions", diagnostics: verifyIndex(published.root, published.manifests, chain.editions) });
  if (rerun !== "none") {
    const recomputed = await recomputeAll(root, chain, again, sources.gone, audience);
    told.reruns("recomputed", recomputed.map(({ open }) => open));
    const ofSlices = recomputed.flatMap((each) => each.slices ?? []);
    if (ofSlices.length > 0) told.reruns("their slices", ofSlices);
  }
  if (rerun !== "none" && published !== undefined) told.reruns("rendered", await rerenderAll(root, published, again));
  return told.end();
}
