import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Audience } from "@almanac/core";
import { ASSETS } from "@almanac/site";
import { removeFolder } from "../half-made.ts";
import type { StoredEdition } from "../store/chain.ts";
import { makeFolderDurably, syncFolder } from "../store/durable-files.ts";
import type { Pages } from "./append-edition.ts";
import { EDITIONS, MANIFEST } from "./publication-paths.ts";
import { digestsOf, readManifest, recordText, type Manifest } from "./records.ts";
import { forgetRendered } from "./rendered-tree.ts";
import { moveInto, writeFolder } from "./whole-folder.ts";
import { withdrawnPage } from "./withdrawn-page.ts";

export interface WithdrawRequest {
  readonly root: string;
  readonly folder: string;
  readonly work: string;
  readonly editions: readonly StoredEdition[];
  /** Ids of the editions that stand in the publication. */
  readonly published: ReadonlySet<string>;
  /** What `/` is to show. */
  readonly pages: Pages;
  readonly title: string;
  readonly audience: Audience;
}

type Withdrawn = StoredEdition & Required<Pick<StoredEdition, "withdrawn">>;
const isWithdrawn = (stored: StoredEdition): stored is Withdrawn => stored.withdrawn !== undefined;

/**
 * Shared files that nobody needs but editions that are taken back. The only step that looks at every edition; it is rare.
 * They go first: what a killed run leaves is still known as an edition to withdraw.
 */
function removeUnneeded({ folder, published, pages }: WithdrawRequest, withdrawing: readonly Withdrawn[]): readonly string[] {
  const going = new Set(withdrawing.map(({ edition }) => edition.id));
  const freed = withdrawing.flatMap(({ edition }) => readManifest(folder, edition.id)?.manifest.assets ?? []);
  const needed = new Set(pages.assets.keys());
  for (const id of published) if (!going.has(id)) for (const name of readManifest(folder, id)?.manifest.assets ?? []) needed.add(name);
  const unneeded = [...new Set(freed)].filter((name) => !needed.has(name)).sort();
  for (const name of unneeded) rmSync(join(folder, ASSETS, name), { force: true });
  if (unneeded.length > 0) syncFolder(join(folder, ASSETS));
  return unneeded;
}

/** Puts one page in the place of an edition's: the only change that is ever made to a published edition. */
function replacePages({ folder, work, pages, title, audience }: WithdrawRequest, stored: Withdrawn, removed: readonly string[]): void {
  const { edition: { id, label, asOf, asOfDate }, sha256, withdrawn } = stored;
  const styles = [...pages.assets.keys()].filter((name) => name.endsWith(".css"));
  const files = new Map([["index.html", Buffer.from(withdrawnPage(stored, withdrawn, { title, styles, audience }))]]);
  const renderer = readManifest(folder, id)?.manifest.renderer ?? { version: "", digest: "" };
  const manifest: Manifest = { schema: 1, edition: { id, label, asOf, asOfDate, sha256 }, ...(audience === "public" ? {} : { audience }), renderer, files: digestsOf(files), assets: styles, withdrawn: { ...withdrawn, removed } };
  makeFolderDurably(join(folder, EDITIONS));
  const [made, gone, place] = [join(work, "withdrawn", id), join(work, "gone", id), join(folder, EDITIONS, id)];
  writeFolder(made, new Map<string, Uint8Array | string>([...files, [MANIFEST, recordText(manifest)]]));
  mkdirSync(join(work, "gone"), { recursive: true });
  if (existsSync(place)) renameSync(place, gone);
  moveInto(made, place);
  removeFolder(gone);
}

/** Takes back the pages of editions whose content was taken back. Returns all that are withdrawn, and those that are so from now on. */
export function withdrawFrom(request: WithdrawRequest): { readonly all: readonly StoredEdition[]; readonly now: readonly StoredEdition[] } {
  const { root, folder, editions, published } = request;
  const all = editions.filter(isWithdrawn).filter(({ edition }) => published.has(edition.id));
  const now = all.filter(({ edition }) => readManifest(folder, edition.id)?.manifest.withdrawn === undefined);
  if (now.length === 0) return { all, now };
  const removed = removeUnneeded(request, now);
  for (const stored of now) {
    replacePages(request, stored, removed);
    forgetRendered(root, stored.sha256);
  }
  return { all, now };
}
