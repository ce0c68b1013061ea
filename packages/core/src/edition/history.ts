import { AREAS } from "../fact/areas.ts";
import { POLICIES_HEADLINES } from "../fact/policies/policy-facts.ts";
import type { Fact } from "../fact/fact.ts";
import type { Edition, EditionName, HistoryPoint } from "./edition.ts";

/** An edition carries at most this many points of a headline fact, so that its cost does not grow with history. */
const MAXIMUM_POINTS = 60;

/** Facts whose course over editions is drawn: of the whole program and of every workstream. */
const HEADLINES = new Set([
  "delivery.throughput.last-week",
  "delivery.cycle-time.p50",
  "delivery.cycle-time.p85",
  "delivery.wip.now",
  "delivery.age.older-than-p85",
  "delivery.flow-efficiency.share",
  "delivery.items.open",
  "forecast.scope.open",
  "forecast.when.p50",
  "forecast.when.p85",
  "forecast.when.p95",
  "forecast.how-many.p85",
  "forecast.target.chance",
  "forecast.target.days-late",
  "program.target.date",
  "program.status.word",
  ...POLICIES_HEADLINES,
  ...AREAS.flatMap(({ headlines }) => headlines),
]);

/** The previous edition's rolling history with this edition's values added. */
export function rollingHistory(edition: string, facts: ReadonlyMap<string, Fact>, previous: Edition | undefined): Edition["history"] {
  const history: Record<string, readonly HistoryPoint[]> = {};
  for (const [id, fact] of facts) {
    if (fact.type !== "scalar" || !HEADLINES.has(id.replace(/\{.*$/, ""))) continue;
    const before = previous?.history[id] ?? [];
    history[id] = [...before, { edition, value: fact.value }].slice(-MAXIMUM_POINTS);
  }
  return history;
}

/** Names of the editions before: those that the newest readable one (`said`) names, itself, and the one before where that is another. */
export function earlierEditions(before: EditionName | undefined, said: Edition | undefined): readonly EditionName[] {
  const names = [...(said === undefined ? [] : [...said.earlier, said]), ...(before === undefined || before.id === said?.id ? [] : [before])];
  return names.map(({ id, label, asOfDate }) => ({ id, label, asOfDate })).slice(-MAXIMUM_POINTS);
}
