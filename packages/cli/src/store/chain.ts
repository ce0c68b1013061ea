import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, compareInstants, compareText, EDITION_SCHEMA, verifyChain, type Diagnostic, type EditionHeader, type FrozenEdition, type IsoInstant } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import { broken, EDITIONS } from "./store-paths.ts";
import { wholeFile } from "./whole-file.ts";

/** A link of the chain as it stands in the store. */
export interface StoredEdition extends FrozenEdition {
  readonly edition: EditionHeader;
}

export interface Chain {
  /** Oldest first. */
  readonly editions: readonly StoredEdition[];
  /** What is wrong with a header, or with how they follow each other. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The header that a text states, or undefined when it is not the canonical text of one. */
function parsed(text: string): EditionHeader | undefined {
  try {
    const value = JSON.parse(text) as EditionHeader;
    return value.schema === EDITION_SCHEMA && typeof value.asOf === "string" && typeof value.content === "string" && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** By as-of instant; a second statement of one instant stands after the first by its id (`2026-11-22`, `2026-11-22-2`). */
export const inOrder = (a: Pick<EditionHeader, "asOf" | "id">, b: Pick<EditionHeader, "asOf" | "id">): number => compareInstants(a.asOf, b.asOf) || compareText(a.id, b.id);

/** Every frozen edition by its header: small files, so that a thousand of them are read in no time. */
export function readChain(root: string): Chain {
  const folder = join(root, EDITIONS);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")).sort(compareText) : [];
  const editions: StoredEdition[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const file = `${EDITIONS}/${name}`;
    const text = readFileSync(join(root, file), "utf8");
    const edition = parsed(text);
    if (edition === undefined) diagnostics.push(broken(file));
    else editions.push({ file, sha256: sha256(text), edition });
  }
  editions.sort((a, b) => inOrder(a.edition, b.edition));
  for (const { file, code, message, hint } of verifyChain(editions)) diagnostics.push(wholeFile(file, code, message, hint));
  return { editions, diagnostics };
}

/** The newest edition that stands before a statement: the one that it follows. */
export const editionBefore = (editions: readonly StoredEdition[], statement: { readonly asOf: IsoInstant; readonly id: string }): StoredEdition | undefined =>
  editions.filter(({ edition }) => inOrder(edition, statement) < 0).at(-1);
