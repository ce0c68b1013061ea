import type { ComputedFact } from "../fact/computed.ts";
import type { AboveAudience } from "../fact/fact.ts";
import type { Model } from "../model/model.ts";
import type { Records } from "../model/records/records.ts";
import type { SourceFile } from "../model/source.ts";
import type { SourceRecord } from "../model/records/source-record.ts";
import { canonicalJson } from "./serialize.ts";

/**
 * Kinds of sources that are for few readers by nature. The rules that read them say of each figure whether it is an aggregate that
 * tells of nobody; every other kind is for few readers only where a declaration says so, and no rule was written with that in mind.
 */
export const PRIVATE_KINDS: ReadonlySet<string> = new Set(["allocations", "certificates", "hiring", "learning", "leave", "pay", "positions", "skills", "stakeholders", "time-sheets"]);

const isRaised = ({ kind, audience }: SourceFile): boolean => audience !== undefined && !PRIVATE_KINDS.has(kind);

/** For whom the sources are that a declaration raised above what their kind asks for; the fewest readers of all. Undefined where there are none. */
export function raisedTo({ sources }: Pick<Model, "sources">): AboveAudience | undefined {
  const raised = sources.filter(isRaised);
  return raised.length === 0 ? undefined : raised.some(({ audience }) => audience === "restricted") ? "restricted" : "internal";
}

/** A model as if its raised sources were not there. */
export function withoutRaised(model: Model): Model {
  const hidden = new Set(model.sources.filter(isRaised).map(({ file }) => file));
  const open = <R extends Pick<SourceRecord, "source">>(list: readonly R[]): readonly R[] => list.filter(({ source }) => !hidden.has(source.file));
  const records = Object.fromEntries(Object.entries(model.records ?? {}).map(([name, list]) => [name, open<SourceRecord>(list)])) as Partial<Records>;
  return { ...model, items: open(model.items), records, sources: model.sources.filter(({ file }) => !hidden.has(file)) };
}

/**
 * Facts, of which those that would read otherwise without the raised sources are for those who may see these. The rows of a fact do not
 * tell all that it follows from: names, rates and calendars are looked up. What is the same in both worlds tells nothing of the sources.
 */
export function heldBack(whole: readonly ComputedFact[], open: readonly ComputedFact[], to: AboveAudience): readonly ComputedFact[] {
  const without = new Map(open.map(({ fact }) => [fact.id, fact]));
  return whole.map((each) => {
    const other = without.get(each.fact.id);
    const isFree = other !== undefined && canonicalJson(other) === canonicalJson(each.fact);
    return isFree || each.fact.audience === "restricted" ? each : { ...each, fact: { ...each.fact, audience: to } };
  });
}
