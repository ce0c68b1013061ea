import { createHash } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, type Stats } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { madeIn, stampAt, type SiteTarget } from "../file-writer.ts";
import { filesUnder } from "../layouts/files-under.ts";

interface Last extends Required<SiteTarget> {
  /** By name, of those that the last run wrote whole: they need not be read. */
  readonly stamps: ReadonlyMap<string, string>;
}

/** What is known of an index that the engine wrote over the last one's fragments. */
interface Written {
  readonly pages: number;
  /** Pages of other words than those of the last index. */
  readonly changed: number;
  readonly isNeeded: (file: string) => boolean;
}

/** Fragments of the last index that stand in the folder of the new one: the engine leaves them. */
export interface LastFragments {
  /** Whether they hold what their names say: somebody may have changed one in the last site. */
  readonly areWhole: () => boolean;
  /**
   * Takes away what the new index does not need. False where the index may not be as if it had been written into an empty folder: it is
   * to be written anew then.
   */
  readonly complete: (written: Written) => Promise<boolean>;
}

/** The file of a page, named by the first seven digits of the digest of what it holds; by more where two pages share them. */
const FRAGMENT = /^[a-z-]+_[0-9a-f]{7}\.pf_fragment$/;
/** Other files are named by such digits too. */
const NAMED = /_([0-9a-f]+)\.pf_(?:fragment|index|filter)$/;
const LEAD = "pagefind_dcd";
/** Where a file cannot be made the engine tries again for ever. */
const LEAST_ROOM = 64_000_000;
const LEAST_FILES = 20_000;

/** Files that the engine writes itself it opens all at once. */
export const MOST_FRESH = 100;

/** As Pagefind writes digests: no byte is filled up to two digits. */
const digestOf = (bytes: Uint8Array): string => createHash("sha1").update(bytes).digest().reduce((digits, byte) => digits + byte.toString(16), "");

/** Whether a file holds all that its name says. @throws when it is not compressed as the engine does it, or half of it is there */
function isOfItsName(file: string, bytes: Uint8Array): boolean {
  const content = gunzipSync(bytes);
  const [, digits] = NAMED.exec(file) ?? [];
  return digits === undefined || (content.toString("latin1", 0, LEAD.length) === LEAD && digestOf(content.subarray(LEAD.length)).startsWith(digits));
}

/** The engine says that it has written when it may still be at it, and says nothing of a disk that is full. @param last the same file of the last index, where it has no digest */
function isWhole(file: string, last?: string): boolean {
  try {
    const bytes = readFileSync(file);
    if (file.endsWith(".json")) return typeof JSON.parse(bytes.toString()) === "object";
    return file.endsWith(".js") ? last !== undefined && bytes.equals(readFileSync(last)) : isOfItsName(file, bytes);
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Gives a file a second name, and its stamp. Undefined where somebody else has a hand in it, or a second name is not to be had. */
function linkedAs(from: string, to: string, made: Stats): string | undefined {
  try {
    const stamp = stampAt(from, made);
    if (stamp !== undefined) linkSync(from, to);
    return stamp;
  } catch {
    return undefined;
  }
}

/**
 * Links the fragments of the last index, of which most are the same, into the folder of the new one, where the engine compresses and
 * writes only those that are not there. Undefined where nothing is to be had.
 *
 * A name is a digest cut short, and the engine trusts it: once in a while a page that changed would be found with words of another. So
 * each page that changed must have got a file of its own, and no two pages of either index may share the digits of a name.
 */
export function lastFragments({ folder, lastFolder, stamps }: Last): LastFragments | undefined {
  const [from, index] = [join(lastFolder, "pagefind", "fragment"), join(folder, "pagefind")];
  const to = join(index, "fragment");
  const names = namesIn(from);
  const { bavail, bsize, files, ffree } = statfsSync(folder);
  // Some file systems do not count files.
  if (bavail * bsize < LEAST_ROOM || (files > 0 && ffree < LEAST_FILES) || names.length === 0 || !names.every((name) => FRAGMENT.test(name))) return undefined;
  mkdirSync(to, { recursive: true });
  const made = madeIn(to);
  const linked = new Map(names.flatMap((name) => {
    const stamp = linkedAs(join(from, name), join(to, name), made);
    return stamp === undefined ? [] : [[name, stamp] as const];
  }));
  if (names.length - linked.size > MOST_FRESH) {
    rmSync(index, { recursive: true });
    return undefined;
  }
  return {
    areWhole: () => [...linked].every(([name, stamp]) => stamps.get(name) === stamp || isWhole(join(to, name))),
    complete: async ({ pages, changed, isNeeded }) => {
      const found = readdirSync(to);
      const fresh = found.filter((name) => !linked.has(name));
      const written = (await filesUnder(index)).filter((file) => !file.startsWith("fragment/"));
      const others = written.filter(isNeeded);
      const areWritten = [...fresh.map((name) => `fragment/${name}`), ...others].every((file) => isWhole(join(index, file), join(lastFolder, "pagefind", file)));
      if (!areWritten || !found.every((name) => FRAGMENT.test(name)) || fresh.length !== changed) return false;
      const meta = others.filter((name) => name.endsWith(".pf_meta")).map((name) => gunzipSync(readFileSync(join(index, name))).toString("latin1")).join("\n");
      const used = new Set(found.filter((name) => meta.includes(name.replace(/\.pf_fragment$/, ""))));
      if (used.size !== pages || !fresh.every((name) => used.has(name))) return false;
      for (const name of found) if (!used.has(name)) rmSync(join(to, name));
      for (const file of written) if (!isNeeded(file)) rmSync(join(index, file));
      return true;
    },
  };
}
