import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Edition, EditionDiff } from "@almanac/core";

export interface Statement {
  readonly edition: Edition;
  readonly editionText: string;
  /** Digest of the edition in the chain; left out of a draft, which has no place in it. */
  readonly digest?: string;
  /** What changed since the edition before; null where it carries none. */
  readonly comparison: EditionDiff | null;
  /** Text of a content-addressed object by its name, `<sha256>.<extension>`. */
  readonly object: (name: string) => Promise<string>;
}

/** Reads `edition.json` and, where it is there, `digest`; objects are read when a page needs them. @throws when a file is missing: statements are written whole. */
export async function readStatement(folder: string): Promise<Statement> {
  const editionText = await readFile(join(folder, "edition.json"), "utf8");
  const edition = JSON.parse(editionText) as Edition;
  const object = (name: string): Promise<string> => readFile(join(folder, "objects", name), "utf8");
  const digestFile = join(folder, "digest");
  return { edition, editionText, ...(existsSync(digestFile) && { digest: (await readFile(digestFile, "utf8")).trim() }), comparison: edition.comparison === null ? null : (JSON.parse(await object(edition.comparison)) as EditionDiff), object };
}
