import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { systemErrorCode } from "../exit-code.ts";
import { isRunning } from "../half-made.ts";

/** File systems that keep no order of folder entries of their own answer with one of these; there is nothing to wait for then. */
const NO_FOLDER_SYNC = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** A failed write does not say of itself which file it was about. */
const about = (path: string, error: unknown): unknown =>
  error instanceof Error && systemErrorCode(error) !== undefined && !("path" in error) ? Object.assign(error, { path, message: `${error.message} '${path}'` }) : error;

let written = 0;

/** A name beside `path` for what is not whole yet. It carries the number of the process, so that the next run can tell whose it was. */
export const besideName = (path: string): string => `${path}.tmp-${String(process.pid)}-${String(++written)}`;

/** Waits until the entries of a folder (new names, renamed and removed ones) are on the disk. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(systemErrorCode(error) ?? "")) throw about(folder, error);
  } finally {
    closeSync(handle);
  }
}

/** Makes a folder and those above it; each new name is on the disk when this returns. */
export function makeFolderDurably(folder: string): void {
  if (existsSync(folder)) return;
  makeFolderDurably(dirname(folder));
  // Never recursive: where the system says that nothing is there though the folder above is (/proc), that would be tried for ever.
  try {
    mkdirSync(folder);
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST" || !statSync(folder).isDirectory()) throw error;
  }
  syncFolder(dirname(folder));
}

/** Writes a file where nobody looks yet; its bytes are on the disk when this returns. @throws the system error, with the path. */
export function writeAndSync(path: string, bytes: string | Uint8Array): void {
  const handle = openSync(path, "w");
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } catch (error) {
    throw about(path, error);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a whole file: beside its place, fsync, rename, fsync of the folder. After a crash at any point the old content stands, or the
 * new one, never a part. `folderLater`: the caller writes many files into one folder and calls {@link syncFolder} once.
 * @throws the system error (`ENOSPC`, `EACCES`, …); nothing of the new file is left then.
 */
export function writeDurably(path: string, bytes: string | Uint8Array, { folderLater = false }: { readonly folderLater?: boolean } = {}): void {
  makeFolderDurably(dirname(path));
  const beside = besideName(path);
  try {
    writeAndSync(beside, bytes);
    renameSync(beside, path);
  } catch (error) {
    // What could not be written may not be removable either; the first reason is the one to tell, and the next run tidies up.
    try {
      rmSync(beside, { force: true });
    } catch {}
    throw error;
  }
  if (!folderLater) syncFolder(dirname(path));
}

/** Removes what killed runs left half-written in a folder: files named by {@link besideName} whose process runs no longer. */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = /\.tmp-([1-9]\d*)-\d+$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
