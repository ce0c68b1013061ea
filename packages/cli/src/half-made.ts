import { existsSync, renameSync, rmSync } from "node:fs";

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

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Puts `fresh` in the place of `target`; the old content is gone only when the new one stands. */
export function swapFolder(fresh: string, target: string, aside: string): void {
  if (existsSync(target)) renameSync(target, aside);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(aside)) renameSync(aside, target);
    throw error;
  }
  removeFolder(aside);
}
