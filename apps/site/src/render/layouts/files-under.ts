import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Paths of the files of a folder, relative to it, with `/`, in order of code units. Threads load this: the core is left out of it. */
export async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/"))
    .sort();
}
