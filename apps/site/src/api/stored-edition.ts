import { createHash } from "node:crypto";
import { splitEdition, type Edition } from "@almanac/core";

/** The place of an edition in the chain: the SHA-256 that the next edition names, and the header whose digest it is. */
export interface StoredHeader {
  readonly sha256: string;
  /** Exactly as it stands in the store; null for an edition of an older schema, whose stored form is another, and for what only some readers are told. */
  readonly text: string | null;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * @param editionText the whole statement as it was frozen, before anything is left out of it for readers
 * @param digest of the edition in the chain; null for a draft, which has none yet
 */
export function storedHeader(editionText: string, digest: string | null): StoredHeader {
  const edition = JSON.parse(editionText) as Edition;
  // Its header is that of what everybody is told, which does not follow from what few are.
  if (edition.audience !== undefined) return { sha256: digest ?? sha256(editionText), text: null };
  const { headerText } = splitEdition(edition, sha256);
  const computed = sha256(headerText);
  return digest === null || digest === computed ? { sha256: computed, text: headerText } : { sha256: digest, text: null };
}
