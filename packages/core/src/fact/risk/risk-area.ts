import type { FactArea } from "../area.ts";

/** Risk register, exposure, loss exceedance. */
export const riskArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
