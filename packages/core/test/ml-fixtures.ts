import { createHash } from "node:crypto";
import type { ComputedFact } from "../src/fact/computed.ts";
import type { TableFact } from "../src/fact/fact.ts";
import { mlArea } from "../src/fact/ml/ml-area.ts";
import { factContext } from "../src/fact/scope.ts";
import type { Model } from "../src/model/model.ts";
import type { ProgramRules } from "../src/model/program-rules.ts";
import type { DataCheck, Dataset } from "../src/model/records/ml-datasets.ts";
import type { Evaluation, ModelCard } from "../src/model/records/ml-models.ts";
import type { DriftBin, FairnessCounts, ModelIncident, ModelRelease } from "../src/model/records/ml-operations.ts";
import type { TrainingRun } from "../src/model/records/ml-runs.ts";
import type { Records } from "../src/model/records/records.ts";
import { isoDate, isoInstant } from "../src/model/time.ts";

let line = 0;
const source = (file: string) => ({ source: { file, line: (line += 1) } });

/** Small records with everything that a test does not care about filled in. */
export const evaluation = (changes: Partial<Evaluation> & { readonly value: number | null }): Evaluation => ({ ...source("evaluations.csv"), model: "m", version: "1", dataset: "d", split: "test", metric: "Accuracy", valueText: String(changes.value), evaluatedOn: isoDate("2026-11-01"), ...changes });
/** A result that stands in the card of model `m`, which has no day. */
export const claimed = (changes: Parameters<typeof evaluation>[0]): Evaluation => {
  const { evaluatedOn: _, ...value } = evaluation(changes);
  return { ...value, ...source("m/README.md") };
};
export const check = (changes: Partial<DataCheck>): DataCheck => ({ ...source("checks.json"), tool: "great-expectations", dataset: "d", check: "not null", dimension: "completeness", outcome: "pass", checkedAt: isoInstant("2026-11-20T04:00:00Z"), total: 100, passed: 100, failed: 0, ...changes });
export const dataset = (id: string, changes: Partial<Dataset> = {}): Dataset => ({ ...source(`${id}.json`), id, otherNames: [], licences: ["CC-BY-4.0"], creators: ["Team"], publishers: [], keywords: [], live: false, files: [], recordSets: [], splits: [], statements: [], derivedFrom: [], ...changes });
export const card = (id: string, changes: Partial<ModelCard> = {}): ModelCard => ({ ...source(`${id}/README.md`), id, title: id, metadata: true, languages: [], tags: [], baseModels: [], datasets: [], gated: false, sections: [], ...changes });
export const run = (id: string, changes: Partial<TrainingRun> = {}): TrainingRun => ({ ...source("runs.csv"), id, experiment: "1", status: "finished", startedAt: isoInstant("2026-11-10T08:00:00Z"), endedAt: isoInstant("2026-11-10T09:00:00Z"), params: {}, metrics: [], tags: { model: "m" }, unsorted: {}, ...changes });
export const bin = (feature: string, name: string, referenceCount: number, currentCount: number, changes: Partial<DriftBin> = {}): DriftBin => ({ ...source("drift.csv"), model: "m", feature, comparedOn: isoDate("2026-11-20"), bin: name, referenceCount, currentCount, ...changes });
export const group = (name: string, [tp, fp, tn, fn]: readonly [number, number, number, number], changes: Partial<FairnessCounts> = {}): FairnessCounts => ({ ...source("fairness.csv"), model: "m", attribute: "Age", group: name, truePositives: tp, falsePositives: fp, trueNegatives: tn, falseNegatives: fn, countedOn: isoDate("2026-11-01"), ...changes });
export const release = (id: string, releasedAt: string, changes: Partial<ModelRelease> = {}): ModelRelease => ({ ...source("releases.csv"), id, model: "m", version: "1", environment: "production", releasedAt: isoInstant(releasedAt), committedAt: [], failed: false, approvals: [], evidence: [], ...changes });
export const incident = (id: string, openedAt: string, changes: Partial<ModelIncident> = {}): ModelIncident => ({ ...source("incidents.csv"), id, severity: 2, openedAt: isoInstant(openedAt), ...changes });

const modelOf = (records: Partial<Records>, rules: ProgramRules, asOf: string): Model => ({
  program: { id: "test", title: "Test", timeZone: "Europe/Berlin", locale: "en-GB", currency: "EUR", cadence: "weekly", workflow: { columns: [] }, workflowBasis: "declared", clockPolicy: "first", excludedResolutions: [], workstreams: [], rules, seed: "1" },
  asOf: isoInstant(asOf),
  items: [],
  records,
  sources: [],
  documents: [],
  quality: [],
});

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Facts of the area about a program that has these records and nothing else, on Sunday 22 November 2026. */
export function mlFacts(records: Partial<Records>, models: NonNullable<ProgramRules["models"]> = {}, asOf = "2026-11-22T21:00:00Z") {
  const computed = mlArea.facts({ context: factContext(modelOf(records, { models }, asOf), sha256), scopes: [], previous: undefined });
  const byId = new Map<string, ComputedFact>(computed.map((each) => [each.fact.id, each]));
  const table = (id: string): TableFact | undefined => {
    const fact = byId.get(id)?.fact;
    return fact?.type === "table" ? fact : undefined;
  };
  return {
    ids: computed.map(({ fact }) => fact.id),
    fact: (id: string) => byId.get(id)?.fact,
    value: (id: string) => {
      const fact = byId.get(id)?.fact;
      return fact?.type === "scalar" ? fact.value : undefined;
    },
    because: (id: string) => {
      const fact = byId.get(id)?.fact;
      return fact?.type === "scalar" ? fact.notAvailable?.because : undefined;
    },
    /** Keys of the source rows behind a fact. */
    keys: (id: string) => byId.get(id)?.rows.map(({ key }) => key),
    /** Rows of a table as objects by column name. */
    rows: (id: string) => table(id)?.rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [table(id)?.columns[index]?.name ?? "", cell]))) ?? [],
  };
}
