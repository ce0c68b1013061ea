import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { access, constants, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { keepNewest } from "../keep-newest.ts";
import { renderer } from "../renderer-digest.ts";

/** Versions that are kept, the newest used: who works on the pages makes a new one with every change, and runs of others may be reading theirs. */
const MOST_KEPT = 8;
const ENTRY = join("server", "entry.mjs");
const KEY = /^[0-9a-f]{24}-node\d+$/;

const compiler = fileURLToPath(new URL("compile.ts", import.meta.url));
/** Beside Almanac's own modules: programs share it. */
const sharedFolder = fileURLToPath(new URL("../../../node_modules/.cache/almanac-pages/", import.meta.url));

function compiledIn(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, folder], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" } });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`the pages could not be compiled: ${said.trim()}`))));
  });
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder's own time is that of its making: a file in it tells when it was last read. */
const USED = "used";

async function used(place: string): Promise<string> {
  await writeFile(join(place, USED), "").catch(() => undefined);
  return place;
}

const keyOfPages = async (): Promise<string> => `${(await renderer()).digest.slice(0, 24)}-node${process.versions.node.split(".")[0] ?? ""}`;

/** The folder of the compiled pages of this version of Almanac, where an earlier run compiled them. @param cacheFolder as of {@link compiledPages} */
export async function foundPages(cacheFolder: string): Promise<string | undefined> {
  const key = await keyOfPages();
  return [sharedFolder, cacheFolder].map((folder) => join(folder, key)).find((place) => existsSync(join(place, ENTRY)));
}

/**
 * The folder of the compiled pages of this version of Almanac, on this version of Node: compiled now, or by an earlier run.
 *
 * @param cacheFolder where they are kept when Almanac's own folder may not be written
 * @throws when a page does not compile
 */
export async function compiledPages(cacheFolder: string): Promise<string> {
  const found = await foundPages(cacheFolder);
  if (found !== undefined) return await used(found);
  const folder = (await isWritable(sharedFolder)) ? sharedFolder : cacheFolder;
  const place = join(folder, await keyOfPages());
  await mkdir(folder, { recursive: true });
  const beside = await mkdtemp(join(folder, ".new-"));
  try {
    await compiledIn(beside);
    // Another run may have put the same pages there in the meantime.
    await rename(beside, place).catch((problem: unknown) => {
      if (!existsSync(join(place, ENTRY))) throw problem;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  await used(place);
  await keepNewest({ folder, names: KEY, most: MOST_KEPT, usedFile: USED });
  return place;
}
