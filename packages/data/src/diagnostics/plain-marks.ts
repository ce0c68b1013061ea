/**
 * Characters of which nobody sees that they are there, and that turn text around, hide it or move it: control characters, marks of direction
 * and of lines, blanks without width, and tags. The joiners of emoji and of Indic and Arabic scripts belong to their words.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** One sign for one, so that a place in the text stays where it was. */
const SIGN = "\ufffd";

/** A line as a terminal may print it: it must not obey what stands in names and values of a file. */
export const plainLine = (line: string): string => line.replace(UNSEEN, SIGN);

/** The same of several lines. */
export const plainLines = (text: string): string => text.split("\n").map(plainLine).join("\n");
