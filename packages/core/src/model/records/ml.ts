/** Records about models, datasets, runs, evaluations, releases, incidents, data quality. */
export interface MlRecords {}
