import type { FactArea } from "../area.ts";

/** Budget, earned value, commitments, vendors, cloud cost, currency, benefits, quota. */
export const moneyArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
