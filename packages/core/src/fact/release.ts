import type { SourceFile } from "../model/source.ts";
import type { ComputedFact } from "./computed.ts";
import type { Audience } from "./fact.ts";

const RANK: Readonly<Record<Audience, number>> = { public: 0, internal: 1, restricted: 2 };
const narrower = (a: Audience, b: Audience): Audience => (RANK[b] > RANK[a] ? b : a);

/** Who may see a file's rows; a file that is no source (a page of the program's prose) is public. */
export const audienceByFile = (sources: readonly SourceFile[]): ReadonlyMap<string, Audience> => new Map(sources.map(({ file, audience }) => [file, audience ?? "public"]));

/**
 * A fact with the audience that its rows allow. Default-deny: who may not see all of its rows may not see the fact, unless its rule
 * says that it is an aggregate; then it is seen without its rows, and sources that are not public are not named.
 */
export function released(computed: ComputedFact, audiences: ReadonlyMap<string, Audience>): ComputedFact {
  const { fact, rows } = computed;
  const ofRows = rows.reduce<Audience>((most, { file }) => narrower(most, audiences.get(file) ?? "public"), "public");
  if (ofRows === "public") return computed;
  if (computed.aggregate !== true) return { ...computed, fact: { ...fact, audience: narrower(fact.audience, ofRows) } };
  const { rowsDigest: _, ...receipt } = fact.receipt;
  const sources = receipt.sources.filter((file) => (audiences.get(file) ?? "public") === "public");
  return { ...computed, rows: [], fact: { ...fact, receipt: { ...receipt, sources, withheld: ofRows } } };
}
