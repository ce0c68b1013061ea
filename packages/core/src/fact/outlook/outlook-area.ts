import type { FactArea } from "../area.ts";

/** Joint forecast with dependencies, calendar and risks; cost and schedule; experiment loop. */
export const outlookArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
