import { canonicalJson, type Edition, type PreviousEdition } from "../src/index.ts";

/** An edition as the one before, without its prose. */
export function previousOf(edition: Edition, sha256: (text: string) => string): PreviousEdition {
  const { id, label, asOfDate } = edition;
  return { name: { id, label, asOfDate, sha256: sha256(canonicalJson(edition)) }, said: { edition, body: () => undefined }, compareProse: () => [] };
}
