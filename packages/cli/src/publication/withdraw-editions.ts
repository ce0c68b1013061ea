import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Audience } from "@almanac/core";
import { ASSETS } from "@almanac/site";
import { removeFolder } from "../half-made.ts";
import type { StoredEdition } from "../store/chain.ts";
import { makeFolderDurably, syncFolder } from "../store/durable-files.ts";
import type { Pages } from "./append-edition.ts";
import { manifestIn } from "../verify/published-records.ts";
import { EDITIONS, MANIFEST, WORK } from "./publication-paths.ts";
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
  /** Names of shared files that `/` needs while it still shows the release before. */
  readonly before: readonly string[];
  readonly title: string;
  readonly audience: Audience;
}

type Withdrawn = StoredEdition & Required<Pick<StoredEdition, "withdrawn">>;
const isWithdrawn = (stored: StoredEdition): stored is Withdrawn => stored.withdrawn !== undefined;

/** The manifest of an edition, also where a run was killed when its folder was out of the way and the page not in its place yet. */
function manifestBefore(folder: string, id: string): Manifest | undefined {
  const found = readManifest(folder, id)?.manifest;
  if (found !== undefined) return found;
  const left = readdirSync(folder).filter((name) => name.startsWith(WORK)).map((name) => join(folder, name, "gone", id, MANIFEST)).find((path) => existsSync(path));
  return left === undefined ? undefined : manifestIn(readFileSync(left, "utf8"));
}

/** Names of shared files that a shared stylesheet points to: they lie beside it. */
function pointedTo(folder: string, style: string): readonly string[] {
  const path = join(folder, ASSETS, style);
  return style.endsWith(".css") && existsSync(path) ? [...readFileSync(path, "utf8").matchAll(/url\(["']?([^"')]+)/g)].map(([, name = ""]) => name) : [];
}

/**
 * Shared files that nobody needs but editions that are taken back. The only step that looks at every edition; it is rare.
 * They go first: what a killed run leaves is still known as an edition to withdraw. Returns the names by edition: each has its own, however
 * many are withdrawn in one run.
 */
function removeUnneeded({ folder, published, pages, before }: WithdrawRequest, withdrawing: readonly Withdrawn[]): ReadonlyMap<string, readonly string[]> {
  const going = new Set(withdrawing.map(({ edition }) => edition.id));
  const needed = new Set(pages.assets.keys());
  for (const id of published) if (!going.has(id)) for (const name of readManifest(folder, id)?.manifest.assets ?? []) needed.add(name);
  for (const name of needed) for (const other of pointedTo(folder, name)) needed.add(other);
  const freedBy = (id: string): readonly string[] => [...new Set([...before, ...(manifestBefore(folder, id)?.assets ?? [])])].filter((name) => !needed.has(name)).sort();
  const unneeded = new Map([...going].map((id) => [id, freedBy(id)]));
  const names = new Set([...unneeded.values()].flat());
  for (const name of names) rmSync(join(folder, ASSETS, name), { force: true });
  if (names.size > 0) syncFolder(join(folder, ASSETS));
  return unneeded;
}

/** Puts one page in the place of an edition's: the only change that is ever made to a published edition. */
function replacePages({ folder, work, pages, title, audience }: WithdrawRequest, stored: Withdrawn, removed: readonly string[]): void {
  const { edition: { id, label, asOf, asOfDate }, sha256, withdrawn } = stored;
  const styles = [...pages.assets.keys()].filter((name) => name.endsWith(".css"));
  const files = new Map([["index.html", Buffer.from(withdrawnPage(stored, withdrawn, { title, styles, audience }))]]);
  const renderer = manifestBefore(folder, id)?.renderer ?? { version: "", digest: "" };
  const manifest: Manifest = { schema: 1, edition: { id, label, asOf, asOfDate, sha256 }, ...(audience === "public" ? {} : { audience }), renderer, files: digestsOf(files), assets: styles, withdrawn: { ...withdrawn, removed } };
  makeFolderDurably(join(folder, EDITIONS));
  const [made, gone, place] = [join(work, "withdrawn", id), join(work, "gone", id), join(folder, EDITIONS, id)];
  writeFolder(made, new Map<string, Uint8Array | string>([...files, [MANIFEST, recordText(manifest)]]));
  mkdirSync(join(work, "gone"), { recursive: true });
  if (existsSync(place)) renameSync(place, gone);
  try {
    moveInto(made, place);
  } catch (error) {
    // What the next run has to know of it stands in its folder.
    if (existsSync(gone) && !existsSync(place)) renameSync(gone, place);
    throw error;
  }
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
    replacePages(request, stored, removed.get(stored.edition.id) ?? []);
    forgetRendered(root, stored.sha256);
  }
  return { all, now };
}
