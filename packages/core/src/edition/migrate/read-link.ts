import type { Sha256 } from "../../fact/computed.ts";
import { EDITION_SCHEMA, type Edition, type EditionContent, type EditionHeader } from "../edition.ts";
import { EditionHeaderSchema } from "../schema.ts";
import { canonicalJson } from "../serialize.ts";
import { joinEdition } from "../split.ts";
import { from1, headerFrom1, type Edition1, type Withdrawn1 } from "./from-1.ts";

/** A file of `data/editions`, read in whatever schema it was written. */
export type EditionLink =
  | { readonly kind: "header"; readonly schema: typeof EDITION_SCHEMA; readonly header: EditionHeader }
  /** The file holds the content, too; see {@link wholeEdition}. */
  | { readonly kind: "whole"; readonly schema: 1; readonly header: EditionHeader }
  /** What is left of a withdrawn edition of schema 1. `sha256`: digest of the file that stood there. */
  | { readonly kind: "withdrawn"; readonly schema: 1; readonly header: EditionHeader; readonly sha256: string }
  | { readonly kind: "newer"; readonly schema: number }
  | { readonly kind: "broken" };

type Fields = Readonly<Record<string, unknown>>;

function fieldsIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

const hasTexts = (fields: Fields, names: readonly string[]): boolean => names.every((name) => typeof fields[name] === "string");

/**
 * What a file of `data/editions` is, by its place in the chain. `sha256` is the digest of its text. A header has the published shape; whether
 * it is as it was written (see {@link isSound}) is not looked at here: the digest that the next edition names proves that.
 */
export function readLink(text: string, sha256: string): EditionLink {
  const fields = fieldsIn(text);
  if (fields === undefined) return { kind: "broken" };
  const { schema } = fields;
  if (typeof schema === "number" && schema > EDITION_SCHEMA) return { kind: "newer", schema };
  if (!hasTexts(fields, ["id", "label", "asOf", "asOfDate"])) return { kind: "broken" };
  // Each older schema has its own reading, for ever.
  if (schema === 1 && fields["withdrawn"] === true) {
    const left = fields as Fields & Withdrawn1;
    return { kind: "withdrawn", schema, header: headerFrom1(left, left.sha256), sha256: left.sha256 };
  }
  if (schema === 1) return { kind: "whole", schema, header: headerFrom1(fields as Fields & Edition1, sha256) };
  if (schema !== EDITION_SCHEMA || !EditionHeaderSchema.safeParse(fields).success) return { kind: "broken" };
  return { kind: "header", schema, header: fields as Fields & EditionHeader };
}

/**
 * Whether the text of a header is the one canonical form of what it states, so that two texts never state the same, and its seal fits.
 * Asked of the newest header, which no other edition names by its digest yet.
 *
 * @param isUnsealedKnown whether the chain is of before headers were sealed: none of its headers has a seal. Whoever writes seals writes no
 * header without one, so elsewhere a missing seal was taken away
 */
export function isSound(text: string, sha256: Sha256, isUnsealedKnown: boolean): boolean {
  const { seal, ...unsealed } = JSON.parse(text) as EditionHeader;
  // Seals are older than slices.
  const isProved = seal === undefined ? isUnsealedKnown && unsealed.slices === undefined : seal === sha256(canonicalJson(unsealed));
  return isProved && canonicalJson(JSON.parse(text)) === text;
}

/** The edition that a file of schema 1 holds, in today's schema. A newer schema that changes what is stated adds its step here. */
export const wholeEdition = (text: string): Edition => from1(JSON.parse(text) as Edition1);

/** The edition that a header and the text of its content state, in today's schema. */
export const statedEdition = (header: EditionHeader, contentText: string): Edition => joinEdition(header, JSON.parse(contentText) as EditionContent);
