import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ASSETS } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import { isWithin } from "../out-folder.ts";
import { CURRENT, EDITIONS, LOCK, NIGHT, POINTER_BESIDE, RELEASE, RELEASES, WORK } from "./publication-paths.ts";

/** Names that a publication has, whole or half made; those of version control and of desktops do no harm. */
const KNOWN = new Set([ASSETS, CURRENT, EDITIONS, RELEASES, LOCK, NIGHT, ".git", ".gitignore", ".gitattributes", ".DS_Store"]);
const isOurs = (name: string): boolean => KNOWN.has(name) || [WORK, POINTER_BESIDE, `${LOCK}.`].some((start) => name.startsWith(start));

/**
 * Where a publication stands or may be begun. @throws CommandError when the folder holds something else, or is part of the program.
 */
export function publicationFolder(to: string, root: string): string {
  const path = resolve(to);
  const refuse = (why: string): never => {
    throw new CommandError(`--to ${to}: ${why}\nhint: name the folder of a publication, or one that is new or empty`, EXIT.usage);
  };
  if (isWithin(path, root)) refuse("this folder holds the program");
  if (isWithin(join(root, "data"), path) || isWithin(join(root, "content"), path)) refuse("this folder is part of the program");
  if (!existsSync(path)) return path;
  if (!statSync(path).isDirectory()) refuse("this is a file");
  if (existsSync(join(path, RELEASE))) refuse("this is a flat copy of a publication, or its web root; a copy is kept with --flatten, and a publication begins from one with --restore");
  const other = readdirSync(path).find((name) => !isOurs(name));
  if (other !== undefined) refuse(`this folder holds something else than a publication: ${other}`);
  return path;
}
