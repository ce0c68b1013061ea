import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative, sep } from "node:path";

/** What a build makes, wherever it stands. */
const MADE = new Set([".git", "node_modules", "dist", ".turbo", ".astro", ".almanac", "screens"]);
/** Exports and editions of programs: too large, or not everybody's, to copy for a rule that never reads them. */
const PROGRAM_DATA = /^(?:examples\/[^/]+\/)?(?:data\/(?:sources|editions|objects)|restricted)$|^test\/bad-inputs$/;
const WORKSPACES = ["packages", "apps", "tools"];

/** A throw-away copy of a checkout that the gates can judge as if it were the checkout. */
export type RepositoryCopy = { readonly root: string; remove(): Promise<void> };

/**
 * Installed packages of one workspace: outside ones by link, those of this repository by link into the copy. The package manager's own
 * folders are left out, so that nothing run in the copy can write to the checkout's store.
 */
async function linkModules(from: string, to: string, ownPackages: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (name.startsWith("@")) {
      await mkdir(join(to, name), { recursive: true });
      for (const scoped of await readdir(join(from, name))) {
        await symlink(ownPackages.get(`${name}/${scoped}`) ?? (await realpath(join(from, name, scoped))), join(to, name, scoped), "junction");
      }
    } else if (!name.startsWith(".")) {
      await symlink(await realpath(join(from, name)), join(to, name), "junction");
    }
  }
}

/** Copies the source of `repository` to a temporary folder, with its installed packages linked in. */
export async function repositoryCopy(repository: string): Promise<RepositoryCopy> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "almanac-plants-")));
  await cp(repository, root, { recursive: true, filter: (path) => path === repository || !(MADE.has(basename(path)) || PROGRAM_DATA.test(relative(repository, path).split(sep).join("/"))) });
  const folders: string[] = [];
  for (const group of WORKSPACES) for (const name of await readdir(join(repository, group))) folders.push(join(group, name));
  const ownPackages = new Map(folders.map((folder) => [`@almanac/${basename(folder)}`, join(root, folder)]));
  for (const folder of ["", ...folders]) {
    await linkModules(join(repository, folder, "node_modules"), join(root, folder, "node_modules"), ownPackages);
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
