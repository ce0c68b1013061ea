import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

interface Kept {
  readonly folder: string;
  /** Names of what is kept there; others are left alone. */
  readonly names: RegExp;
  readonly most: number;
  /** The file whose time tells when an entry was last used; left out, the entry itself. */
  readonly usedFile?: string;
}

/** Removes all but the newest entries of a folder of things that can be made again. Other runs come and go there, too. */
export async function keepNewest({ folder, names, most, usedFile = "" }: Kept): Promise<void> {
  const entries = (await readdir(folder)).filter((name) => names.test(name));
  const dated = await Promise.all(entries.map(async (name) => ({ name, at: (await stat(join(folder, name, usedFile)).catch(() => undefined))?.mtimeMs ?? 0 })));
  for (const { name } of dated.sort((a, b) => b.at - a.at).slice(most)) await rm(join(folder, name), { recursive: true, force: true });
}
