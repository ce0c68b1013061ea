import type { Fact, Receipt } from "@almanac/core";
import type { ProseContext } from "./rendered-prose.ts";

const receipt: Receipt = { rule: "declared", arguments: {}, sources: [], rows: 0, rowsDigest: "" };
const base = { label: "Sample", audience: "public", receipt } as const;

const FACTS: Readonly<Record<string, Fact>> = Object.freeze({
  "delivery.wip.now": { ...base, type: "scalar", id: "delivery.wip.now", unit: "items", value: 41 },
  "delivery.cycle-time.p85{program=fraud}": { ...base, type: "scalar", id: "delivery.cycle-time.p85{program=fraud}", unit: "days", value: 17 },
  "forecast.target.chance{program=fraud}": { ...base, type: "scalar", id: "forecast.target.chance{program=fraud}", unit: "share", value: 0.22 },
  "forecast.when.p85": { ...base, type: "scalar", id: "forecast.when.p85", unit: "date", value: "2027-01-12" },
  "delivery.age.oldest": { ...base, type: "scalar", id: "delivery.age.oldest", unit: "days", value: null, notAvailable: { reason: "no-data", because: "no item is started" } },
  "delivery.throughput.weeks": { ...base, type: "table", id: "delivery.throughput.weeks", columns: [], rows: [] },
});

const PAGES: Readonly<Record<string, string>> = { "handbook/gates.md": "/handbook/gates/", "handbook/flow-policy.md": "/handbook/flow-policy/" };

/** A small edition to render against. */
export const sampleContext = (changes: Partial<ProseContext> = {}): ProseContext => ({
  facts: FACTS,
  locale: "en-GB",
  factHref: (id) => `/method/#${id}`,
  documentHref: (path) => PAGES[path],
  documentPaths: Object.keys(PAGES),
  knownFactIds: Object.keys(FACTS),
  ...changes,
});
