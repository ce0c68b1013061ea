import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "@almanac/core";
import { CURRENT, NIGHT, RELEASE } from "../publication/publication-paths.ts";
import { sha256 } from "../sha256.ts";
import { writeDurably } from "../store/durable-files.ts";
import type { NightInputs } from "./inputs.ts";

/** What the last night that went well started from and left behind. */
interface NightRecord {
  readonly schema: 1;
  readonly public: string;
  readonly store: string;
  /** Keyed digest of what is restricted; left out where the program has nothing restricted, or no secret to key it with. */
  readonly restricted?: string;
  /** Digest of `current/release.json`. */
  readonly release: string;
  readonly almanac: { readonly version: string; readonly method: string };
}

const localFile = (root: string): string => join(root, ".almanac", NIGHT);

function read(path: string): Partial<NightRecord> {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Partial<NightRecord>) : {};
  } catch (error) {
    // Damaged: as if there were none, so that the night does its whole work.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Digest of what readers see; empty where nothing is published. */
export const releaseDigest = (to: string): string => {
  const path = join(to, CURRENT, RELEASE);
  return existsSync(path) ? sha256(readFileSync(path)) : "";
};

/** A flattened copy is current when it holds the release that the publication shows. */
const isFlattened = (to: string, flatten: string | undefined): boolean => flatten === undefined || (existsSync(join(flatten, RELEASE)) && sha256(readFileSync(join(flatten, RELEASE))) === releaseDigest(to));

export interface NightBefore {
  /** The publication is what the last night left, and shows the whole store. */
  readonly published: boolean;
  /** And nothing was changed since from which another statement could follow. */
  readonly unchanged: boolean;
  /** No flat copy is wanted, or it holds what the publication shows. */
  readonly isFlattened: boolean;
  /** Which Almanac did the last night's work. */
  readonly almanac?: NightRecord["almanac"];
}

/** How what there is today stands to what the last night left. */
export function nightBefore(root: string, to: string, flatten: string | undefined, inputs: NightInputs): NightBefore {
  const record = read(join(to, NIGHT));
  const published = record.schema === 1 && record.store === inputs.store && record.release === releaseDigest(to);
  const restricted = inputs.restricted?.keyed === false ? read(localFile(root)).restricted : record.restricted;
  return { published, unchanged: published && record.public === inputs.public && restricted === inputs.restricted?.digest, isFlattened: isFlattened(to, flatten), ...(record.almanac === undefined ? {} : { almanac: record.almanac }) };
}

/**
 * Records a night that went well. What is restricted and cannot be keyed stays in the program directory, where git ignores it: no public
 * file holds the digest of a restricted source.
 */
export function recordNight(root: string, to: string, { public: open, store, restricted }: NightInputs, almanac: NightRecord["almanac"]): void {
  const record: NightRecord = { schema: 1, public: open, store, release: releaseDigest(to), almanac, ...(restricted?.keyed === true ? { restricted: restricted.digest } : {}) };
  const write = (path: string, text: string): void => {
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeDurably(path, text);
  };
  if (restricted?.keyed === false) write(localFile(root), canonicalJson({ schema: 1, restricted: restricted.digest }));
  write(join(to, NIGHT), canonicalJson(record));
}
