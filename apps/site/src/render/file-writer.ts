import { closeSync, constants, fstatSync, linkSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes a file below a folder. */
export type WriteFile = (file: string, content: Uint8Array) => void;

const isAbsent = (problem: unknown): boolean => problem instanceof Error && "code" in problem && problem.code === "ENOENT";

/** Whether a file holds these bytes and is itself a file: what somebody put in its place leads elsewhere. */
function holds(path: string, content: Uint8Array): boolean {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const stated = fstatSync(file);
    if (!stated.isFile() || stated.size !== content.length) return false;
    const found = Buffer.allocUnsafe(content.length);
    return readSync(file, found) === content.length && found.equals(content);
  } finally {
    closeSync(file);
  }
}

/** Gives a file of the last site a second name, where it is the same. False where it is not, or where a second name is not to be had. */
function isLinked(from: string, to: string, content: Uint8Array): boolean {
  try {
    if (!holds(from, content)) return false;
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes files below a folder, each once. A file that stands below `last` with the same bytes is not written again but linked: most of a
 * site is the same after a change, and what is neither made nor taken away costs a file system nothing. Compared byte for byte, so that what
 * somebody changed in the last site is made anew.
 *
 * The thread waits: it has nothing else to do meanwhile, and waiting for the pool costs more than the writing.
 *
 * @param last a site that is taken away when the new one stands; nothing else may write into its files
 */
export function fileWriter(folder: string, last?: string): WriteFile {
  const put = (target: string, file: string, content: Uint8Array): void => {
    if (last === undefined || !isLinked(join(last, file), target, content)) writeFileSync(target, content);
  };
  return (file, content) => {
    const target = join(folder, file);
    try {
      put(target, file, content);
    } catch (problem) {
      if (!isAbsent(problem)) throw problem;
      mkdirSync(dirname(target), { recursive: true });
      put(target, file, content);
    }
  };
}
