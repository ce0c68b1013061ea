import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "@almanac/core";
import type { PublicationIndex } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import { sha256 } from "../sha256.ts";
import { ALL_EDITIONS, CURRENT, EDITIONS, MANIFEST, RELEASE } from "./publication-paths.ts";

/** What an edition's folder holds, by digest. `manifest.json` in the folder. */
export interface Manifest {
  readonly schema: 1;
  readonly edition: { readonly id: string; readonly label: string; readonly asOf: string; readonly asOfDate: string; readonly sha256: string };
  readonly renderer: { readonly version: string; readonly digest: string };
  /** SHA-256 by path in the folder. */
  readonly files: Readonly<Record<string, string>>;
  /** Names in the shared folder, in order. */
  readonly assets: readonly string[];
  /** Its pages were taken back; one page says so. `removed`: names of shared files that nobody needs any more. */
  readonly withdrawn?: { readonly on: string; readonly reason: string; readonly removed: readonly string[] };
}

/** What stands below the web root beside the editions. `release.json` in the release. */
export interface Release {
  readonly schema: 1;
  readonly number: number;
  /** Id of the edition that `/` shows. */
  readonly latest: string;
  readonly files: Readonly<Record<string, string>>;
  readonly assets: readonly string[];
  /** SHA-256 of each edition's manifest, by id. */
  readonly editions: Readonly<Record<string, string>>;
}

/** SHA-256 of each file, by path. */
export const digestsOf = (files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> => Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes)]));

export const recordText = (record: Manifest | Release | PublicationIndex): string => canonicalJson(record);

function readRecord<T>(path: string): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandError(`${path} is no JSON: it was cut off or edited by hand\nhint: \`almanac verify\` names everything that is not as it was published; restore the file from a copy`, EXIT.refused);
  }
}

/** The manifest of an edition's folder, and its digest. */
export function readManifest(folder: string, id: string): { readonly manifest: Manifest; readonly digest: string } | undefined {
  const path = join(folder, EDITIONS, id, MANIFEST);
  const manifest = readRecord<Manifest>(path);
  return manifest === undefined ? undefined : { manifest, digest: sha256(readFileSync(path)) };
}

/** What a folder says of itself as a release; undefined when it is none. */
export const readRelease = (folder: string): Release | undefined => readRecord<Release>(join(folder, RELEASE));

/** The release that readers see, with its list of editions; undefined in a publication that has none yet. */
export function readCurrent(folder: string): { readonly release: Release; readonly index: PublicationIndex } | undefined {
  const release = readRelease(join(folder, CURRENT));
  const index = readRecord<PublicationIndex>(join(folder, CURRENT, ALL_EDITIONS, "index.json"));
  return release === undefined || index === undefined ? undefined : { release, index };
}
