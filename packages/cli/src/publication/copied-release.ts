import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError, EXIT } from "../exit-code.ts";
import { releaseIn } from "../verify/published-records.ts";
import { RELEASE } from "./publication-paths.ts";
import type { Release } from "./records.ts";

/**
 * What a copy says of itself as a release; undefined when it says nothing. The copy may come from elsewhere, so nothing that it names lies outside.
 * @throws CommandError when the record is damaged.
 */
export function copiedRelease(copy: string): Release | undefined {
  const path = join(copy, RELEASE);
  if (!existsSync(path)) return undefined;
  const release = releaseIn(readFileSync(path, "utf8"));
  if (release !== undefined) return release;
  throw new CommandError(`${path} is no whole record of a release: it was cut off or changed\nhint: take a copy that is whole, or begin a new one in an empty folder`, EXIT.refused);
}

/** The first link below a folder: a publication's copy has none, and what one leads to is not what was published. */
export function linkBelow(folder: string): string | undefined {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true) return folder;
  if (!existsSync(folder)) return undefined;
  const link = readdirSync(folder, { recursive: true, withFileTypes: true }).find((entry) => entry.isSymbolicLink());
  return link === undefined ? undefined : join(link.parentPath, link.name);
}
