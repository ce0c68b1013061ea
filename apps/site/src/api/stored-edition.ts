import { createHash } from "node:crypto";
import { splitEdition, type Edition } from "@almanac/core";

/** The header of an edition exactly as it stands in the store, and its SHA-256: the digest that the next edition names. */
export interface StoredHeader {
  readonly text: string;
  readonly sha256: string;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @param editionText the whole statement as it was frozen, before anything is left out of it for readers */
export function storedHeader(editionText: string): StoredHeader {
  const { headerText } = splitEdition(JSON.parse(editionText) as Edition, sha256);
  return { text: headerText, sha256: sha256(headerText) };
}
