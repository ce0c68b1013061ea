import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";

export const sha256 = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

/** Everything in a folder by its path: the digest of a file, what a link says, or `folder`. */
export type FolderState = ReadonlyMap<string, string>;

export function folderState(folder: string, isLeftOut: (path: string) => boolean = () => false): FolderState {
  const state = new Map<string, string>();
  const walk = (below: string): void => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below === "" ? name : `${below}/${name}`;
      if (isLeftOut(path)) continue;
      const stats = lstatSync(join(folder, path));
      if (stats.isSymbolicLink()) state.set(path, `-> ${readlinkSync(join(folder, path))}`);
      else if (stats.isDirectory()) {
        state.set(path, "folder");
        walk(path);
      } else state.set(path, sha256(readFileSync(join(folder, path))));
    }
  };
  if (existsSync(folder)) walk("");
  return state;
}

/** One digest over a folder: every path, byte and link. */
export const stateDigest = (state: FolderState): string => sha256([...state].map(([path, what]) => `${path}\0${what}\n`).join(""));

/** Where two folders differ, at most a handful of lines. */
export function differences(expected: FolderState, found: FolderState): readonly string[] {
  const paths = [...new Set([...expected.keys(), ...found.keys()])].sort();
  const lines = paths.flatMap((path) => {
    const [before, now] = [expected.get(path), found.get(path)];
    if (before === now) return [];
    return [before === undefined ? `${path} is too much` : now === undefined ? `${path} is missing` : `${path} differs`];
  });
  return lines.length <= 6 ? lines : [...lines.slice(0, 6), `and ${String(lines.length - 6)} more`];
}
