import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { compareText } from "@almanac/core";

/** The files of a program directory. Paths are relative to its root, with forward slashes. */
export interface ProgramFiles {
  /** Every file below a folder, recursively, sorted by code unit. A folder that does not exist has none. */
  readonly list: (folder: string) => readonly string[];
  readonly read: (path: string) => Uint8Array;
  /** SHA-256, hex. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** Whether a file is a link that leads out of the program directory. Left out: there are no links. */
  readonly leadsOutside?: (path: string) => boolean;
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function below(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly string[] => {
    if (entry.isDirectory()) return below(join(folder, entry.name));
    // Pipes, sockets and devices are no files: reading one would wait for ever.
    return entry.isFile() || entry.isSymbolicLink() ? [join(folder, entry.name)] : [];
  });
}

/** The files of a directory on disk. Failures of the machine (permission, disk) are thrown as Node's own errors. */
export function nodeProgramFiles(rootDir: string): ProgramFiles {
  return {
    list: (folder) => {
      const path = resolve(rootDir, folder);
      if (!existsSync(path)) return [];
      return below(path)
        .map((file) => relative(rootDir, file).split(sep).join("/"))
        .sort(compareText);
    },
    read: (path) => readFileSync(resolve(rootDir, path)),
    sha256,
    leadsOutside: (path) => {
      const file = resolve(rootDir, path);
      if (!lstatSync(file).isSymbolicLink()) return false;
      if (!existsSync(file)) return true;
      const target = relative(realpathSync(rootDir), realpathSync(file));
      return target.startsWith("..") || isAbsolute(target);
    },
  };
}

/** The files of a program held in memory: the same interface for tests and for programs that are made, not stored. */
export function memoryProgramFiles(contents: Readonly<Record<string, string | Uint8Array>>): ProgramFiles {
  const bytesByPath = new Map(
    Object.entries(contents).map(([path, content]) => [path, typeof content === "string" ? new TextEncoder().encode(content) : content]),
  );
  return {
    list: (folder) => [...bytesByPath.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(compareText),
    read: (path) => {
      const bytes = bytesByPath.get(path);
      if (bytes === undefined) throw new Error(`no file ${path} in memory`);
      return bytes;
    },
    sha256,
  };
}
