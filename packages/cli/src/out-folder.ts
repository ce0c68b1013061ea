import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { nodeProgramFiles, restrictedPath } from "@almanac/data";
import { CommandError, EXIT } from "./exit-code.ts";

/** Whether a path is a folder or lies below it. */
export const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
};

/** Where a path leads, also one of which the last parts do not exist yet: links on the way are followed. */
export const realPlace = (path: string): string => (existsSync(path) || dirname(path) === path ? realpathSync(path) : join(realPlace(dirname(path)), basename(path)));

/** Whether a real path lies in a folder that a program is read from, or in which it keeps something. */
export function isPartOfProgram(root: string, place: string): boolean {
  const restricted = restrictedPath(nodeProgramFiles(root));
  return ["data", "content", ".almanac", ".git", ...(restricted === undefined ? [] : [restricted])].some((folder) => isWithin(realPlace(join(root, folder)), place));
}

const isSite = (folder: string): boolean => ["index.html", "404.html", "editions"].every((name) => existsSync(join(folder, name)));

/**
 * Where a site may be put: the folder is replaced as a whole, so it must be new, empty or an earlier site.
 * @throws CommandError when something would be lost, or when the site would be read as part of the program.
 */
export function outFolder(out: string, root: string): string {
  const path = resolve(out);
  const refuse = (why: string): never => {
    throw new CommandError(`--out ${out}: ${why}\nhint: name a folder that does not exist yet, or an earlier site: it is replaced as a whole`, EXIT.usage);
  };
  if (isWithin(path, root)) refuse("this folder holds the program");
  if (isWithin(join(root, "data"), path) || isWithin(join(root, "content"), path)) refuse("this folder is part of the program");
  if (!existsSync(path)) return path;
  if (!statSync(path).isDirectory()) refuse("this is a file");
  if (existsSync(join(path, "release.json"))) refuse("this is the web root of a publication, which `almanac publish` keeps");
  if (readdirSync(path).length > 0 && !isSite(path)) refuse("this folder holds something else than a site of Almanac");
  return path;
}
