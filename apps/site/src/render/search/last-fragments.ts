import { createHash } from "node:crypto";
import { linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, type Stats } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { isAsMade, madeIn, stampOf, type SiteTarget } from "../file-writer.ts";

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
  readonly complete: (written: Written) => boolean;
}

/** The file of a page, named by the first seven digits of the digest of what it holds; by more where two pages share them. */
const FRAGMENT = /^[a-z-]+_([0-9a-f]{7})\.pf_fragment$/;
const LEAD = "pagefind_dcd";

/** As Pagefind writes digests: no byte is filled up to two digits. */
const digestOf = (bytes: Uint8Array): string => createHash("sha1").update(bytes).digest().reduce((digits, byte) => digits + byte.toString(16), "");

function isWhole(folder: string, name: string): boolean {
  try {
    const content = gunzipSync(readFileSync(join(folder, name)));
    return content.toString("latin1", 0, LEAD.length) === LEAD && digestOf(content.subarray(LEAD.length)).startsWith(FRAGMENT.exec(name)?.[1] ?? "-");
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
    const found = lstatSync(from);
    if (!isAsMade(found, made)) return undefined;
    linkSync(from, to);
    return stampOf(found);
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
  if (names.length === 0 || !names.every((name) => FRAGMENT.test(name))) return undefined;
  mkdirSync(to, { recursive: true });
  const made = madeIn(to);
  const linked = new Map(names.flatMap((name) => {
    const stamp = linkedAs(join(from, name), join(to, name), made);
    return stamp === undefined ? [] : [[name, stamp] as const];
  }));
  return {
    areWhole: () => [...linked].every(([name, stamp]) => stamps.get(name) === stamp || isWhole(to, name)),
    complete: ({ pages, changed, isNeeded }) => {
      const found = readdirSync(to);
      const fresh = found.filter((name) => !linked.has(name));
      const meta = readdirSync(index).filter((name) => name.endsWith(".pf_meta")).map((name) => gunzipSync(readFileSync(join(index, name))).toString("latin1")).join("\n");
      const used = new Set(found.filter((name) => meta.includes(name.replace(/\.pf_fragment$/, ""))));
      if (!found.every((name) => FRAGMENT.test(name)) || used.size !== pages || fresh.length !== changed || !fresh.every((name) => used.has(name))) return false;
      for (const name of found) if (!used.has(name)) rmSync(join(to, name));
      for (const file of readdirSync(index, { withFileTypes: true })) if (file.isFile() && !isNeeded(file.name)) rmSync(join(index, file.name));
      return true;
    },
  };
}
