export * from "./model/units.ts";
export * from "./model/measure.ts";
export * from "./model/time.ts";
export { isSlip, nearest } from "./model/nearest.ts";
export type * from "./model/diagnostic.ts";
export type * from "./model/source.ts";
export type * from "./model/history.ts";
export type * from "./model/workflow.ts";
export type * from "./model/work-item.ts";
export type * from "./model/program.ts";
export type * from "./model/program-rules.ts";
export type * from "./model/document.ts";
export type * from "./model/model.ts";
export * from "./model/money.ts";
export type * from "./model/records/source-record.ts";
export type * from "./model/records/records.ts";
export type * from "./model/records/work.ts";
export type * from "./model/records/money.ts";
export type * from "./model/records/money-budget.ts";
export type * from "./model/records/money-cloud.ts";
export type * from "./model/records/money-vendors.ts";
export type * from "./model/records/people.ts";
export type * from "./model/records/people-pay.ts";
export type * from "./model/records/people-skills.ts";
export type * from "./model/records/ml.ts";
export * from "./model/records/ml-models.ts";
export type * from "./model/records/ml-datasets.ts";
export type * from "./model/records/ml-runs.ts";
export type * from "./model/records/ml-operations.ts";
export type * from "./model/records/governance.ts";
export type * from "./model/records/generic.ts";
export type * from "./model/records/governance-risk.ts";
export type * from "./model/records/governance-compliance.ts";
export type * from "./model/records/governance-people.ts";
export type * from "./model/records/governance-decisions.ts";
export type * from "./model/records/governance-planning.ts";
export type * from "./fact/fact.ts";
export * from "./fact/fact-id.ts";
export type * from "./finding/finding.ts";
export * from "./edition/edition.ts";
export * from "./fact/format.ts";
export * from "./fact/format-interval.ts";
export { currentFiles, freshnessOf, sourceFreshness, type Freshness } from "./quality/freshness.ts";
export * from "./finding/text.ts";
export type { ComputedFact, RowRef, Sha256 } from "./fact/computed.ts";
export { computeEdition, objectName, type ComputedEdition, type EditionInput } from "./edition/compute.ts";
export { canonicalJson } from "./edition/serialize.ts";
export { verifyChain, type ChainProblem, type FrozenEdition } from "./edition/verify-chain.ts";
export { isKnownFact, knownFactIds } from "./fact/catalogue.ts";
export { editionJsonSchema } from "./edition/schema.ts";
export * from "./stats/allocate.ts";
export * from "./stats/fnv1a64.ts";
export * from "./stats/mean.ts";
export * from "./stats/median.ts";
export * from "./stats/nearest-rank.ts";
export * from "./stats/normal-quantile.ts";
export * from "./stats/percentile-type7.ts";
export * from "./stats/random-source.ts";
export * from "./stats/round-money.ts";
export * from "./stats/split-mix64.ts";
export * from "./stats/wilson-interval.ts";
export * from "./stats/xoshiro128ss.ts";
export * from "./flow/cumulative-flow.ts";
export * from "./flow/flow-efficiency.ts";
export * from "./flow/flow-efficiency-aggregate.ts";
export * from "./flow/item-flow.ts";
export * from "./flow/work-item-flow.ts";
export * from "./flow/littles-law.ts";
export * from "./flow/net-flow.ts";
export * from "./flow/service-level-attainment.ts";
export * from "./flow/service-level-expectation.ts";
export * from "./flow/throughput.ts";
export * from "./flow/wip-series.ts";
export * from "./forecast/at-least.ts";
export * from "./forecast/exact-how-many.ts";
export * from "./forecast/exact-when.ts";
export * from "./forecast/forecast-guard.ts";
export * from "./forecast/simulate-how-many.ts";
export * from "./forecast/simulate-milestone.ts";
export * from "./forecast/simulate-when.ts";
export * from "./agile/sprint-metrics.ts";
export type * from "./agile/sprint-issue-reading.ts";
export * from "./agile/velocity-summary.ts";
// earned value, budget, cloud, currency
// people and pay
// disclosure
// priority
// risk
// compliance
// machine learning
// scores and estimates
// joint forecasts
// flow by stage
