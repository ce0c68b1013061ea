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
  /** Bytes of one that is no text: a picture. */
  readonly bytes: (name: string) => Promise<Uint8Array>;
}

const TEXT = new TextDecoder("utf-8", { ignoreBOM: true });

async function statementFrom(editionText: string, { object, bytes }: Pick<Statement, "object" | "bytes">, digest: string | undefined): Promise<Statement> {
  const edition = JSON.parse(editionText) as Edition;
  return { edition, editionText, ...(digest !== undefined && { digest }), comparison: edition.comparison === null ? null : (JSON.parse(await object(edition.comparison)) as EditionDiff), object, bytes };
}

/** `site.url` is where everybody's site stands: pages for fewer readers stand elsewhere, and must not send anybody there, nor say that they are those pages. */
function withOwnAddress(edition: Edition): Edition {
  if (edition.audience === undefined || edition.program.siteUrl === undefined) return edition;
  const { siteUrl: _, ...program } = edition.program;
  return { ...edition, program };
}

/**
 * A statement as the site reads it, whether it was read from the store or computed a moment ago.
 *
 * @param digest of the header of a frozen edition
 */
export function statementOf(edition: Edition, objects: ReadonlyMap<string, string | Uint8Array>, digest?: string): Promise<Statement> {
  const content = async (name: string): Promise<string | Uint8Array> => {
    const found = objects.get(name);
    if (found === undefined) throw new Error(`the statement lacks its object ${name}`);
    return await Promise.resolve(found);
  };
  const object = async (name: string): Promise<string> => {
    const found = await content(name);
    return typeof found === "string" ? found : TEXT.decode(found);
  };
  const bytes = async (name: string): Promise<Uint8Array> => {
    const found = await content(name);
    return typeof found === "string" ? new TextEncoder().encode(found) : found;
  };
  return statementFrom(canonicalJson(withOwnAddress(edition)), { object, bytes }, digest);
}

/** Reads `edition.json` and, where it is there, `digest`; objects are read when a page needs them. @throws when a file is missing: statements are written whole. */
export async function readStatement(folder: string): Promise<Statement> {
  const bytes = (name: string): Promise<Uint8Array> => readFile(join(folder, "objects", name));
  const object = async (name: string): Promise<string> => TEXT.decode(await bytes(name));
  const digestFile = join(folder, "digest");
  return await statementFrom(await readFile(join(folder, "edition.json"), "utf8"), { object, bytes }, existsSync(digestFile) ? (await readFile(digestFile, "utf8")).trim() : undefined);
}
