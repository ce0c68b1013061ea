/** Numbers in editions carry 12 significant digits, so that the last bits of a sum do not change a digest. */
export const SIGNIFICANT_DIGITS = 12;
