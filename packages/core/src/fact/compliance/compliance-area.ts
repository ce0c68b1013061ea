import type { FactArea } from "../area.ts";

/** Controls, obligations, gates, decisions, communication. */
export const complianceArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
