import type { FactArea } from "../area.ts";

/** Initiatives by RICE, WSJF, cost of delay and ranges; objectives and key results. */
export const priorityArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
