import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeProgramFiles, restrictedPath, sourceExample, suggestSource, type SourceKind } from "@almanac/data";
import { CommandError, EXIT } from "../exit-code.ts";

export interface NewSource {
  readonly path: string;
  /** What `data/almanac.yaml` has to say about it. */
  readonly declaration: string;
}

/** Writes the example of a kind of source as a register to fill in. Nothing that is there is overwritten. @throws CommandError when it is there, or may not lie there */
export function newSource(root: string, { kind, title, audience }: SourceKind): NewSource {
  const example = sourceExample(kind);
  if (example === undefined) throw new CommandError(`there is no template of ${kind}\nhint: the page handbook/almanac/sources/${kind}.md says what such an export holds`, EXIT.usage);
  const files = nodeProgramFiles(root);
  const restricted = audience === "restricted" ? restrictedPath(files) : undefined;
  if (audience === "restricted" && restricted === undefined)
    throw new CommandError(`${title} may be seen by few, and data/almanac.yaml names no folder for such sources\nhint: add \`restricted: { path: restricted }\` to data/almanac.yaml, keep that folder out of the public repository, and run the command again`, EXIT.usage);
  const folder = restricted === undefined ? "data/sources" : `${restricted}/sources`;
  const path = `${folder}/${kind}${example.extension}`;
  if (existsSync(join(root, path))) throw new CommandError(`${path} is there already\nhint: add your rows to it, or rename it first`, EXIT.refused);
  if (files.leadsOutside?.(path) === true) throw new CommandError(`${path} would lie behind a link that leads out of the program directory\nhint: put a folder in place of the link`, EXIT.refused);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), example.text, { flag: "wx" });
  return { path, declaration: suggestSource(files, path, { kind }).yaml };
}
