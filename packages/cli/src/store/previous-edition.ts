import { compareInstants, type Diagnostic, type Edition, type IsoInstant, type Ledger, type PreviousEdition } from "@almanac/core";
import { recordsBySource, type PreviousRecords } from "@almanac/data";
import { compareProse } from "@almanac/prose";
import { newestEdition, type Chain, type StoredEdition } from "./chain.ts";
import { contentOf, objectText, readEdition } from "./read-edition.ts";
import { earlierThan, editionBefore, type StatementPlace } from "./statement-place.ts";

/** Records of each source in the newest edition before a time, or in the newest of all: what a fall is measured against. */
export function previousRecords(root: string, { editions }: Chain, asOf?: IsoInstant): PreviousRecords {
  const before = newestEdition(asOf === undefined ? editions : editions.filter(({ edition }) => compareInstants(edition.asOf, asOf) < 0));
  const edition = before === undefined ? undefined : contentOf(root, before).edition;
  return edition === undefined ? {} : recordsBySource(edition.inputs);
}

const ledgerOf = (root: string, { ledger }: Edition): Ledger | undefined => {
  const text = ledger === null ? undefined : objectText(root, ledger);
  return text === undefined ? undefined : (JSON.parse(text) as Ledger);
};

/**
 * The record of forecasts that a statement carries on. A correction judges again what the edition that it corrects judged by wrong exports, so it
 * carries on the record of the time before both.
 */
function ledgerBefore(root: string, { editions }: Chain, statement: StatementPlace, last: { readonly stored: StoredEdition; readonly edition: Edition }): Ledger | undefined {
  if (statement.corrects === undefined || compareInstants(last.stored.edition.asOf, statement.asOf) < 0) return ledgerOf(root, last.edition);
  const before = earlierThan(editions, statement).findLast(({ edition, withdrawn }) => withdrawn === undefined && compareInstants(edition.asOf, statement.asOf) < 0);
  const edition = before === undefined ? undefined : readEdition(root, before).edition;
  return edition === undefined ? undefined : ledgerOf(root, edition);
}

/**
 * The edition that a statement follows, as the core wants it: its name, for the chain, and what was said last, for the comparison. The
 * two differ where the one before was withdrawn, or corrects an edition of an earlier time.
 */
export function previousEdition(root: string, chain: Chain, statement: StatementPlace): { readonly previous?: PreviousEdition; readonly diagnostics: readonly Diagnostic[] } {
  const { editions } = chain;
  const before = editionBefore(editions, statement);
  if (before === undefined) return { diagnostics: [] };
  const { id, label, asOfDate } = before.edition;
  const name = { id, label, asOfDate, sha256: before.sha256 };
  const last = earlierThan(editions, statement).findLast(({ withdrawn }) => withdrawn === undefined);
  if (last === undefined) return { previous: { name, compareProse }, diagnostics: [] };
  const { edition, diagnostics } = readEdition(root, last);
  if (edition === undefined) return { previous: { name, compareProse }, diagnostics };
  const ledger = ledgerBefore(root, chain, statement, { stored: last, edition });
  return { previous: { name, compareProse, said: { edition, body: (object) => objectText(root, object), ...(ledger === undefined ? {} : { ledger }) } }, diagnostics };
}
