import type { SourceRecord } from "../../model/records/source-record.ts";
import type { ComputedFact } from "../computed.ts";
import type { Audience } from "../fact.ts";
import { audienceByFile } from "../release.ts";
import type { FactContext } from "../scope.ts";

const ORDER: readonly Audience[] = ["restricted", "internal"];

/**
 * Facts for those who may see the records that were looked at, also where none of them is among a fact's rows: that nothing is overdue
 * says something about them, too.
 */
export function forReadersOf(records: readonly SourceRecord[], context: FactContext, facts: readonly ComputedFact[]): readonly ComputedFact[] {
  const byFile = audienceByFile(context.model.sources);
  const seen = new Set([...new Set(records.map(({ source }) => source.file))].map((file) => byFile.get(file) ?? "public"));
  const audience = ORDER.find((one) => seen.has(one));
  return audience === undefined ? facts : facts.map((each) => (each.fact.audience === "restricted" ? each : { ...each, fact: { ...each.fact, audience } }));
}
