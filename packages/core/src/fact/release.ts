import type { SourceFile } from "../model/source.ts";
import type { ComputedFact } from "./computed.ts";
import type { Audience } from "./fact.ts";
import { measureOf } from "./fact-id.ts";

const RANK: Readonly<Record<Audience, number>> = { public: 0, internal: 1, restricted: 2 };
const narrower = (a: Audience, b: Audience): Audience => (RANK[b] > RANK[a] ? b : a);

/** Whether readers of an audience may see what is meant for another. What says nothing is for everybody. */
export const mayRead = (reader: Audience, meantFor: Audience = "public"): boolean => RANK[meantFor] <= RANK[reader];

/** Who may see a file's rows; a file that is no source (a page of the program's prose) is public. */
export const audienceByFile = (sources: readonly SourceFile[]): ReadonlyMap<string, Audience> => new Map(sources.map(({ file, audience }) => [file, audience ?? "public"]));

/**
 * A fact with the audience that its rows allow. Default-deny: who may not see all of its rows may not see the fact, unless its rule
 * says that it is an aggregate; then it is seen without its rows, and sources that the reader may not know of are not named.
 */
export function released(computed: ComputedFact, audiences: ReadonlyMap<string, Audience>, reader: Audience = "public"): ComputedFact {
  const { fact, rows } = computed;
  const ofRows = rows.reduce<Audience>((most, { file }) => narrower(most, audiences.get(file) ?? "public"), "public");
  if (ofRows === "public") return computed;
  if (computed.aggregate !== true) return { ...computed, fact: { ...fact, audience: narrower(fact.audience, ofRows) } };
  if (mayRead(reader, ofRows)) return computed;
  const { rowsDigest: _, ...receipt } = fact.receipt;
  const sources = receipt.sources.filter((file) => mayRead(reader, audiences.get(file)));
  return { ...computed, rows: [], fact: { ...fact, receipt: { ...receipt, sources, withheld: ofRows } } };
}

/**
 * All facts with the audiences that their rows allow. A fact without rows says that there is nothing to count, which tells about the records
 * as well: beside a hidden “behind in fraud”, a public 0 for every other workstream would say it. So it is seen by those who may see the
 * rows of the other facts of its measure.
 */
export function releasedTogether(computed: readonly ComputedFact[], audiences: ReadonlyMap<string, Audience>, reader: Audience = "public"): readonly ComputedFact[] {
  const all = computed.map((each) => released(each, audiences, reader));
  const limits = new Map<string, Audience>();
  for (const [index, { fact }] of all.entries()) {
    if (fact.audience !== computed[index]?.fact.audience) limits.set(measureOf(fact.id), narrower(fact.audience, limits.get(measureOf(fact.id)) ?? "public"));
  }
  return all.map((each) => {
    const limit = limits.get(measureOf(each.fact.id));
    return limit === undefined || each.rows.length > 0 || each.aggregate === true ? each : { ...each, fact: { ...each.fact, audience: narrower(each.fact.audience, limit) } };
  });
}
