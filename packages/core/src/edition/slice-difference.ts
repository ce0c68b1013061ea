import type { Sha256 } from "../fact/computed.ts";
import type { Fact, Receipt } from "../fact/fact.ts";
import type { EditionDiff } from "./compare/edition-diff.ts";
import type { Edition } from "./edition.ts";
import { canonicalJson } from "./serialize.ts";
import type { ComparisonDifference, EditionSlice, ListDifference, RecordDifference, StatementDifference } from "./slice.ts";

/** Object name of a comparison. */
export const comparisonName = (diff: EditionDiff, sha256: Sha256): string => `${sha256(canonicalJson(diff))}.json`;

type Entries<T> = Readonly<Record<string, T>>;

/** As kept: one of the two may still be in memory with all its digits. Most of what two audiences are told is one object. */
const isSame = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a) === canonicalJson(b);

function recordDifference<T>(from: Entries<T>, to: Entries<T>, isTold: (before: T, after: T) => boolean = isSame): RecordDifference<T> | undefined {
  const other = Object.entries(to).filter(([key, value]) => {
    const before = from[key];
    return before === undefined || !isTold(before, value);
  });
  const without = Object.keys(from).filter((key) => to[key] === undefined);
  if (other.length + without.length === 0) return undefined;
  return { ...(other.length === 0 ? {} : { set: Object.fromEntries(other) }), ...(without.length === 0 ? {} : { without: without.sort() }) };
}

function withRecord<T>(from: Entries<T>, { set = {}, without = [] }: RecordDifference<T> = {}): Entries<T> {
  const left = new Set(without);
  return { ...Object.fromEntries(Object.entries(from).filter(([key]) => !left.has(key))), ...set };
}

function listDifference<T>(from: readonly T[], to: readonly T[]): ListDifference<T> | undefined {
  const added: { readonly at: number; readonly value: T }[] = [];
  let next = 0;
  for (const [at, value] of to.entries()) {
    if (next < from.length && isSame(from[next], value)) next++;
    else added.push({ at, value });
  }
  if (next < from.length) return { all: to };
  return added.length === 0 ? undefined : { added };
}

function withList<T>(from: readonly T[], difference: ListDifference<T> | undefined): readonly T[] {
  if (difference === undefined) return from;
  if ("all" in difference) return difference.all;
  const added = new Map(difference.added.map(({ at, value }) => [at, value]));
  const rest = from.values();
  return Array.from({ length: from.length + added.size }, (_, at) => added.get(at) ?? rest.next().value).filter((value) => value !== undefined);
}

const withoutReceipt = ({ receipt: _, ...fact }: Fact): Omit<Fact, "receipt"> => fact;
const isSameButReceipt = (a: Fact, b: Fact): boolean => a === b || isSame(withoutReceipt(a), withoutReceipt(b));

function receiptDifference(from: Entries<Fact>, to: Entries<Fact>): Entries<Receipt> | undefined {
  const other = Object.entries(to).flatMap(([id, fact]) => {
    const before = from[id];
    return before === undefined || before === fact || !isSameButReceipt(before, fact) || isSame(before.receipt, fact.receipt) ? [] : [[id, fact.receipt] as const];
  });
  return other.length === 0 ? undefined : Object.fromEntries(other);
}

const withReceipts = (facts: Entries<Fact>, receipts: Entries<Receipt> = {}): Entries<Fact> =>
  Object.fromEntries(
    Object.entries(facts).map(([id, fact]) => {
      const receipt = receipts[id];
      return [id, receipt === undefined ? fact : { ...fact, receipt }];
    }),
  );

/** Without what does not differ. */
function onlyGiven<T extends object>(parts: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;
}

/** A statement with what changed since the edition before; null in a first edition. */
export interface ComparedStatement {
  readonly edition: Edition;
  readonly comparison: EditionDiff | null;
}

function comparisonDifference(larger: EditionDiff | null, smaller: EditionDiff | null): ComparisonDifference | undefined {
  if (larger === null || smaller === null) return undefined;
  const difference = onlyGiven<ComparisonDifference>({
    moves: listDifference(larger.moves, smaller.moves),
    added: listDifference(larger.facts.added, smaller.facts.added),
    removed: listDifference(larger.facts.removed, smaller.facts.removed),
    changed: listDifference(larger.facts.changed, smaller.facts.changed),
    documents: listDifference(larger.documents, smaller.documents),
  });
  return Object.keys(difference).length === 0 ? undefined : difference;
}

const withComparison = (larger: EditionDiff, changes: EditionDiff["changes"], { moves, added, removed, changed, documents }: ComparisonDifference = {}): EditionDiff => ({
  ...larger,
  changes,
  moves: withList(larger.moves, moves),
  facts: { added: withList(larger.facts.added, added), removed: withList(larger.facts.removed, removed), changed: withList(larger.facts.changed, changed) },
  documents: withList(larger.documents, documents),
});

/**
 * What a statement says beside another one of the same edition, which is made for more readers.
 * `joinSlice(larger, differenceOf(larger, smaller))` is the smaller circle's statement.
 */
export function differenceOf(larger: ComparedStatement, smaller: ComparedStatement): StatementDifference {
  const [from, to] = [larger.edition, smaller.edition];
  return onlyGiven<StatementDifference>({
    inputs: listDifference(from.inputs, to.inputs),
    facts: recordDifference(from.facts, to.facts, isSameButReceipt),
    receipts: receiptDifference(from.facts, to.facts),
    findings: recordDifference(from.findings, to.findings),
    changes: listDifference(from.changes, to.changes),
    history: recordDifference(from.history, to.history),
    quality: listDifference(from.quality, to.quality),
    documents: listDifference(from.documents, to.documents),
    documentHistory: recordDifference(from.documentHistory ?? {}, to.documentHistory ?? {}),
    diagrams: recordDifference(from.diagrams, to.diagrams),
    comparison: comparisonDifference(larger.comparison, smaller.comparison),
    payReleases: to.payReleases,
  });
}

/** The statement for an audience, from the one for the next larger circle and its slice. */
export function joinSlice({ edition: larger, comparison }: ComparedStatement, slice: StatementDifference & Pick<EditionSlice, "audience">, sha256: Sha256): ComparedStatement {
  const changes = withList(larger.changes, slice.changes);
  const diff = comparison === null ? null : withComparison(comparison, changes, slice.comparison);
  const edition: Edition = {
    ...larger,
    audience: slice.audience,
    inputs: withList(larger.inputs, slice.inputs),
    facts: withReceipts(withRecord(larger.facts, slice.facts), slice.receipts),
    findings: withRecord(larger.findings, slice.findings),
    changes,
    history: withRecord(larger.history, slice.history),
    quality: withList(larger.quality, slice.quality),
    documents: withList(larger.documents, slice.documents),
    ...(larger.documentHistory === undefined && slice.documentHistory === undefined ? {} : { documentHistory: withRecord(larger.documentHistory ?? {}, slice.documentHistory) }),
    diagrams: withRecord(larger.diagrams, slice.diagrams),
    comparison: diff === null ? null : comparisonName(diff, sha256),
    ...(slice.payReleases === undefined ? {} : { payReleases: slice.payReleases }),
  };
  return { edition, comparison: diff };
}
