import { dirname } from "node:path";
import type { Call } from "./disturbed.ts";

/** What readers or later runs never look at. */
const isPassing = (path: string): boolean => /(^|\/)(\.work-|\.lock|\.almanac\/)|\.tmp-\d|current\.new-/.test(path);

const isAtOrBelow = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

/**
 * What a machine that lost its power at a commit might not have on its disk, though the commit says so: files written, and folders whose
 * names were changed, without an fsync in between. `isCommit`: the call by which a result becomes the one that counts.
 */
export function undurable(calls: readonly Call[], isCommit: (call: Call) => boolean): readonly string[] {
  let files = new Set<string>();
  let folders = new Set<string>();
  const found: string[] = [];
  const moved = (paths: ReadonlySet<string>, from: string, to: string): Set<string> => new Set([...paths].map((path) => (isAtOrBelow(from, path) ? to + path.slice(from.length) : path)));
  const without = (paths: ReadonlySet<string>, gone: string): Set<string> => new Set([...paths].filter((path) => !isAtOrBelow(gone, path)));
  const tell = (when: string): void => {
    for (const path of [...files].filter((each) => !isPassing(each))) found.push(`${when}: the bytes of ${path} may be missing`);
    for (const path of [...folders].filter((each) => !isPassing(each))) found.push(`${when}: names in ${path} may be missing`);
  };
  for (const call of calls) {
    const { call: name, path, to } = call;
    const commits = isCommit(call);
    if (commits) tell(`when ${to} was renamed`);
    if (name === "open" || name === "copy" || name === "mkdir" || name === "symlink" || name === "link") {
      // Locks and what is half made come and go; what is made in the folder of a run is moved into its place.
      if (!isPassing(path) || /\.work-[^/]*\//.test(path)) folders.add(dirname(path));
    }
    if (name === "write" || name === "copy" || name === "truncate") files.add(path);
    if (name === "fsync") {
      files.delete(path);
      folders.delete(path);
    }
    if (name === "rename") {
      files = moved(files, path, to);
      folders = moved(folders, path, to);
      for (const parent of [dirname(path), dirname(to)]) if (!isPassing(parent)) folders.add(parent);
    }
    if (name === "unlink" || name === "rmdir") {
      files = without(files, path);
      folders = without(folders, path);
    }
    // What is removed after the commit may come back: the next run removes it again.
  }
  tell("at the end");
  return [...new Set(found)];
}
