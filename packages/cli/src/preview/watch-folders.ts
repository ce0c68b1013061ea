import { readdirSync, realpathSync, statSync, watch, type FSWatcher } from "node:fs";
import { dirname, join, sep } from "node:path";

/** Tells once for all that one save does: editors write beside the file and rename, or empty it and write. */
const SETTLE_MS = 30;
/** Where the machine tells nothing, as on shared disks, a change is seen when it is looked for. */
const LOOK_AGAIN_MS = 2000;

export interface Watching {
  readonly close: () => void;
}

/** `folder`, or what changes when a file is written. */
type Entry = string;

/** Whether a link to a folder is followed, as reading follows it: within the program, and to no folder on the way to it. */
function isFollowed(link: string, folder: string, roots: readonly string[]): boolean {
  const target = realpathSync(link);
  for (let above = folder; ; above = dirname(above)) {
    if (realpathSync(above) === target) return false;
    if (roots.includes(above) || dirname(above) === above) break;
  }
  return roots.some((root) => `${target}${sep}`.startsWith(`${realpathSync(dirname(root))}${sep}`));
}

/** Files of a folder by name, each by what changes when it is written; folders below it. Hidden files and what editors keep beside a file are passed over. */
function entriesOf(folder: string, roots: readonly string[]): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const { name } = entry;
      if (/^[.#]|~$|\.(?:sw[a-p]|tmp|bak|crswap)$|^4913$/.test(name)) continue;
      const stats = statSync(join(folder, name), { throwIfNoEntry: false });
      if (stats?.isDirectory() === true) {
        if (!entry.isSymbolicLink() || isFollowed(join(folder, name), folder, roots)) found.set(name, "folder");
      } else if (stats?.isFile() === true) found.set(name, `${String(stats.mtimeMs)} ${String(stats.size)} ${String(stats.ino)}`);
    }
  } catch {
    // The folder went away between two looks: everything in it is gone.
  }
  return found;
}

/**
 * Watches folders with all that lies below them. What the machine tells is a hint only: a folder that it names is looked through, and
 * files that are not as they were are told, whatever the editor did to them.
 *
 * @param changed told of the paths that were written, added or removed, sorted
 */
export function watchFolders(folders: readonly string[], changed: (files: readonly string[]) => void): Watching {
  const known = new Map<string, ReadonlyMap<string, Entry>>();
  const watchers = new Map<string, FSWatcher>();
  const hinted = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const hint = (folder: string): void => {
    hinted.add(folder);
    timer ??= setTimeout(look, SETTLE_MS);
  };

  const start = (folder: string): void => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, { persistent: false }, () => hint(folder));
      watcher.on("error", () => stop(folder));
      watchers.set(folder, watcher);
    } catch {
      // Too many watches, or none on this disk: the folder is looked through now and then.
    }
  };
  const stop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  /** Paths below a folder that are not as they were; the folder and its files are known afterwards. */
  const differences = (folder: string): readonly string[] => {
    const [before, now] = [known.get(folder) ?? new Map<string, Entry>(), entriesOf(folder, folders)];
    known.set(folder, now);
    start(folder);
    const names = new Set([...before.keys(), ...now.keys()]);
    return [...names].flatMap((name): readonly string[] => {
      const [was, is] = [before.get(name), now.get(name)];
      const path = join(folder, name);
      if (was === is && (is !== "folder" || known.has(path))) return [];
      const gone = was === "folder" && is !== "folder" ? everything(path) : [];
      if (is === "folder") return [...gone, ...differences(path)];
      return was === "folder" && is === undefined ? gone : [...gone, path];
    });
  };
  /** Files that were known below a folder which is none any more. */
  const everything = (folder: string): readonly string[] => {
    const before = known.get(folder);
    known.delete(folder);
    stop(folder);
    return [...(before ?? [])].flatMap(([name, entry]) => (entry === "folder" ? everything(join(folder, name)) : [join(folder, name)]));
  };

  function look(): void {
    timer = undefined;
    const asked = [...hinted];
    hinted.clear();
    const files = new Set(asked.filter((folder) => known.has(folder)).flatMap((folder) => differences(folder)));
    if (files.size > 0) changed([...files].sort());
  }

  for (const folder of folders) differences(folder);
  const again = setInterval(() => {
    for (const folder of known.keys()) hinted.add(folder);
    look();
  }, LOOK_AGAIN_MS);
  again.unref();
  return {
    close: () => {
      clearInterval(again);
      clearTimeout(timer);
      for (const folder of watchers.keys()) stop(folder);
    },
  };
}
