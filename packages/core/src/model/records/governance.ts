/** Records about risks, controls, obligations, stakeholders, decisions, initiatives, objectives. */
export interface GovernanceRecords {}
