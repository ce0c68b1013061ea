import { countText } from "./source-age.ts";

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** Small counts as words, greater ones as digits: `four`, `13`. */
export const countWord = (count: number, locale: string): string => WORDS[count] ?? countText(count, locale);

export const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());
