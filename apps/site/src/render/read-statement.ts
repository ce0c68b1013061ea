import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, type Edition, type EditionDiff } from "@almanac/core";

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

async function statementFrom(editionText: string, object: Statement["object"], digest: string | undefined): Promise<Statement> {
  const edition = JSON.parse(editionText) as Edition;
  return { edition, editionText, ...(digest !== undefined && { digest }), comparison: edition.comparison === null ? null : (JSON.parse(await object(edition.comparison)) as EditionDiff), object };
}

/**
 * A statement as the site reads it, whether it was read from the store or computed a moment ago.
 *
 * @param digest of the header of a frozen edition
 */
export function statementOf(edition: Edition, objects: ReadonlyMap<string, string>, digest?: string): Promise<Statement> {
  const object = (name: string): Promise<string> => {
    const text = objects.get(name);
    return text === undefined ? Promise.reject(new Error(`the statement lacks its object ${name}`)) : Promise.resolve(text);
  };
  return statementFrom(canonicalJson(edition), object, digest);
}

/** Reads `edition.json` and, where it is there, `digest`; objects are read when a page needs them. @throws when a file is missing: statements are written whole. */
export async function readStatement(folder: string): Promise<Statement> {
  const object = (name: string): Promise<string> => readFile(join(folder, "objects", name), "utf8");
  const digestFile = join(folder, "digest");
  return await statementFrom(await readFile(join(folder, "edition.json"), "utf8"), object, existsSync(digestFile) ? (await readFile(digestFile, "utf8")).trim() : undefined);
}
