/**
 * What a delay costs: `cost of a week × days / 7`, in the currency of the weekly cost. Linear: each day of waiting costs the same. Source:
 * Reinertsen (2009), Principles of Product Development Flow.
 *
 * @param weekly cost of one week, zero or more
 * @param days calendar days, zero or more
 */
export const delayCost = (weekly: number, days: number): number => (weekly * days) / 7;
