import { compareInstants, type AboveAudience, type Diagnostic, type Edition, type IsoInstant, type Ledger, type PreviousEdition } from "@almanac/core";
import { recordsBySource, type PreviousRecords } from "@almanac/data";
import { compareProse } from "@almanac/prose";
import { newestEdition, type Chain, type StoredEdition } from "./chain.ts";
import { releasesAfter } from "./pay-releases.ts";
import { contentOf, objectText, readEdition } from "./read-edition.ts";
import { readStatement } from "./read-slices.ts";
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

/** What an edition said to fewer readers, where it has slices for them. */
function saidAbove(root: string, last: StoredEdition, audiences: readonly AboveAudience[]): Pick<PreviousEdition, "above"> & { readonly diagnostics: readonly Diagnostic[] } {
  const { slices = {} } = last.edition;
  const read = audiences.filter((audience) => slices[audience] !== undefined).map((audience) => ({ audience, ...readStatement(root, last, audience) }));
  const above = Object.fromEntries(read.flatMap(({ audience, statement }) => (statement === undefined ? [] : [[audience, { edition: statement.edition, body: (object: string) => objectText(root, object, audience) }] as const])));
  return { above, diagnostics: read.flatMap(({ diagnostics }) => diagnostics) };
}

/**
 * The edition that a statement follows, as the core wants it: its name, for the chain, and what was said last, for the comparison. The
 * two differ where the one before was withdrawn, or corrects an edition of an earlier time.
 *
 * @param above audiences above public to which the statement is made, too
 */
export function previousEdition(root: string, chain: Chain, statement: StatementPlace, above: readonly AboveAudience[] = []): { readonly previous?: PreviousEdition; readonly diagnostics: readonly Diagnostic[] } {
  const { editions } = chain;
  const before = editionBefore(editions, statement);
  if (before === undefined) return { diagnostics: [] };
  const { id, label, asOfDate } = before.edition;
  const name = { id, label, asOfDate, sha256: before.sha256 };
  // What everybody is told about pay depends on what was told before, whoever the statement is for.
  const { diagnostics: foundReleases, ...released } = releasesAfter(root, editions.slice(0, editions.indexOf(before) + 1));
  const last = earlierThan(editions, statement).findLast(({ withdrawn }) => withdrawn === undefined);
  if (last === undefined) return { previous: { name, compareProse, ...released }, diagnostics: foundReleases };
  const { edition, diagnostics } = readEdition(root, last);
  if (edition === undefined) return { previous: { name, compareProse, ...released }, diagnostics: [...diagnostics, ...foundReleases] };
  const ledger = ledgerBefore(root, chain, statement, { stored: last, edition });
  const { diagnostics: foundAbove, ...others } = saidAbove(root, last, above);
  const said = { edition, body: (object: string) => objectText(root, object), ...(ledger === undefined ? {} : { ledger }) };
  return { previous: { name, compareProse, said, ...others, ...released }, diagnostics: [...diagnostics, ...foundAbove, ...foundReleases] };
}
