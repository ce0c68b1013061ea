import { existsSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { CommandError, EXIT } from "./exit-code.ts";

/** Whether a path is a folder or lies below it. */
export const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
};

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
