import type { FactArea } from "../area.ts";

/** Milestones, reference classes, backtest of forecasts. */
export const milestonesArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
