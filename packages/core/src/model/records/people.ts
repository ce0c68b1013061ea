/** Records about positions, allocations, leave, hiring, skills, pay, benchmarks. */
export interface PeopleRecords {}
