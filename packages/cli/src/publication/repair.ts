import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Audience, Diagnostic } from "@almanac/core";
import { ASSETS, editionLayout, renderer as installedRenderer } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import { sha256 } from "../sha256.ts";
import { writeDurably } from "../store/durable-files.ts";
import type { StoredEdition } from "../store/chain.ts";
import { readStatement } from "../store/read-slices.ts";
import { filesBelow, isLeftover } from "../verify/listed-files.ts";
import { manifestIn } from "../verify/published-records.ts";
import { trouble } from "../verify/published-trouble.ts";
import { addAssets, manifestOf, type Pages } from "./append-edition.ts";
import { linkBelow } from "./copied-release.ts";
import { preparedEdition } from "./prepared-edition.ts";
import { EDITIONS, MANIFEST } from "./publication-paths.ts";
import { recordText, type Release } from "./records.ts";

interface Place {
  readonly root: string;
  readonly folder: string;
  readonly work: string;
  readonly audience: Audience;
}

export interface Repaired {
  /** Paths below the publication that were put right. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const isAs = (path: string, digest: string): boolean => existsSync(path) && sha256(readFileSync(path)) === digest;

/** Whether an edition's folder, and every asset that it needs, is what was published. */
function isWhole(folder: string, id: string, digest: string): boolean {
  const place = join(folder, EDITIONS, id);
  const manifest = isAs(join(place, MANIFEST), digest) ? manifestIn(readFileSync(join(place, MANIFEST), "utf8")) : undefined;
  if (manifest === undefined) return false;
  const isListed = (path: string): boolean => path === MANIFEST || path in manifest.files || isLeftover(path);
  const assets = manifest.assets.every((name) => existsSync(join(folder, ASSETS, name)) && sha256(readFileSync(join(folder, ASSETS, name))).startsWith(name.slice(0, 32)));
  return assets && Object.entries(manifest.files).every(([path, each]) => isAs(join(place, path), each)) && filesBelow(place).every(isListed);
}

/** Writes what differs, each file whole, and removes what no record names; the manifest last. */
function putRight(place: string, files: ReadonlyMap<string, Uint8Array | string>): readonly string[] {
  const extra = filesBelow(place).filter((path) => !files.has(path) && !isLeftover(path));
  const other = [...files].filter(([path, bytes]) => !existsSync(join(place, path)) || !readFileSync(join(place, path)).equals(Buffer.from(bytes)));
  for (const [path, bytes] of other) writeDurably(join(place, path), bytes);
  for (const path of extra) rmSync(join(place, path));
  return [...other.map(([path]) => path), ...extra].sort();
}

async function repairOne({ root, folder, work, audience }: Place, stored: StoredEdition, digest: string): Promise<Repaired> {
  const { id } = stored.edition;
  const { diagnostics } = readStatement(root, stored, audience);
  if (diagnostics.length > 0) return { files: [], diagnostics };
  const renderer = await installedRenderer();
  const { prepared } = await preparedEdition(root, stored, renderer, audience);
  const pages: Pages = editionLayout(prepared, id);
  const manifest = recordText(manifestOf(stored, renderer, pages, audience));
  const place = join(folder, EDITIONS, id);
  // Another version of Almanac gives other pages, and what was published is never changed into something else.
  if (sha256(manifest) !== digest) {
    const path = join(place, MANIFEST);
    const by = isAs(path, digest) ? manifestIn(readFileSync(path, "utf8"))?.renderer.version : undefined;
    const hint = `repair with the Almanac that published it${by === undefined ? "" : `, ${by}`}, or restore the folder from a copy; other pages may only stand in a new publication: \`almanac publish --all --to\` a new folder`;
    return { files: [], diagnostics: [trouble(path, "PUBLISHED-CHANGED", `edition ${id} is damaged, and the installed Almanac does not make the pages that were published`, { hint })] };
  }
  const link = existsSync(place) ? linkBelow(place) : undefined;
  if (link !== undefined) throw new CommandError(`${link} is a link: what would be put right might lie elsewhere\nhint: remove it and repair again; a publication has no links there`, EXIT.refused);
  addAssets(folder, work, pages.assets);
  const files = putRight(place, new Map<string, Uint8Array | string>([...pages.files, [MANIFEST, manifest]]));
  return { files: files.map((path) => `${EDITIONS}/${id}/${path}`), diagnostics: [] };
}

/**
 * Makes damaged editions of a publication again from the store, byte for byte, where the installed Almanac is the one that published them.
 * Withdrawn ones have nothing to be made from. Only while the publication is locked.
 */
export async function repairEditions(place: Place, editions: readonly StoredEdition[], release: Release): Promise<Repaired> {
  const files: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const stored of editions) {
    const digest = release.editions[stored.edition.id];
    if (digest === undefined || stored.withdrawn !== undefined || isWhole(place.folder, stored.edition.id, digest)) continue;
    const one = await repairOne(place, stored, digest);
    files.push(...one.files);
    diagnostics.push(...one.diagnostics);
  }
  return { files, diagnostics };
}
