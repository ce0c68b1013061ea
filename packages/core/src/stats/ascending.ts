/** A copy in numeric order; the input stays as it is. */
export const ascending = (values: readonly number[]): readonly number[] => [...Float64Array.from(values).sort()];
