/** Numbers in editions carry 12 significant digits, so that the last bits of a sum do not change a digest. */
const SIGNIFICANT_DIGITS = 12;

/** A number as an edition keeps it: what is computed from it now and what is computed from the frozen edition later is the same. */
export const asKept = (value: number): number => Number(value.toPrecision(SIGNIFICANT_DIGITS));

/** The same of a cell or value that may be no number. */
export const keptValue = <T>(value: T): T | number => (typeof value === "number" ? asKept(value) : value);
