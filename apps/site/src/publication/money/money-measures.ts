import type { SideMeasure } from "../side-measure.ts";

/** Rows of the table beside the finding of the budget: what is compared with the edition before. */
export const BUDGET_MEASURES: readonly SideMeasure[] = [
  { base: "budget.actual.to-date", name: "Spent so far" },
  { base: "budget.forecast.declared", name: "Own forecast of the period", forecast: true },
  { base: "earned-value.performance.cpi", name: "Cost index" },
  { base: "earned-value.performance.spi", name: "Schedule index" },
  { base: "earned-value.schedule.spi-t", name: "Schedule index in time" },
];

/** Rows of the table beside the finding of the infrastructure. */
export const INFRASTRUCTURE_MEASURES: readonly SideMeasure[] = [
  { base: "cloud.cost.effective", name: "Cloud cost, last complete month" },
  { base: "cloud.commitment.utilisation", name: "Reserved hours used, %" },
];
