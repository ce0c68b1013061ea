import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Audience } from "@almanac/core";
import { ASSETS, type Renderer } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import { refuseOtherAudience } from "./publication-audience.ts";
import { makeFolderDurably, syncFolder } from "../store/durable-files.ts";
import type { StoredEdition } from "../store/chain.ts";
import { EDITIONS, MANIFEST } from "./publication-paths.ts";
import { digestsOf, readManifest, recordText, type Manifest } from "./records.ts";
import { moveInto, writeFolder } from "./whole-folder.ts";

export interface Pages {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

export interface Written {
  readonly bytes: number;
  readonly files: number;
}

export const NOTHING: Written = { bytes: 0, files: 0 };
export const sum = (a: Written, b: Written): Written => ({ bytes: a.bytes + b.bytes, files: a.files + b.files });
const written = (files: ReadonlyMap<string, Uint8Array>): Written => ({ bytes: [...files.values()].reduce((total, { length }) => total + length, 0), files: files.size });

/** Stores what is not stored yet. A file that is there under the name but holds other bytes was damaged: it is put right. */
export function addAssets(folder: string, work: string, assets: ReadonlyMap<string, Uint8Array>): Written {
  const shared = join(folder, ASSETS);
  makeFolderDurably(shared);
  const missing = new Map([...assets].filter(([name, bytes]) => !existsSync(join(shared, name)) || Buffer.compare(readFileSync(join(shared, name)), bytes) !== 0));
  if (missing.size === 0) return NOTHING;
  writeFolder(join(work, ASSETS), missing);
  for (const name of missing.keys()) renameSync(join(work, ASSETS, name), join(shared, name));
  syncFolder(shared);
  return written(missing);
}

export const manifestOf = ({ edition: { id, label, asOf, asOfDate }, sha256 }: StoredEdition, renderer: Renderer, { files, assets }: Pages, audience: Audience): Manifest => ({
  schema: 1,
  edition: { id, label, asOf, asOfDate, sha256 },
  ...(audience === "public" ? {} : { audience }),
  renderer,
  files: digestsOf(files),
  assets: [...assets.keys()],
});

/** Adds an edition: what it shares first, then its folder as a whole. */
export function addEdition(folder: string, work: string, manifest: Manifest, { files, assets }: Pages): { readonly shared: Written; readonly own: Written } {
  const { id } = manifest.edition;
  const shared = addAssets(folder, work, assets);
  makeFolderDurably(join(folder, EDITIONS));
  mkdirSync(join(work, EDITIONS), { recursive: true });
  const made = join(work, EDITIONS, id);
  writeFolder(made, new Map<string, Uint8Array | string>([...files, [MANIFEST, recordText(manifest)]]));
  moveInto(made, join(folder, EDITIONS, id));
  return { shared, own: written(files) };
}

/**
 * Whether an edition's folder stands already, put there by a run that was interrupted afterwards.
 * @throws CommandError when a folder of its name holds something else: it is never overwritten.
 */
export function standsAlready(folder: string, { edition: { id }, sha256 }: StoredEdition, audience: Audience): boolean {
  const place = join(folder, EDITIONS, id);
  if (!existsSync(place)) return false;
  const found = readManifest(folder, id);
  if (found !== undefined) refuseOtherAudience(folder, found.manifest.audience, audience);
  if (found?.manifest.edition.sha256 === sha256) return true;
  throw new CommandError(
    `${place} holds ${found === undefined ? "no whole edition" : "another statement"}, and what was published is never changed.\nhint: name another folder, or move ${place} away if it was not put there by Almanac`,
    EXIT.refused,
  );
}
