import { isoDate, type IsoDate } from "@almanac/core";
import type { ProjectKey } from "./sim-item.ts";

export const SEED = "20261122";

/** Sundays, 22:00 local time. */
export const EXPORT_DATES: readonly IsoDate[] = [
  "2026-09-06", "2026-09-13", "2026-09-20", "2026-09-27", "2026-10-04", "2026-10-11",
  "2026-10-18", "2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22",
].map(isoDate);

export interface Release {
  readonly name: string;
  /** Items finished from this day on belong to it. */
  readonly from: IsoDate;
  /** First day of the week in which it was planned. */
  readonly planned: IsoDate;
  readonly epics: readonly string[];
}

export interface Plan {
  readonly project: ProjectKey;
  readonly name: string;
  readonly begins: IsoDate;
  /** Mean number of items finished in a full week, from that Monday on. */
  readonly pace: readonly (readonly [from: IsoDate, perWeek: number])[];
  /** Items finished in each of the last twelve weeks, 2026-W36 … 2026-W47: the last six carry the planted drop. */
  readonly lastTwelveWeeks: readonly number[];
  readonly releases: readonly Release[];
  readonly components: readonly string[];
  readonly roles: readonly string[];
  /** Items in no state of progress, and ordinary items in progress, at the end; planted items come on top. */
  readonly open: { readonly waiting: number; readonly inProgress: number };
  /** Share of stories and tasks that were written down when their release was planned. */
  readonly planned: number;
  /** Share of items that wait for data at some time. */
  readonly waitsForData: number;
  readonly sprints: boolean;
}

const release = (name: string, from: string, planned: string, ...epics: string[]): Release => ({ name, from: isoDate(from), planned: isoDate(planned), epics });
const pace = (from: string, perWeek: number): readonly [IsoDate, number] => [isoDate(from), perWeek];

export const PLANS: readonly Plan[] = [
  {
    project: "SR",
    name: "Search relevance",
    begins: isoDate("2025-05-26"),
    pace: [pace("2025-05-26", 2.2), pace("2025-09-01", 2.8), pace("2026-01-05", 3.4), pace("2026-05-25", 5)],
    lastTwelveWeeks: [4, 6, 5, 7, 4, 6, 4, 7, 5, 3, 7, 6],
    releases: [
      release("SR 2025.3", "2025-05-26", "2025-05-26", "Judgement sets for the three largest locales"),
      release("SR 2025.4", "2025-09-15", "2025-09-01", "Query rewriting without hand-written rules"),
      release("SR 2026.1", "2026-01-05", "2025-12-08", "Learning to rank on category pages"),
      release("SR 2026.2", "2026-03-30", "2026-03-16", "Vector retrieval for long-tail queries"),
      release("SR 2026.3", "2026-06-22", "2026-06-08", "Relevance in the app search bar"),
      release("SR 2027.1", "2026-09-07", "2026-08-24", "Two-tower ranking in all locales"),
    ],
    components: ["Query understanding", "Retrieval", "Ranking", "Experimentation"],
    roles: ["Data engineer", "ML engineer", "Applied scientist", "Search engineer", "Product analyst"],
    open: { waiting: 34, inProgress: 9 },
    planned: 0.9,
    waitsForData: 0.1,
    sprints: true,
  },
  {
    project: "DF",
    name: "Demand forecasting",
    begins: isoDate("2025-09-01"),
    pace: [pace("2025-09-08", 2.2), pace("2026-01-05", 3.2), pace("2026-05-25", 5.4)],
    lastTwelveWeeks: [8, 4, 7, 4, 8, 6, 7, 3, 6, 7, 3, 4],
    releases: [
      release("DF 2025.4", "2025-09-01", "2025-09-01", "Sales history of twelve regions in one place"),
      release("DF 2026.1", "2026-01-05", "2025-12-08", "Hierarchical model for the northern regions"),
      release("DF 2026.2", "2026-03-30", "2026-03-16", "Forecast intervals for planners"),
      release("DF 2026.3", "2026-06-22", "2026-06-08", "New items and short histories"),
      release("DF 2026.4", "2026-09-07", "2026-08-24", "Launch in twelve regions"),
    ],
    components: ["Region feeds", "Promotions", "Forecast models", "Planner exports"],
    roles: ["Data engineer", "ML engineer", "Data scientist", "Demand analyst", "Integration engineer"],
    open: { waiting: 7, inProgress: 6 },
    planned: 0.85,
    waitsForData: 0.16,
    sprints: true,
  },
  {
    project: "FD",
    name: "Fraud detection",
    begins: isoDate("2026-02-02"),
    pace: [pace("2026-02-09", 2.6), pace("2026-05-25", 5)],
    lastTwelveWeeks: [7, 5, 6, 5, 6, 4, 2, 2, 1, 3, 1, 2],
    releases: [
      release("FD 2026.2", "2026-02-02", "2026-02-02", "Labels and features for card payments"),
      release("FD 2026.3", "2026-06-08", "2026-05-26", "Invoice orders in shadow mode"),
      release("FD 2027.1", "2026-09-07", "2026-08-24", "Launch for card payments"),
    ],
    components: ["Labels", "Features", "Scoring service", "Case review"],
    roles: ["Data engineer", "ML engineer", "Fraud analyst", "Backend engineer", "Applied scientist"],
    open: { waiting: 15, inProgress: 6 },
    planned: 0.75,
    waitsForData: 0.22,
    sprints: false,
  },
  {
    project: "MP",
    name: "ML platform",
    begins: isoDate("2026-04-13"),
    pace: [pace("2026-04-20", 2), pace("2026-05-25", 3.3)],
    lastTwelveWeeks: [4, 3, 4, 3, 3, 4, 3, 2, 2, 3, 2, 2],
    releases: [
      release("MP 2026.3", "2026-04-13", "2026-04-13", "Feature store with point-in-time joins"),
      release("MP 2027.1", "2026-09-07", "2026-08-24", "One training queue for all teams"),
    ],
    components: ["Feature store", "Training", "Serving", "Observability"],
    roles: ["Platform engineer", "MLOps engineer", "Site reliability engineer", "Data engineer"],
    open: { waiting: 38, inProgress: 6 },
    planned: 0.75,
    waitsForData: 0.04,
    sprints: false,
  },
];
