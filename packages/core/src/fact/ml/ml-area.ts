import type { FactArea } from "../area.ts";

/** Data quality, drift, evaluations, fairness, cards, reproducibility, releases, lineage. */
export const mlArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
