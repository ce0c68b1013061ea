import type { WorkstreamId } from "../../world.ts";
import { nth } from "./months.ts";

export type Category = "people" | "cloud" | "data acquisition" | "vendor" | "tools";

/** A line of the plan: euros for each month of 2026, January first. */
export interface PlanLine {
  readonly id: string;
  readonly title: string;
  readonly workstream: WorkstreamId;
  readonly category: Category;
  readonly euros: readonly number[];
}

/** Mean standard rate of a position, euros a month. */
const POSITION = 11_260;
/** Positions that the budget of December 2025 pays for, by month. */
const POSITIONS: Readonly<Record<WorkstreamId, readonly number[]>> = {
  search: [14, 15, 16, 17, 18, 19, 20, 20, 21, 21, 22, 22],
  demand: [9, 11, 12, 14, 15, 16, 16, 17, 17, 18, 18, 18],
  fraud: [0, 4, 6, 8, 10, 13, 14, 15, 16, 16, 17, 17],
  platform: [0, 0, 0, 4, 7, 10, 13, 15, 16, 17, 18, 19],
};
const level = (...steps: readonly (readonly [fromMonth: number, euros: number])[]): readonly number[] =>
  Array.from({ length: 12 }, (_, month) => steps.findLast(([from]) => from <= month + 1)?.[1] ?? 0);

const line = (workstream: WorkstreamId, category: Category, title: string, euros: readonly number[]): PlanLine => ({ id: `${workstream}-${category.replace(" ", "-")}`, title, workstream, category, euros });
const people = (workstream: WorkstreamId): PlanLine => line(workstream, "people", "People at standard rates", POSITIONS[workstream].map((count) => count * POSITION));

/** The budget of 2026 as it was approved in December 2025. */
export const BASELINE: readonly PlanLine[] = [
  people("search"),
  line("search", "cloud", "GPU hours, inference, storage", level([1, 9_500], [7, 12_000])),
  line("search", "data acquisition", "Query judgements in twelve locales", level([2, 6_000])),
  line("search", "vendor", "Test panel and surveys", level([4, 2_700])),
  line("search", "tools", "Licences", level([1, 1_800])),
  people("demand"),
  line("demand", "cloud", "GPU hours, inference, storage", level([1, 5_500], [7, 6_500])),
  line("demand", "tools", "Licences", level([1, 1_400])),
  people("fraud"),
  line("fraud", "cloud", "GPU hours, inference, storage", level([2, 4_500], [7, 7_000])),
  line("fraud", "data acquisition", "Chargeback labels", level([3, 9_200])),
  line("fraud", "tools", "Licences", level([2, 1_300])),
  people("platform"),
  line("platform", "cloud", "Feature store, queue, registry", level([4, 3_000])),
  line("platform", "tools", "Licences", level([4, 2_600])),
];

/** What mid-year planning moved from July on, euros a month: more cloud, fewer people, as positions stayed open. */
const MOVED: Readonly<Record<string, number>> = { "search-cloud": 1_500, "platform-cloud": 1_000, "fraud-people": -POSITION, "platform-people": -POSITION, "demand-cloud": 500 };

export const REVISED: readonly PlanLine[] = BASELINE.map((planned) => ({ ...planned, euros: planned.euros.map((euros, month) => (month < 6 ? euros : euros + (MOVED[planned.id] ?? 0))) }));

/** Work done in each closed month, in hundredths of what was planned for it. */
export const EARNED_PERCENT: Readonly<Record<WorkstreamId, readonly number[]>> = {
  search: [100, 99, 101, 98, 100, 100, 102, 99, 100, 99],
  // Histories of five regions are reopened on 26 October.
  demand: [98, 100, 97, 99, 101, 98, 99, 100, 97, 82],
  // Two engineers are lent from 12 October.
  fraud: [0, 96, 98, 97, 99, 95, 96, 98, 94, 54],
  platform: [0, 0, 0, 92, 95, 97, 96, 98, 93, 78],
};

/** What each line is expected to cost in the rest of the year, in hundredths of the revised plan. */
export const OUTLOOKS: readonly { readonly version: string; readonly setOn: string; readonly fromMonth: number; readonly percent: Readonly<Record<Category, number>> }[] = [
  { version: "2026-10", setOn: "2026-10-05", fromMonth: 10, percent: { people: 94, cloud: 106, "data acquisition": 98, vendor: 100, tools: 100 } },
  { version: "2026-11", setOn: "2026-11-09", fromMonth: 11, percent: { people: 89, cloud: 101, "data acquisition": 62, vendor: 100, tools: 100 } },
];

export const eurosIn = ({ euros }: PlanLine, month: number): number => nth(euros, month);
