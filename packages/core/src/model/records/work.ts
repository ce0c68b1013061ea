/** Records about milestones, sprints, dependencies. */
export interface WorkRecords {}
