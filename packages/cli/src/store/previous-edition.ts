import { compareInstants, type Diagnostic, type Edition, type IsoInstant, type Ledger, type PreviousEdition } from "@almanac/core";
import { recordsBySource, type PreviousRecords } from "@almanac/data";
import { compareProse } from "@almanac/prose";
import { editionBefore, type Chain, type StoredEdition } from "./chain.ts";
import { objectText, readEdition } from "./read-edition.ts";

/** Records of each source in the newest edition before a time, or in the newest of all: what a fall is measured against. */
export function previousRecords(root: string, { editions }: Chain, asOf?: IsoInstant): PreviousRecords {
  const before = editions.findLast(({ edition }) => asOf === undefined || compareInstants(edition.asOf, asOf) < 0);
  const edition = before === undefined ? undefined : readEdition(root, before).edition;
  return edition === undefined ? {} : recordsBySource(edition.inputs);
}

const ledgerOf = (root: string, { ledger }: Edition): Ledger | undefined => {
  const text = ledger === null ? undefined : objectText(root, ledger);
  return text === undefined ? undefined : (JSON.parse(text) as Ledger);
};

/** The edition that a statement follows, as the core wants it. */
export function previousEdition(root: string, { editions }: Chain, statement: { readonly asOf: IsoInstant; readonly id: string }): { readonly previous?: PreviousEdition; readonly diagnostics: readonly Diagnostic[] } {
  const before: StoredEdition | undefined = editionBefore(editions, statement);
  if (before === undefined) return { diagnostics: [] };
  const { id, label, asOfDate } = before.edition;
  const name = { id, label, asOfDate, sha256: before.sha256 };
  const { edition, diagnostics } = readEdition(root, before);
  if (edition === undefined) return { previous: { name, compareProse }, diagnostics };
  const ledger = ledgerOf(root, edition);
  return { previous: { name, compareProse, said: { edition, body: (object) => objectText(root, object), ...(ledger === undefined ? {} : { ledger }) } }, diagnostics };
}
