/** Records about budget, actual cost, contracts, cloud cost, exchange rates, benefits, quota. */
export interface MoneyRecords {}
