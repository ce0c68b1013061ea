import { existsSync, lstatSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { readdir, rmdir, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { systemErrorCode } from "./exit-code.ts";

/** What an interrupted command leaves behind unless it is undone, newest last. */
const undoing: (() => void)[] = [];

/**
 * Runs a piece of work that makes something half; whatever happens, also an interrupt, `undo` runs once afterwards.
 * `undo` is synchronous, because a signal handler cannot wait.
 */
export async function withUndo<T>(undo: () => void, work: () => Promise<T>): Promise<T> {
  undoing.push(undo);
  try {
    return await work();
  } finally {
    const place = undoing.indexOf(undo);
    if (place >= 0) {
      undoing.splice(place, 1);
      undo();
    }
  }
}

/** Undoes everything that is half made: for signal handlers, just before the process ends. */
export function undoHalfMade(): void {
  for (const undo of undoing.splice(0).toReversed()) undo();
}

/** Removes what stands at a path, if anything does. Looks first: the system says what is wrong with a path when asked, and not when it removes. */
export function removeFolder(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) rmSync(folder, { recursive: true, force: true });
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) !== "ESRCH";
  }
}

/**
 * Removes what killed runs left beside `folder`: folders of its name with the number of a process that runs no longer. Nobody can
 * undo what a process did that was killed outright, so the next run tidies up. Names that end in no number are left alone.
 */
export function removeAbandoned(folder: string): void {
  const stem = /^(.+-)\d+$/.exec(basename(folder))?.[1];
  const parent = dirname(folder);
  if (stem === undefined || !existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(stem) ? name.slice(stem.length) : "";
    if (/^[1-9]\d*$/.test(pid) && !isRunning(Number(pid))) removeFolder(join(parent, name));
  }
}

/**
 * Puts back what stood at `target` before a run was killed between the two steps of a swap, while nothing stands there: the next run
 * must find the last good one also when it fails itself. `aside`: the name that this process would put it under.
 */
export function putBack(target: string, aside: string): void {
  const stem = /^(.+-)\d+$/.exec(basename(aside))?.[1];
  const parent = dirname(target);
  if (stem === undefined || existsSync(target) || !existsSync(parent)) return;
  const left = readdirSync(parent).filter((name) => name.startsWith(stem) && /^[1-9]\d*$/.test(name.slice(stem.length)) && !isRunning(Number(name.slice(stem.length))));
  const newest = left.map((name) => ({ path: join(parent, name), at: statSync(join(parent, name)).mtimeMs })).sort((a, b) => b.at - a.at || (a.path < b.path ? 1 : -1))[0];
  if (newest !== undefined) renameSync(newest.path, target);
}

/** Removes what is in a folder side by side: thousands of files one after the other wait for the disk each. */
async function emptyFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) await unlink(path);
      else {
        await emptyFolder(path);
        await rmdir(path);
      }
    }),
  );
}

/** Puts `fresh` in the place of `target`; the old content, and what killed runs left, are gone only when the new one stands. */
export async function swapFolder(fresh: string, target: string, aside: string): Promise<void> {
  if (existsSync(target)) renameSync(target, aside);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(aside)) renameSync(aside, target);
    throw error;
  }
  // Under a name by which nothing is put back: half of it may be left when a run is killed while it removes it.
  const leaving = aside.replace(/(\d+)$/, "gone-$1");
  removeFolder(leaving);
  if (existsSync(aside)) renameSync(aside, leaving);
  await withUndo(
    () => removeFolder(leaving),
    async () => {
      // What cannot be removed this way is removed the other, which says why where it cannot either.
      await emptyFolder(leaving).catch(() => undefined);
    },
  );
  for (const folder of [fresh, aside, leaving]) removeAbandoned(folder);
}
