import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { IsoDate } from "@almanac/core";
import { nodeProgramFiles, restrictedPath, sourceExample, suggestSource, type SourceKind } from "@almanac/data";
import { CommandError, EXIT } from "../exit-code.ts";

export interface NewSource {
  readonly path: string;
  /** What `data/almanac.yaml` has to say about it. */
  readonly declaration: string;
}

/** The same register of any day; undefined where there is none. */
function earlier(root: string, folder: string, name: string): string | undefined {
  const days = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }) : [];
  return days.filter((entry) => entry.isDirectory()).map((entry) => `${folder}/${entry.name}/${name}`).find((path) => existsSync(join(root, path)));
}

/**
 * Writes the example of a kind of source as a register to fill in, in a folder of its day: older editions read what was so on theirs. Nothing
 * that is there is overwritten.
 *
 * @throws CommandError when it is there, or may not lie there
 */
export function newSource(root: string, { kind, title, audience }: SourceKind, date: IsoDate): NewSource {
  const example = sourceExample(kind);
  if (example === undefined) throw new CommandError(`there is no template of ${kind}\nhint: the page handbook/almanac/sources/${kind}.md says what such an export holds`, EXIT.usage);
  const files = nodeProgramFiles(root);
  const restricted = audience === "restricted" ? restrictedPath(files) : undefined;
  if (audience === "restricted" && restricted === undefined)
    throw new CommandError(`${title} may be seen by few, and data/almanac.yaml names no folder for such sources\nhint: add \`restricted: { path: restricted }\` to data/almanac.yaml, keep that folder out of the public repository, and run the command again`, EXIT.usage);
  const folder = restricted === undefined ? "data/sources" : `${restricted}/sources`;
  const name = `${kind}${example.extension}`;
  const path = `${folder}/${kind}/${date}/${name}`;
  const there = earlier(root, `${folder}/${kind}`, name);
  if (there !== undefined) throw new CommandError(`${there} is there already\nhint: add your rows to a copy of it in a folder of the new day, or rename it first`, EXIT.refused);
  if (files.leadsOutside?.(path) === true) throw new CommandError(`${path} would lie behind a link that leads out of the program directory\nhint: put a folder in place of the link`, EXIT.refused);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), example.text, { flag: "wx" });
  return { path, declaration: suggestSource(files, path, { kind }).yaml.replace(/^( {4}files: ).*$/m, `$1${kind}/{exported}/${name}`).replace(/^ {2}# .* is read as /m, `  # ${name} is read as `).replace(/^ {2}# (?:Copy the file to|Restricted: declare) .*\n/gm, "") };
}
