import { existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ASSETS } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import { isPartOfProgram, isWithin, realPlace } from "../out-folder.ts";
import { CURRENT, EDITIONS, INDEX_FILES, LOCK, MANIFEST, NIGHT, POINTER_BESIDE, RELEASE, RELEASES, WORK } from "./publication-paths.ts";

/** Names that a publication has, whole or half made; those of version control and of desktops do no harm. */
const KNOWN = new Set([ASSETS, CURRENT, EDITIONS, RELEASES, LOCK, NIGHT, ".git", ".gitignore", ".gitattributes", ".DS_Store"]);
const isOurs = (name: string): boolean => KNOWN.has(name) || [WORK, POINTER_BESIDE, `${LOCK}.`, `${NIGHT}.tmp-`].some((start) => name.startsWith(start));

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** What a folder without a pointer holds that no run of Almanac put there: it would be taken for what a run left that was cut short. */
function foreignPart(path: string): string | undefined {
  const parts: readonly (readonly [string, (name: string) => boolean])[] = [
    [ASSETS, (name) => /^[0-9a-f]{32}\./.test(name)],
    [EDITIONS, (name) => INDEX_FILES.some((file) => file === name) || existsSync(join(path, EDITIONS, name, MANIFEST))],
    [RELEASES, (name) => /^[1-9]\d*$/.test(name)],
  ];
  return parts.flatMap(([part, isPart]) => (existsSync(join(path, part)) ? readdirSync(join(path, part)).filter((name) => !isPart(name)).map((name) => `${part}/${name}`) : [])).at(0);
}

/**
 * Where a publication stands or may be begun. @throws CommandError when the folder holds something else, or is part of the program.
 */
export function publicationFolder(to: string, root: string): string {
  const path = resolve(to);
  const refuse = (why: string): never => {
    throw new CommandError(`--to ${to}: ${why}\nhint: name the folder of a publication, or one that is new or empty`, EXIT.usage);
  };
  const place = realPlace(path);
  if (isWithin(place, realPlace(root))) refuse("this folder holds the program");
  if (isPartOfProgram(root, place)) refuse("this folder is part of the program");
  if (!existsSync(path)) return path;
  if (!statSync(path).isDirectory()) refuse("this is a file");
  if (existsSync(join(path, RELEASE))) refuse("this is a flat copy of a publication, or its web root; a copy is kept with --flatten, and a publication begins from one with --restore");
  const linked = [ASSETS, EDITIONS, RELEASES].find((part) => isLink(join(path, part)));
  if (linked !== undefined) refuse(`${linked} in it is a link, and what is published must not lie elsewhere`);
  if (existsSync(join(path, CURRENT)) && !isLink(join(path, CURRENT))) refuse(`${CURRENT} in it is no link: this is a copy that was made without links; begin a new one with --restore ${join(to, CURRENT)}`);
  const other = readdirSync(path).find((name) => !isOurs(name)) ?? (isLink(join(path, CURRENT)) ? undefined : foreignPart(path));
  if (other !== undefined) refuse(`this folder holds something else than a publication: ${other}`);
  return path;
}
