/** Widest that a picture is published, in pixels: the column of a page on a screen of double density. */
export const WIDEST = 1600;
