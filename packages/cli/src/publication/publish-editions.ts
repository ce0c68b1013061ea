import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { canonicalJson, type Audience, type Diagnostic } from "@almanac/core";
import { editionLayout, latestLayout, renderer as installedRenderer, type PublicationIndex } from "@almanac/site";
import { removeFolder, withUndo } from "../half-made.ts";
import { readChain, type StoredEdition } from "../store/chain.ts";
import { withLock } from "../store/lock.ts";
import { readStatement } from "../store/read-slices.ts";
import { addAssets, addEdition, manifestOf, NOTHING, standsAlready, sum, type Pages, type Written } from "./append-edition.ts";
import { closedPages } from "./closed-pages.ts";
import { editionsToAdd, type Which } from "./editions-to-add.ts";
import { preparedEdition, type PreparedEdition } from "./prepared-edition.ts";
import { nothingToPublish, publicationIndex, refuseOther } from "./publication-index.ts";
import { refuseOtherAudience } from "./publication-audience.ts";
import { LOCK, WORK } from "./publication-paths.ts";
import { readCurrent, readManifest, recordText, type Release } from "./records.ts";
import { asRootPages, nextNumber, pagesOfRelease, prune, putRelease, releaseFiles, releaseOf } from "./release.ts";
import { repairEditions } from "./repair.ts";
import { restore } from "./restore.ts";
import { withdrawFrom } from "./withdraw-editions.ts";

export interface PublishRequest {
  readonly root: string;
  /** The publication, see `publicationFolder`. */
  readonly folder: string;
  readonly which: Which;
  /** Whom the publication is for. */
  readonly audience: Audience;
  /** A flat copy to begin from, where no publication stands yet. */
  readonly restoreFrom?: string;
  /** Makes damaged editions again before anything else, and is given what was put right. */
  readonly repair?: (files: readonly string[]) => void;
  /** What to do with the publication before another run may change it: copies of it elsewhere. */
  readonly afterwards?: (published: Published) => Promise<void>;
}

export interface Published {
  readonly release: Release;
  /** Whether readers see anything new. */
  readonly changed: boolean;
  readonly added: readonly StoredEdition[];
  readonly withdrawn: readonly StoredEdition[];
  /** Written into editions' folders, and into the shared folder. */
  readonly own: Written;
  readonly shared: Written;
  /** Shared files that the added editions need, new or not. */
  readonly needed: number;
}

type Before = ReturnType<typeof readCurrent>;

interface Added {
  readonly own: Written;
  readonly shared: Written;
  readonly needed: number;
  /** The one that `/` is to show, where it was rendered now. */
  readonly latest?: PreparedEdition;
}

/** Renders and adds editions that do not stand yet, oldest first. */
async function addMissing({ root, folder, audience }: PublishRequest, work: string, adding: readonly StoredEdition[], latestId: string | undefined): Promise<Added> {
  const renderer = await installedRenderer();
  let [own, shared, needed] = [NOTHING, NOTHING, 0];
  let latest: PreparedEdition | undefined;
  for (const stored of adding) {
    if (standsAlready(folder, stored, audience)) continue;
    const { id } = stored.edition;
    const edition = await preparedEdition(root, stored, renderer, audience);
    if (id === latestId) latest = edition;
    const pages = editionLayout(edition.prepared, id);
    const added = addEdition(folder, work, manifestOf(stored, renderer, pages, audience), pages);
    own = sum(own, added.own);
    shared = sum(shared, added.shared);
    needed += pages.assets.size;
  }
  return { own, shared, needed, ...(latest === undefined ? {} : { latest }) };
}

type Naming = Pick<PublicationIndex, "title" | "siteUrl" | "audience">;

interface Root {
  readonly pages: Pages;
  readonly naming: Naming;
  readonly shared: Written;
  /** Whether they are those of the release before, which is whole. */
  readonly stays: boolean;
}

/** What `/` shows. Where the latest edition stays the same, its pages do. */
async function rootPages({ root, folder, audience }: PublishRequest, work: string, before: Before, stored: StoredEdition, rendered: PreparedEdition | undefined): Promise<Root> {
  const kept = rendered === undefined && before?.release.latest === stored.edition.id ? pagesOfRelease(folder, before.release) : undefined;
  if (kept !== undefined && before !== undefined) return { pages: kept, naming: before.index, shared: NOTHING, stays: true };
  const { prepared, program } = rendered ?? (await preparedEdition(root, stored, await installedRenderer(), audience));
  const pages = asRootPages(latestLayout(prepared, program.siteUrl));
  const naming = { ...program, ...(audience === "public" ? {} : { audience }) };
  return { pages, naming, shared: addAssets(folder, work, pages.assets), stays: false };
}

