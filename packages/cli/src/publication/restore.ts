import { cpSync, existsSync, readFileSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { ASSETS } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import { removeFolder } from "../half-made.ts";
import { sha256 } from "../sha256.ts";
import { manifestIn } from "../verify/published-records.ts";
import { copiedRelease, linkBelow } from "./copied-release.ts";
import { syncFolder } from "../store/durable-files.ts";
import { CURRENT, EDITIONS, INDEX_FILES, MANIFEST, webPath } from "./publication-paths.ts";
import { digestsOf, type Release } from "./records.ts";
import { putRelease } from "./release.ts";

const isManifest = (path: string, digest: string): boolean => {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  return sha256(text) === digest && manifestIn(text) !== undefined;
};

/** @throws CommandError naming the first file of a copy that is not what its release says. */
function filesOf(flat: string, release: Release): ReadonlyMap<string, Uint8Array> {
  const files = new Map(Object.keys(release.files).filter((file) => existsSync(join(flat, webPath(file)))).map((file) => [file, readFileSync(join(flat, webPath(file)))]));
  const digests = digestsOf(files);
  const wrong = Object.entries(release.files).find(([file, digest]) => digests[file] !== digest);
  const other = Object.entries(release.editions).find(([id, digest]) => !isManifest(join(flat, EDITIONS, id, MANIFEST), digest));
  const bad = wrong === undefined ? (other === undefined ? undefined : `${EDITIONS}/${other[0]}/${MANIFEST}`) : webPath(wrong[0]);
  if (bad !== undefined) throw new CommandError(`--restore ${flat}: ${bad} is not what release.json says\nhint: take a copy that is whole; \`almanac verify\` names everything that is not`, EXIT.refused);
  return files;
}

/**
 * Begins a publication from a flat copy of one, for machines that keep nothing from run to run but the copy on the host or on a branch.
 * Only while the publication is locked, and only where none stands.
 */
export function restore(folder: string, work: string, copy: string): void {
  if (existsSync(join(folder, CURRENT))) return;
  const flat = resolve(copy);
  const release = copiedRelease(flat);
  if (release === undefined) throw new CommandError(`--restore ${copy}: there is no release.json\nhint: name a copy that was made with --flatten or --git-branch`, EXIT.usage);
  const link = [ASSETS, EDITIONS].map((shared) => linkBelow(join(flat, shared))).find((found) => found !== undefined);
  if (link !== undefined) throw new CommandError(`--restore ${copy}: ${link} is a link\nhint: name a copy that was made with --flatten or --git-branch: it holds plain files`, EXIT.refused);
  const files = filesOf(flat, release);
  for (const shared of [ASSETS, EDITIONS]) {
    const made = join(work, shared);
    cpSync(join(flat, shared), made, { recursive: true, filter: (path) => !INDEX_FILES.some((name) => path === join(flat, EDITIONS, name)) });
    // Without a pointer nobody has read what stands there: a run was cut short.
    removeFolder(join(folder, shared));
    renameSync(made, join(folder, shared));
    syncFolder(folder);
  }
  putRelease(folder, work, release, files);
}
