import { isoDate, type IsoDate } from "@almanac/core";

/**
 * The one story that every export of the sample tells. Work items have their own plan (plan.ts); here are the things that
 * money, people, models and risks have in common. Roles only: no person of this program has a name.
 */

export type WorkstreamId = "search" | "demand" | "fraud" | "platform";

export interface World {
  readonly asOf: IsoDate;
  readonly quarters: readonly { readonly id: string; readonly from: IsoDate; readonly to: IsoDate }[];
  readonly workstreams: readonly Team[];
  readonly roles: readonly RoleBand[];
  readonly sites: readonly Site[];
  readonly vendors: readonly Vendor[];
  readonly models: readonly Model[];
  readonly datasets: readonly Dataset[];
  readonly initiatives: readonly Initiative[];
  readonly milestones: readonly Milestone[];
  readonly events: readonly { readonly on: IsoDate; readonly id: string; readonly what: string }[];
}

export interface Team {
  readonly id: WorkstreamId;
  readonly title: string;
  readonly costCentre: string;
  /** Planned positions at the end of 2026. The sum is at least 70. */
  readonly positions: number;
  /** Filled on the as-of date. */
  readonly filled: number;
  readonly lead: string;
}

export interface RoleBand {
  readonly role: string;
  readonly level: "L3" | "L4" | "L5" | "L6";
  /** Share of the positions, in hundredths. */
  readonly weight: number;
  /** Public midpoint of the pay range and standard loaded rate, EUR a year. */
  readonly midpoint: number;
  readonly standardRate: number;
}

export interface Site {
  readonly city: string;
  readonly country: "DE" | "NL" | "PL";
  /** Region name of benchmarks. */
  readonly region: string;
  readonly weight: number;
}

export interface Vendor {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly contract: string;
  readonly currency: "EUR" | "USD" | "GBP";
}

export interface Model {
  readonly id: string;
  readonly title: string;
  readonly workstream: WorkstreamId;
  readonly stage: "development" | "shadow" | "live" | "retired";
  readonly owner: string;
}

export interface Dataset {
  readonly id: string;
  readonly title: string;
  readonly workstream: WorkstreamId;
  readonly personal: boolean;
  readonly vendor?: string;
}

export interface Initiative {
  readonly id: string;
  readonly title: string;
  readonly workstream: WorkstreamId;
  readonly status: "proposed" | "approved" | "running" | "finished";
}

export interface Milestone {
  readonly id: string;
  readonly title: string;
  readonly workstream: WorkstreamId;
  readonly baseline: IsoDate;
  readonly target: IsoDate;
  readonly movedOn?: IsoDate;
}

const day = isoDate;

