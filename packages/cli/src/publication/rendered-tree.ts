import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { canonicalJson, compareText, type Audience, type Edition } from "@almanac/core";
import { readTree, renderTree, statementOf, type Renderer } from "@almanac/site";
import { systemErrorCode } from "../exit-code.ts";
import { removeAbandoned, removeFolder, withUndo } from "../half-made.ts";
import { keptFolder } from "../audience.ts";
import { digestsOf } from "./records.ts";

/** Trees of about ten megabytes that are kept for `build`, `publish` and `verify` to share. */
const KEPT = 6;
const FILES = "files.json";
const TREE = "tree";

const KEY = /^[0-9a-f]{32}-[0-9a-f]{16}$/;

const AUDIENCES = ["public", "internal", "restricted"] as const satisfies readonly Audience[];

/** Trees of each audience are kept apart: what is made for fewer readers is never taken for more. */
const cacheFolder = (root: string, audience: Audience): string => join(keptFolder(root, audience), "rendered");

/** Name of an edition's tree: of what was stated (the digest of its header), and of what made pages of it. */
export const renderedKey = (headerDigest: string, renderer: Pick<Renderer, "digest">): string => `${headerDigest.slice(0, 32)}-${renderer.digest.slice(0, 16)}`;

/** Whether a kept tree is what was rendered: a machine that lost power may have lost half of it. */
async function isWhole(kept: string): Promise<boolean> {
  if (!existsSync(join(kept, FILES))) return false;
  return canonicalJson(digestsOf(await readTree(join(kept, TREE)))) === readFileSync(join(kept, FILES), "utf8");
}

/** Keeps a rendered tree, moving it away from where it is, and forgets the oldest. Returns where it stands. */
export async function keepRendered(root: string, key: string, treeFolder: string, audience: Audience = "public"): Promise<string> {
  const cache = cacheFolder(root, audience);
  const kept = join(cache, key);
  const beside = join(cache, `.new-${String(process.pid)}`);
  removeAbandoned(beside);
  removeFolder(beside);
  await withUndo(
    () => removeFolder(beside),
    async () => {
      mkdirSync(beside, { recursive: true });
      renameSync(treeFolder, join(beside, TREE));
      writeFileSync(join(beside, FILES), canonicalJson(digestsOf(await readTree(join(beside, TREE)))));
      // Another run may have put the same tree there in the meantime, and be reading it.
      if (await isWhole(kept)) return;
      removeFolder(kept);
      try {
        renameSync(beside, kept);
      } catch (error) {
        if (systemErrorCode(error) !== "ENOTEMPTY" && systemErrorCode(error) !== "EEXIST") throw error;
      }
    },
  );
  forgetOldest(cache, key);
  return join(kept, TREE);
}

/** Other runs come and go here, too: what is half made is theirs, and what was there a moment ago may be gone. */
function forgetOldest(cache: string, key: string): void {
  const names = readdirSync(cache).filter((name) => KEY.test(name) && name !== key);
  const folders = names.map((name) => ({ name, at: statSync(join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  for (const { name } of folders.sort((a, b) => b.at - a.at || compareText(b.name, a.name)).slice(KEPT - 1)) removeFolder(join(cache, name));
}

/** Forgets the trees of an edition whose content was taken back. */
export function forgetRendered(root: string, headerDigest: string): void {
  for (const cache of AUDIENCES.map((audience) => cacheFolder(root, audience)).filter((folder) => existsSync(folder)))
    for (const name of readdirSync(cache)) if (name.startsWith(headerDigest.slice(0, 32))) removeFolder(join(cache, name));
}

export interface Frozen {
  /** Digest of its header. */
  readonly sha256: string;
  readonly edition: Edition;
  readonly objects: ReadonlyMap<string, string | Uint8Array>;
}

/** The folder with a frozen edition's tree: kept from an earlier run, or rendered now and kept. */
export async function renderedTree(root: string, { sha256: digest, edition, objects }: Frozen, renderer: Renderer): Promise<string> {
  const key = renderedKey(digest, renderer);
  const { audience = "public" } = edition;
  const kept = join(cacheFolder(root, audience), key);
  if (await isWhole(kept)) {
    // The newest used are kept; a folder's own time is that of its making.
    const now = new Date();
    utimesSync(kept, now, now);
    return join(kept, TREE);
  }
  const workFolder = join(root, ".almanac", `render-${String(process.pid)}`);
  return await withUndo(
    () => removeFolder(workFolder),
    async () => {
      removeAbandoned(workFolder);
      const treeFolder = join(workFolder, TREE);
      await renderTree({ statement: await statementOf(edition, objects, digest), treeFolder, cacheFolder: join(workFolder, "site-cache"), keptFolder: keptFolder(root, audience) });
      mkdirSync(dirname(kept), { recursive: true });
      return await keepRendered(root, key, treeFolder, audience);
    },
  );
}
