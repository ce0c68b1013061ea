import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { keepNewest } from "../keep-newest.ts";
import { renderer } from "../renderer-digest.ts";

interface Keeping {
  /** Left out, nothing is read or kept. */
  readonly folder: string | undefined;
  /** Of the values of this kind the newest are kept. */
  readonly most: number;
  /** All that the value is made of, beside the renderer. */
  readonly of: readonly string[];
}

/** As many as a system takes in one call. */
const PARTS_AT_ONCE = 512;
const NAME = /^[0-9a-f]{32}\.json$/;

/**
 * Writes a file of things that can be made again, whole or not at all, and says whether it did. A folder that may not be written costs time in
 * the next run, and nothing else.
 */
export async function keepFile(folder: string, name: string, parts: readonly Uint8Array[]): Promise<boolean> {
  const beside = join(folder, `${name}.${String(process.pid)}.new`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(beside, "w");
    try {
      for (let from = 0; from < parts.length; from += PARTS_AT_ONCE) await file.writev(parts.slice(from, from + PARTS_AT_ONCE));
    } finally {
      await file.close();
    }
    await rename(beside, join(folder, name));
    return true;
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
    return false;
  }
}

/** A value that an earlier run made of the same things, or is made now and kept. Equal things make equal values. */
export async function keptValue<Value>({ folder, most, of }: Keeping, make: () => Promise<Value>): Promise<Value> {
  if (folder === undefined) return await make();
  const digest = createHash("sha256").update((await renderer()).digest);
  for (const part of of) digest.update("\0").update(part);
  const name = `${digest.digest("hex").slice(0, 32)}.json`;
  try {
    return JSON.parse(await readFile(join(folder, name), "utf8")) as Value;
  } catch {
    // It is not there, or a killed run left half of it.
  }
  const value = await make();
  await keepFile(folder, name, [Buffer.from(JSON.stringify(value))]);
  await keepNewest({ folder, names: NAME, most }).catch(() => undefined);
  return value;
}
