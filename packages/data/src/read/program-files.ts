import { createHash } from "node:crypto";
import { closeSync, existsSync, lstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { compareText } from "@almanac/core";
import { memoryReader, type ByteReader } from "./byte-reader.ts";

/** The files of a program directory. Paths are relative to its root, with forward slashes. */
export interface ProgramFiles {
  /** Every file below a folder, recursively, sorted by code unit. A folder that does not exist has none. */
  readonly list: (folder: string) => readonly string[];
  readonly read: (path: string) => Uint8Array;
  /** SHA-256, hex. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** Whether a file or folder is reached through a link that leads out of the program directory. Left out: there are no links. */
  readonly leadsOutside?: (path: string) => boolean;
  /** Bytes of a file, without reading it. Left out: `read` says. */
  readonly size?: (path: string) => number;
  /** A file to be read in parts. Left out: `read` holds it whole. */
  readonly open?: (path: string) => ByteReader;
}

export const sizeOf = (files: ProgramFiles, path: string): number => files.size?.(path) ?? files.read(path).length;
export const openFile = (files: ProgramFiles, path: string): ByteReader => files.open?.(path) ?? memoryReader(files.read(path));

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Files below a folder of the disk. Links to folders are followed while they stay inside and lead to no folder on the way to them. */
function below(folder: string, leadsOutside: (file: string) => boolean, above: readonly string[]): readonly string[] {
  const here = [...above, realpathSync(folder)];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly string[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return below(path, leadsOutside, here);
    if (entry.isFile()) return [path];
    // Pipes, sockets and devices are no files: reading one would wait for ever.
    if (!entry.isSymbolicLink()) return [];
    if (leadsOutside(path)) return [path];
    const target = statSync(path);
    if (target.isFile()) return [path];
    return target.isDirectory() && !here.includes(realpathSync(path)) ? below(path, leadsOutside, here) : [];
  });
}

/** Opens for each part anew: nothing has to be closed by whoever reads, however far that gets. */
function fileReader(path: string): ByteReader {
  const { size } = statSync(path);
  return {
    size,
    read: (offset, target) => {
      const file = openSync(path, "r");
      try {
        let filled = 0;
        while (filled < target.length) {
          const count = readSync(file, target, filled, target.length - filled, offset + filled);
          if (count === 0) break;
          filled += count;
        }
        return filled;
      } finally {
        closeSync(file);
      }
    },
  };
}

/** The files of a directory on disk. Failures of the machine (permission, disk) are thrown as Node's own errors. */
export function nodeProgramFiles(rootDir: string): ProgramFiles {
  // Asked for every file, twice: where a folder really lies is asked once, and by the system's own way to a path.
  const really = new Map<string, string>();
  const realPath = (path: string): string => {
    const real = really.get(path) ?? realpathSync.native(path);
    really.set(path, real);
    return real;
  };
  const leadsOutside = (path: string): boolean => {
    const file = resolve(rootDir, path);
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found === undefined) return file !== resolve(rootDir) && leadsOutside(dirname(file));
    // A link without a target is no file that could be read.
    if (found.isSymbolicLink() && !existsSync(file)) return true;
    const target = relative(realPath(resolve(rootDir)), found.isSymbolicLink() || file === resolve(rootDir) ? realpathSync.native(file) : join(realPath(dirname(file)), basename(file)));
    return target === ".." || target.startsWith(`..${sep}`) || isAbsolute(target);
  };
  return {
    list: (folder) => {
      const path = resolve(rootDir, folder);
      if (!existsSync(path)) return [];
      // What lies behind a link out of the program is not even looked at: the link stands for all of it.
      if (leadsOutside(folder)) return [folder];
      return below(path, leadsOutside, [])
        .map((file) => relative(rootDir, file).split(sep).join("/"))
        .sort(compareText);
    },
    read: (path) => readFileSync(resolve(rootDir, path)),
    sha256,
    leadsOutside,
    size: (path) => statSync(resolve(rootDir, path)).size,
    open: (path) => fileReader(resolve(rootDir, path)),
  };
}

/** The files of a program held in memory: the same interface for tests and for programs that are made, not stored. */
export function memoryProgramFiles(contents: Readonly<Record<string, string | Uint8Array>>): ProgramFiles {
  const bytesByPath = new Map(
    Object.entries(contents).map(([path, content]) => [path, typeof content === "string" ? new TextEncoder().encode(content) : content]),
  );
  const read = (path: string): Uint8Array => {
    const bytes = bytesByPath.get(path);
    if (bytes === undefined) throw new Error(`no file ${path} in memory`);
    return bytes;
  };
  return {
    list: (folder) => [...bytesByPath.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(compareText),
    read,
    sha256,
    size: (path) => read(path).length,
    open: (path) => memoryReader(read(path)),
  };
}
