import { mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { syncFolder, writeAndSync } from "../store/durable-files.ts";

export type Files = ReadonlyMap<string, Uint8Array | string>;

/** Writes files below a new folder; when this returns they are on the disk, and so are the names of all folders. */
export function writeFolder(folder: string, files: Files): void {
  const folders = new Set([folder]);
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    for (let above = dirname(target); !folders.has(above); above = dirname(above)) folders.add(above);
    mkdirSync(dirname(target), { recursive: true });
    writeAndSync(target, bytes);
  }
  for (const each of folders) syncFolder(each);
}

/** Puts a whole folder, or a file, in its place, where nothing stands yet. */
export function moveInto(made: string, place: string): void {
  renameSync(made, place);
  syncFolder(dirname(place));
}