/** What `/` shows where nothing is left to read, under the title and the address under which it was published. */
function closedRoot({ folder }: PublishRequest, work: string, before: Before, listed: PublicationIndex): Root {
  const pages = closedPages(listed);
  const stays = before?.release.latest === null && pagesOfRelease(folder, before.release) !== undefined;
  return { pages, naming: listed, shared: addAssets(folder, work, pages.assets), stays };
}

function newRelease(folder: string, work: string, before: Before, { index, pages, editions }: { readonly index: PublicationIndex; readonly pages: Pages; readonly editions: Release["editions"] }): Release {
  const files = releaseFiles(folder, pages, index);
  const release = releaseOf(nextNumber(folder, before?.release.number ?? 0), index, files, pages, editions);
  putRelease(folder, work, release, files);
  return release;
}

async function publishLocked(request: PublishRequest, work: string): Promise<Published | { readonly diagnostics: readonly Diagnostic[] }> {
  const { root, folder, which, audience } = request;
  // Read while nobody else publishes: a run that waited for another may know less than that one did.
  const chain = readChain(root);
  if (chain.diagnostics.length > 0) return { diagnostics: chain.diagnostics };
  const { editions } = chain;
  if (request.restoreFrom !== undefined) restore(folder, work, request.restoreFrom);
  const before = readCurrent(folder);
  if (before !== undefined) refuseOtherAudience(folder, before.index.audience, audience);
  refuseOther(editions, before?.index, folder);
  if (request.repair !== undefined && before !== undefined) {
    const { files, diagnostics } = await repairEditions({ root, folder, work, audience }, editions, before.release);
    if (diagnostics.length > 0) return { diagnostics };
    request.repair(files);
  }
  const published = new Set(Object.keys(before?.release.editions ?? {}));
  const adding = editionsToAdd(chain, which, published);
  const ids = new Set([...published, ...adding.map(({ edition }) => edition.id)]);
  const listed = publicationIndex(editions, ids, before?.index ?? { title: "" });
  const newest = editions.find(({ edition }) => edition.id === listed?.latest);
  if (listed === undefined) throw nothingToPublish(editions);
  const diagnostics = adding.filter((stored) => !standsAlready(folder, stored, audience)).flatMap((stored) => readStatement(root, stored, audience).diagnostics);
  if (diagnostics.length > 0) return { diagnostics };

  const { latest, own, shared, needed } = await addMissing(request, work, adding, newest?.edition.id);
  const top = newest === undefined ? closedRoot(request, work, before, listed) : await rootPages(request, work, before, newest, latest);
  const gone = withdrawFrom({ root, folder, work, editions, published, pages: top.pages, before: before?.release.assets ?? [], title: top.naming.title, audience });
  const index = publicationIndex(editions, ids, top.naming) ?? listed;
  const manifest = (id: string): readonly [string, string] => [id, readManifest(folder, id)?.digest ?? ""];
  const manifests = { ...before?.release.editions, ...Object.fromEntries([...adding, ...gone.all].map(({ edition }) => manifest(edition.id))) };
  // A newer Almanac alone changes nothing for readers: what was published was rendered by the one that published it.
  const stays = before !== undefined && top.stays && recordText(index) === recordText(before.index) && canonicalJson(manifests) === canonicalJson(before.release.editions);
  const release = stays ? before.release : newRelease(folder, work, before, { index, pages: top.pages, editions: manifests });
  prune(folder, release, gone.all.map(({ edition }) => edition.id));
  return { release, changed: !stays, added: adding, withdrawn: gone.now, own, shared: sum(shared, top.shared), needed };
}

/**
 * Brings a publication up to date: adds editions, takes withdrawn ones back, and turns the pointer when everything is on the disk. What
 * was interrupted at any point left the last release as it was, and the next run goes on from there. What a run costs depends on what is
 * new, and not on how many editions there are.
 * @throws CommandError when the folder holds other statements than the chain, or when there is no edition to begin with.
 */
export async function publishEditions(request: PublishRequest): Promise<Published | { readonly diagnostics: readonly Diagnostic[] }> {
  const { folder, afterwards } = request;
  const work = join(folder, `${WORK}${String(process.pid)}`);
  return await withLock(join(folder, LOCK), () =>
    withUndo(
      () => removeFolder(work),
      async () => {
        removeFolder(work);
        mkdirSync(work);
        const published = await publishLocked(request, work);
        if (!("diagnostics" in published)) await afterwards?.(published);
        return published;
      },
    ),
  );
}
