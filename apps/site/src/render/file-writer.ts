import { closeSync, constants, fstatSync, linkSync, mkdirSync, openSync, readSync, statSync, writeFileSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";

/** Writes a file below a folder. */
export type WriteFile = (file: string, content: Uint8Array) => void;

const isAbsent = (problem: unknown): boolean => problem instanceof Error && "code" in problem && problem.code === "ENOENT";

/** Whether a file is one of its own that nobody else reads under another name or may read less. @param made what a file is like that this process makes */
export const isAsMade = (found: Stats, made: Stats): boolean => found.isFile() && found.nlink === 1 && found.mode === made.mode && found.uid === made.uid;

/** Whether a file is as this process would make it, with these bytes. Opened without waiting: something else may stand in its place. */
function isTheSame(path: string, content: Uint8Array, made: Stats): boolean {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!isAsMade(found, made) || found.size !== content.length) return false;
    const bytes = Buffer.allocUnsafe(content.length);
    return readSync(file, bytes) === content.length && bytes.equals(content);
  } finally {
    closeSync(file);
  }
}

/** Gives a file of the last site a second name, where it is the same. False where it is not, or where a second name is not to be had. */
function isLinked(from: string, to: string, content: Uint8Array, made: Stats): boolean {
  try {
    if (!isTheSame(from, content, made)) return false;
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes files below a folder, each once. A file that stands below `last` with the same bytes is not written again but linked: most of a
 * site is the same after a change, and what is neither made nor taken away costs a file system nothing. Compared byte for byte, and by who may
 * read it, so that what somebody changed in the last site is made anew. A file that is there already is not written a second time: it may be
 * one of the last site.
 *
 * The thread waits: it has nothing else to do meanwhile, and waiting for the pool costs more than the writing.
 *
 * @param last a site that is taken away when the new one stands; nothing else may write into its files
 */
export function fileWriter(folder: string, last?: string): WriteFile {
  /** What a file is like that this process makes, once it has made one. */
  let made: Stats | undefined;
  const put = (target: string, file: string, content: Uint8Array): void => {
    if (last === undefined) writeFileSync(target, content);
    else if (made === undefined || !isLinked(join(last, file), target, content, made)) {
      writeFileSync(target, content, { flag: "wx" });
      made ??= statSync(target);
    }
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
