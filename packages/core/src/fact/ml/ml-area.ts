import type { Catalogue, FactArea } from "../area.ts";
import type { ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { ageFacts } from "./age-facts.ts";
import { cardFacts } from "./card-facts.ts";
import { datasetFacts } from "./dataset-facts.ts";
import { driftFacts } from "./drift-facts.ts";
import { evaluationFacts } from "./evaluation-facts.ts";
import { fairnessFacts } from "./fairness-facts.ts";
import { incidentFacts } from "./incident-facts.ts";
import { lineageFacts } from "./lineage-facts.ts";
import { overfitFacts } from "./overfit-facts.ts";
import { qualityFacts } from "./quality-facts.ts";
import { registerFacts } from "./register-facts.ts";
import { releaseFacts } from "./release-facts.ts";
import { reproducibilityFacts } from "./reproducibility-facts.ts";
import { runFacts } from "./run-facts.ts";

/** Statistics by measure, all over the whole program: no export says to which workstream a model belongs. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  "datasets.quality": ["minimum", "mean", "below-gate", "worst", "dimensions", "datasets", "history", "not-passed"],
  "datasets.documentation": ["mean", "licence-missing", "personal-data", "personal-data-unstated", "datasets"],
  "datasets.sufficiency": ["sufficient", "records"],
  "datasets.use": ["unused", "datasets"],
  "models.evaluation": ["goals-met", "goal-margin", "goals", "worst-slices", "newest", "history", "stated-in-words", "stated"],
  "models.overfit": ["flagged", "gaps"],
  "models.fairness": ["lowest-parity-ratio", "attributes", "groups"],
  "models.drift": ["major", "moderate", "highest", "comparisons"],
  "models.card": ["complete", "mean", "cards", "sections"],
  "models.register": ["count", "in-production", "without-fairness", "in-production-without-fairness", "models"],
  "models.age": ["oldest", "overdue", "production"],
  "experiments.runs": ["count", "success", "days-since-last", "by-experiment", "best", "values"],
  "experiments.reproducibility": ["mean", "by-experiment"],
  "releases.delivery": ["deployments", "per-day", "lead-time", "failed", "change-failure-rate", "recovery", "open-failures", "rollback-rate", "rework-rate", "releases"],
  "incidents.register": ["open", "open-severity-1", "oldest-open", "resolution", "cost", "incidents"],
  "lineage.edges": ["models-without-dataset", "undocumented-datasets", "steps", "models"],
};

/** Facts about single records, and by what. */
const BY: Readonly<Record<string, string>> = { "datasets.quality.worst": "dataset", "models.evaluation.goal-margin": "model" };

const entry = (base: string) => ({ over: "program" as const, ...(BY[base] === undefined ? {} : { by: [BY[base]] }) });

const catalogue: Catalogue = Object.fromEntries(Object.entries(MEASURES).flatMap(([measure, statistics]) => statistics.map((statistic) => [`${measure}.${statistic}`, entry(`${measure}.${statistic}`)])));

const GROUPS: readonly ((context: FactContext) => readonly ComputedFact[])[] = [qualityFacts, datasetFacts, evaluationFacts, overfitFacts, fairnessFacts, driftFacts, cardFacts, ageFacts, runFacts, reproducibilityFacts, releaseFacts, incidentFacts, lineageFacts];

/** Data quality, drift, evaluations, fairness, cards, reproducibility, releases, lineage. */
export const mlArea: FactArea = {
  catalogue,
  headlines: ["datasets.quality.minimum", "models.drift.major", "models.card.mean", "releases.delivery.deployments", "releases.delivery.change-failure-rate", "incidents.register.open"],
  facts: ({ context }) => {
    const aspects = GROUPS.flatMap((facts) => facts(context));
    return [...aspects, ...registerFacts(context, aspects)];
  },
};
