import type { FactArea } from "../area.ts";

/** Stage flow, blocked time, sprints, retrospective actions, impediments. */
export const agileArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
