import type { FactArea } from "../area.ts";

/** Computed status with reasons, disagreement, promises. */
export const statusArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
