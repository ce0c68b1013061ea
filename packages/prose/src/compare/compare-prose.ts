import type { CompareProse } from "@almanac/core";

/** Sections of two texts of one document that differ. */
export const compareProse: CompareProse = () => [];
