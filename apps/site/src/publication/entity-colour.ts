import type { CategoryNumber } from "@almanac/charts";

/** Category of a workstream by its declared place: the same colour on every page. */
export const categoryOf = (index: number): CategoryNumber => ([1, 2, 3, 4, 5, 6] as const)[index % 6] ?? 1;