export const WORLD: World = {
  asOf: day("2026-11-22"),
  quarters: [
    { id: "2026-Q1", from: day("2026-01-01"), to: day("2026-03-31") },
    { id: "2026-Q2", from: day("2026-04-01"), to: day("2026-06-30") },
    { id: "2026-Q3", from: day("2026-07-01"), to: day("2026-09-30") },
    { id: "2026-Q4", from: day("2026-10-01"), to: day("2026-12-31") },
  ],
  workstreams: [
    { id: "search", title: "Search relevance", costCentre: "CC-410", positions: 22, filled: 20, lead: "Search lead" },
    { id: "demand", title: "Demand forecasting", costCentre: "CC-420", positions: 18, filled: 17, lead: "Demand forecasting lead" },
    { id: "fraud", title: "Fraud detection", costCentre: "CC-430", positions: 17, filled: 13, lead: "Fraud detection lead" },
    { id: "platform", title: "ML platform", costCentre: "CC-440", positions: 19, filled: 16, lead: "Platform lead" },
  ],
  roles: [
    { role: "Data engineer", level: "L4", weight: 22, midpoint: 72_000, standardRate: 118_000 },
    { role: "ML engineer", level: "L4", weight: 21, midpoint: 78_000, standardRate: 127_000 },
    { role: "ML engineer", level: "L5", weight: 12, midpoint: 95_000, standardRate: 154_000 },
    { role: "Applied scientist", level: "L5", weight: 14, midpoint: 98_000, standardRate: 159_000 },
    { role: "Platform engineer", level: "L4", weight: 14, midpoint: 80_000, standardRate: 130_000 },
    { role: "Product analyst", level: "L3", weight: 8, midpoint: 58_000, standardRate: 96_000 },
    { role: "Engineering lead", level: "L6", weight: 6, midpoint: 118_000, standardRate: 190_000 },
    { role: "Program manager", level: "L5", weight: 3, midpoint: 92_000, standardRate: 149_000 },
  ],
  sites: [
    { city: "Berlin", country: "DE", region: "Germany", weight: 50 },
    { city: "Utrecht", country: "NL", region: "Netherlands", weight: 20 },
    { city: "Kraków", country: "PL", region: "Poland", weight: 30 },
  ],
  vendors: [
    { id: "V-01", name: "Labelworks", what: "Chargeback and judgement labels; no delivery since 3 November 2026", contract: "C-2026-014", currency: "EUR" },
    { id: "V-02", name: "Northgrid Cloud", what: "Reserved and on-demand GPU hours; a yearly minimum that will not be reached", contract: "C-2025-031", currency: "USD" },
    { id: "V-03", name: "Panelhaus", what: "Online test panel and survey licences; renewal notice due 31 December 2026", contract: "C-2026-022", currency: "GBP" },
  ],
  models: [
    { id: "search-two-tower", title: "Two-tower retriever", workstream: "search", stage: "shadow", owner: "Search lead" },
    { id: "search-reranker", title: "Re-ranker of category pages", workstream: "search", stage: "live", owner: "Search lead" },
    { id: "search-cross-encoder", title: "Cross-encoder for evaluation", workstream: "search", stage: "development", owner: "Applied scientist, search" },
    { id: "search-query-rewriter", title: "Query rewriter", workstream: "search", stage: "live", owner: "Search lead" },
    { id: "demand-hierarchical", title: "Hierarchical demand model", workstream: "demand", stage: "shadow", owner: "Demand forecasting lead" },
    { id: "demand-intervals", title: "Forecast intervals", workstream: "demand", stage: "shadow", owner: "Data scientist, demand" },
    { id: "demand-new-items", title: "New items with short histories", workstream: "demand", stage: "development", owner: "Data scientist, demand" },
    { id: "demand-northern", title: "Northern regions, 2025 model", workstream: "demand", stage: "live", owner: "Demand forecasting lead" },
    { id: "fraud-card-champion", title: "Card payment score, champion", workstream: "fraud", stage: "development", owner: "Fraud detection lead" },
    { id: "fraud-card-rules", title: "Card payment rules", workstream: "fraud", stage: "live", owner: "Head of payments" },
    { id: "fraud-invoice-shadow", title: "Invoice order score", workstream: "fraud", stage: "shadow", owner: "Fraud detection lead" },
    { id: "platform-queue-planner", title: "Training queue planner", workstream: "platform", stage: "shadow", owner: "Platform lead" },
  ],
  datasets: [
    { id: "judgements-12-locales", title: "Query judgements in twelve locales", workstream: "search", personal: false, vendor: "V-01" },
    { id: "search-click-logs", title: "Search click logs", workstream: "search", personal: true },
    { id: "catalogue-snapshots", title: "Catalogue snapshots", workstream: "search", personal: false },
    { id: "query-logs-long-tail", title: "Long-tail query logs", workstream: "search", personal: true },
    { id: "sales-history-12-regions", title: "Sales history of twelve regions", workstream: "demand", personal: false },
    { id: "promotion-history", title: "Promotion history", workstream: "demand", personal: false },
    { id: "stock-levels-daily", title: "Daily stock levels", workstream: "demand", personal: false },
    { id: "weather-regional", title: "Regional weather", workstream: "demand", personal: false },
    { id: "calendar-events", title: "Holidays and events", workstream: "demand", personal: false },
    { id: "card-transactions", title: "Card transactions", workstream: "fraud", personal: true },
    { id: "chargeback-labels", title: "Chargeback labels", workstream: "fraud", personal: true, vendor: "V-01" },
    { id: "case-review-outcomes", title: "Case review outcomes", workstream: "fraud", personal: true },
    { id: "invoice-orders", title: "Invoice orders", workstream: "fraud", personal: true },
    { id: "training-job-logs", title: "Training job logs", workstream: "platform", personal: false },
    { id: "feature-store-usage", title: "Feature store usage", workstream: "platform", personal: false },
  ],
  initiatives: [
    { id: "I-01", title: "Two-tower ranking in all locales", workstream: "search", status: "running" },
    { id: "I-02", title: "Launch in twelve regions", workstream: "demand", status: "running" },
    { id: "I-03", title: "Launch for card payments", workstream: "fraud", status: "running" },
    { id: "I-04", title: "One training queue for all teams", workstream: "platform", status: "running" },
    { id: "I-05", title: "Invoice orders out of shadow", workstream: "fraud", status: "approved" },
    { id: "I-06", title: "Daily forecasts for the largest stores", workstream: "demand", status: "proposed" },
    { id: "I-07", title: "Voice queries", workstream: "search", status: "proposed" },
    { id: "I-08", title: "Feature store with point-in-time joins", workstream: "platform", status: "finished" },
  ],
  milestones: [
    { id: "M-01", title: "Two-tower ranking in all locales", workstream: "search", baseline: day("2027-01-30"), target: day("2027-01-30") },
    { id: "M-02", title: "Launch in twelve regions", workstream: "demand", baseline: day("2026-12-18"), target: day("2026-12-18") },
    { id: "M-03", title: "Launch for card payments", workstream: "fraud", baseline: day("2027-01-29"), target: day("2027-02-12"), movedOn: day("2026-10-22") },
    { id: "M-04", title: "One training queue for all teams", workstream: "platform", baseline: day("2027-02-26"), target: day("2027-03-31"), movedOn: day("2026-09-24") },
  ],
  events: [
    { on: day("2026-09-17"), id: "click-logs-cut", what: "The consent change cut the click logs; repaired by 8 October" },
    { on: day("2026-10-12"), id: "engineers-lent", what: "Two fraud engineers are lent to the payment provider migration until 31 December" },
    { on: day("2026-10-26"), id: "promotions-reopened", what: "Promotions of 2023 were booked under the wrong region in five feeds; histories reopened" },
    { on: day("2026-11-03"), id: "labels-stopped", what: "Chargeback labels stopped arriving" },
    { on: day("2026-11-16"), id: "cross-border-rules", what: "Cross-border rules entered fraud detection’s first release with nineteen items" },
    { on: day("2026-11-30"), id: "reservation-lapses", what: "The GPU reservation lapses unless 1,800 hours are approved for December" },
  ],
};
