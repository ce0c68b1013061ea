import type { Catalogue, Reach } from "./area.ts";
import { AREAS } from "./areas.ts";
import { CHANGES_CATALOGUE } from "./changes/changes-facts.ts";
import { factId, parseFactId } from "./fact-id.ts";
import { LEDGER_CATALOGUE } from "./ledger/ledger-facts.ts";
import { POLICIES_CATALOGUE } from "./policies/policy-facts.ts";

/** Facts about work items and sources, and over what. A test holds this list against what is computed. */
const DELIVERY: Readonly<Record<string, Reach>> = {
  "data.sources.files": "program",
  "data.sources.oldest": "program",
  "data.sources.records": "program",
  "data.sources.rejected": "program",
  "data.sources.stale": "program",
  "delivery.age.items": "both",
  "delivery.age.older-than-p85": "both",
  "delivery.age.oldest": "both",
  "delivery.cumulative-flow.columns": "program",
  "delivery.cycle-time.items": "both",
  "delivery.cycle-time.items-counted": "both",
  "delivery.cycle-time.longer-than-p95": "both",
  "delivery.cycle-time.p50": "both",
  "delivery.cycle-time.p85": "both",
  "delivery.cycle-time.p95": "both",
  "delivery.flow-efficiency.share": "both",
  "delivery.items.closed-without-start": "both",
  "delivery.items.done": "both",
  "delivery.items.excluded": "both",
  "delivery.items.open": "both",
  "delivery.items.reopened": "both",
  "delivery.lead-time.p85": "both",
  "delivery.littles-law.ratio": "both",
  "delivery.throughput.last-week": "both",
  "delivery.throughput.median": "both",
  "delivery.throughput.run": "both",
  "delivery.throughput.run-side": "both",
  "delivery.throughput.weeks": "both",
  "delivery.wip.now": "both",
  "delivery.wip.thirteen-weeks-ago": "both",
  "forecast.how-many.p50": "both",
  "forecast.how-many.p85": "both",
  "forecast.how-many.p95": "both",
  "forecast.how-many.weekly-high": "both",
  "forecast.how-many.weekly-low": "both",
  "forecast.how-many.weekly-mid": "both",
  "forecast.scope.open": "both",
  "forecast.target.chance": "workstream",
  "forecast.target.days-late": "workstream",
  "forecast.target.plain-chance": "workstream",
  "forecast.when.distribution": "both",
  "forecast.when.levels": "both",
  "forecast.when.p50": "both",
  "forecast.when.p85": "both",
  "forecast.when.p95": "both",
  "program.stage.name": "workstream",
  "program.status.numbers-say": "workstream",
  "program.status.set-by": "workstream",
  "program.status.set-on": "workstream",
  "program.status.word": "workstream",
  "program.target.date": "workstream",
  "program.target.milestone": "workstream",
};

/** Every fact that can be published. */
const CATALOGUE: Catalogue = Object.assign({}, Object.fromEntries(Object.entries(DELIVERY).map(([base, over]) => [base, { over }])), ...AREAS.map(({ catalogue }) => catalogue), CHANGES_CATALOGUE, LEDGER_CATALOGUE, POLICIES_CATALOGUE) as Catalogue;

/** Every id that a program with these workstreams may publish, for "did you mean"; of facts about single records only the base name is known beforehand. */
export const knownFactIds = (workstreams: readonly string[]): readonly string[] =>
  Object.entries(CATALOGUE).flatMap(([base, { over, by }]) => (by !== undefined ? [base] : [...(over === "workstream" ? [] : [base]), ...(over === "program" ? [] : workstreams.map((program) => factId(base, { program })))]));

/** Names of the dimensions that a measure is published by, `program` among them where there are workstreams; undefined where no fact has this base name. */
export function publishedBy(base: string): readonly string[] | undefined {
  const entry = Object.hasOwn(CATALOGUE, base) ? CATALOGUE[base] : undefined;
  return entry === undefined ? undefined : [...(entry.over === "program" ? [] : ["program"]), ...(entry.by ?? [])];
}

/** Whether an id names a fact that can be published. Says nothing about whether it has a value. */
export function isKnownFact(id: string, workstreams: readonly string[]): boolean {
  const name = parseFactId(id);
  const entry = name === undefined ? undefined : CATALOGUE[name.base];
  if (name === undefined || entry === undefined) return false;
  const { program, ...others } = name.dimensions;
  const wanted = entry.by ?? [];
  if (Object.keys(others).length !== wanted.length || !wanted.every((dimension) => dimension in others)) return false;
  return program === undefined ? entry.over !== "workstream" : entry.over !== "program" && workstreams.includes(program);
}
