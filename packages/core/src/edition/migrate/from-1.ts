import type { Edition, EditionHeader } from "../edition.ts";
import { canonicalJson } from "../serialize.ts";

/**
 * An edition of schema 1: header and content together in `data/editions/<id>.json`, whose digest is the edition's. It knows neither what
 * its forecasts were made from, nor a ledger, nor a comparison.
 */
export interface Edition1 extends Omit<Edition, "schema" | "commit" | "corrects" | "acts" | "salt" | "forecastInputs" | "ledger" | "comparison"> {
  readonly schema: 1;
}

/** The same statement in schema 2. Nothing is made up: what was not kept then is null. */
export const from1 = (edition: Edition1): Edition => ({ ...edition, schema: 2, forecastInputs: null, ledger: null, comparison: null });

/** What an edition of schema 1 says of its place in the chain. The file itself is its content, so that `content` is the file's own digest. */
export function headerFrom1({ id, label, asOf, asOfDate, known, generator, previous }: Pick<Edition1, "id" | "label" | "asOf" | "asOfDate" | "known" | "generator" | "previous">, sha256: string): EditionHeader {
  return { schema: 2, id, label, asOf, asOfDate, ...(known === undefined ? {} : { known }), generator, previous, content: `${sha256}.json` };
}

/**
 * What is left of a withdrawn edition of schema 1. Chain and content were one file there, so the digest that the next edition names can
 * only be stated; the recorded act vouches for it.
 */
export interface Withdrawn1 extends Pick<Edition1, "schema" | "id" | "label" | "asOf" | "asOfDate" | "known" | "generator" | "previous"> {
  readonly withdrawn: true;
  /** Digest of the file that stood here. */
  readonly sha256: string;
}

/** The text that takes the place of a withdrawn edition of schema 1. */
export function withdrawn1({ id, label, asOf, asOfDate, known, generator, previous }: EditionHeader, sha256: string): string {
  return canonicalJson({ schema: 1, withdrawn: true, id, label, asOf, asOfDate, ...(known === undefined ? {} : { known }), generator, previous, sha256 } satisfies Withdrawn1);
}
