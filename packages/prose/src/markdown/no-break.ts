import type { Element, Root } from "hast";

const NBSP = "\u00a0";
/** What an author wrote to be read letter by letter. */
const LITERAL = new Set(["code", "pre", "kbd", "samp"]);
const MONTH = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
const PERCENT = /(\d)[ \n](?=%)/g;
const DAY = new RegExp(`(?<![\\d.,:/-])(\\d{1,2})[ \\n](?=(?:${MONTH})\\b)`, "g");

/** `85 %` and `12 February` stay on one line: a plain space between a number and its per cent sign or month does not break. */
export const bindNumbersIn = (text: string): string => text.replace(PERCENT, `$1${NBSP}`).replace(DAY, `$1${NBSP}`);

/** The same for every text of a page. Code is left alone. */
export function bindNumbers(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type === "text") child.value = bindNumbersIn(child.value);
    else if (child.type === "element" && !LITERAL.has(child.tagName)) bindNumbers(child);
  }
}
