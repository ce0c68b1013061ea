import { closeSync, constants, fstatSync, linkSync, lstatSync, mkdirSync, openSync, readSync, rmSync, statSync, writeFileSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { threadId } from "node:worker_threads";

/** Where a site is written, and the site that it takes the place of, probably. */
export interface SiteTarget {
  readonly folder: string;
  readonly lastFolder?: string;
}

interface FileWriter {
  /** Writes a file below the folder. */
  readonly write: (file: string, content: Uint8Array) => void;
  /** By which a written file is known again. */
  readonly stampOf: (file: string) => string;
  /** Links a file of the last site that is the one of a stamp. False where it is not, or cannot be linked. */
  readonly takeOver: (file: string, stamp: string) => boolean;
}

const isAbsent = (problem: unknown): boolean => problem instanceof Error && "code" in problem && problem.code === "ENOENT";

/** Whether a file is one of its own that nobody else reads under another name or may read less. @param made what a file is like that this process makes */
const isAsMade = (found: Stats, made: Stats): boolean => found.isFile() && found.nlink === 1 && found.mode === made.mode && found.uid === made.uid;

/** What a file is like that this process makes in a folder. */
export function madeIn(folder: string): Stats {
  const trial = join(folder, `.made-${String(threadId)}`);
  writeFileSync(trial, "");
  const made = lstatSync(trial);
  rmSync(trial);
  return made;
}

/** By which a file is known again that nobody wrote to: it keeps its time and its place when it is linked and renamed. */
export const stampOf = ({ size, mtimeMs, ino }: Stats): string => [size, mtimeMs, ino].join(" ");

/** The stamp of a file; undefined where it is not there, or not as this process would make it. */
export function stampAt(path: string, made: Stats): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && isAsMade(found, made) ? stampOf(found) : undefined;
}

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
 * Writes files below a folder, each once. A file that stands in the last site with the same bytes is not written again but linked: most of a
 * site is the same after a change, and what is neither made nor taken away costs a file system nothing. Compared byte for byte, and by who may
 * read it, so that what somebody changed in the last site is made anew. A file that is there already is not written a second time: it may be
 * one of the last site.
 *
 * The thread waits: it has nothing else to do meanwhile, and waiting for the pool costs more than the writing.
 *
 * Nothing else may write into the files of the last site, which is taken away when the new one stands.
 */
export function fileWriter({ folder, lastFolder: last }: SiteTarget): FileWriter {
  /** What a file is like that this process makes, once it has made one. */
  let made: Stats | undefined;
  const put = (target: string, file: string, content: Uint8Array): void => {
    if (last === undefined) writeFileSync(target, content);
    else if (made === undefined || !isLinked(join(last, file), target, content, made)) {
      writeFileSync(target, content, { flag: "wx" });
      made ??= statSync(target);
    }
  };
  /** Folders are made when the first file of one finds none. */
  const inFolder = <Made>(target: string, make: () => Made): Made => {
    try {
      return make();
    } catch (problem) {
      if (!isAbsent(problem)) throw problem;
      mkdirSync(dirname(target), { recursive: true });
      return make();
    }
  };
  return {
    write: (file, content) => {
      const target = join(folder, file);
      inFolder(target, () => put(target, file, content));
    },
    stampOf: (file) => stampOf(lstatSync(join(folder, file))),
    takeOver: (file, stamp) => {
      if (last === undefined) return false;
      made ??= madeIn(folder);
      const [from, target] = [join(last, file), join(folder, file)];
      try {
        if (stampAt(from, made) !== stamp) return false;
        inFolder(target, () => linkSync(from, target));
        return true;
      } catch {
        return false;
      }
    },
  };
}
