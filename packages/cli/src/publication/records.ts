import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, type AboveAudience, type Audience } from "@almanac/core";
import type { PublicationIndex } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import { sha256 } from "../sha256.ts";
import { ALL_EDITIONS, CURRENT, EDITIONS, MANIFEST, RELEASE, RELEASES } from "./publication-paths.ts";

/** What an edition's folder holds, by digest. `manifest.json` in the folder. */
export interface Manifest {
  readonly schema: 1;
  readonly edition: { readonly id: string; readonly label: string; readonly asOf: string; readonly asOfDate: string; readonly sha256: string };
  /** For whom its pages are. Left out: for everybody. */
  readonly audience?: AboveAudience;
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
  /** Id of the edition that `/` shows; null where all are withdrawn, and `/` says so. */
  readonly latest: string | null;
  readonly files: Readonly<Record<string, string>>;
  readonly assets: readonly string[];
  /** SHA-256 of each edition's manifest, by id. */
  readonly editions: Readonly<Record<string, string>>;
}

/** SHA-256 of each file, by path. */
export const digestsOf = (files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> => Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes)]));

export const recordText = (record: Manifest | Release | PublicationIndex): string => canonicalJson(record);

/** Version of the shape of all records of a publication. */
const SCHEMA = 1;

/** The version that a record says it is of, where that is a later one than this Almanac knows. */
export function newerSchema(record: unknown): number | undefined {
  const schema = typeof record === "object" && record !== null && "schema" in record ? record.schema : undefined;
  return typeof schema === "number" && schema > SCHEMA ? schema : undefined;
}

export const NEWER_HINT = "install the Almanac that wrote it, or a later one: every version keeps what those before it have published";

/** @throws CommandError (refused) when it is no JSON, or was written by a newer Almanac: what that one keeps there would be lost. */
function readRecord<T>(path: string): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const record: unknown = JSON.parse(readFileSync(path, "utf8"));
    const newer = newerSchema(record);
    if (newer !== undefined) throw new CommandError(`${path} was written by a newer Almanac, in version ${String(newer)} of the shape of a publication; nothing was changed\nhint: ${NEWER_HINT}`, EXIT.refused);
    return record as T;
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

/** For whom a release that stands in a publication is. */
export const audienceOfRelease = (folder: string, { number }: Release): Audience => readRecord<PublicationIndex>(join(folder, RELEASES, String(number), ALL_EDITIONS, "index.json"))?.audience ?? "public";

/** The release that readers see, with its list of editions; undefined in a publication that has none yet. */
export function readCurrent(folder: string): { readonly release: Release; readonly index: PublicationIndex } | undefined {
  const release = readRelease(join(folder, CURRENT));
  const index = readRecord<PublicationIndex>(join(folder, CURRENT, ALL_EDITIONS, "index.json"));
  return release === undefined || index === undefined ? undefined : { release, index };
}
