/** Widest that a picture is published, in pixels: the column of a page on a screen of double density. */
export const WIDEST = 1600;

/** Highest that a picture is published, in pixels: what WebP can hold. */
export const HIGHEST = 16_383;
