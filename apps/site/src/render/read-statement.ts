import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Edition, EditionDiff } from "@almanac/core";

export interface Statement {
  readonly edition: Edition;
  readonly editionText: string;
  /** What changed since the edition before; null where it carries none. */
  readonly comparison: EditionDiff | null;
  /** Text of a content-addressed object by its name, `<sha256>.<extension>`. */
  readonly object: (name: string) => Promise<string>;
}

/** Reads `edition.json`; objects are read when a page needs them. @throws when a file is missing: statements are written whole. */
export async function readStatement(folder: string): Promise<Statement> {
  const editionText = await readFile(join(folder, "edition.json"), "utf8");
  const edition = JSON.parse(editionText) as Edition;
  const object = (name: string): Promise<string> => readFile(join(folder, "objects", name), "utf8");
  return { edition, editionText, comparison: edition.comparison === null ? null : (JSON.parse(await object(edition.comparison)) as EditionDiff), object };
}
