import { PRINTED } from "../print-document/printed-pages.ts";

/** Files that name every word of the handbook: the statement as it is stored, and what changed since the edition before. */
const OF_ALL_WORDS: ReadonlySet<string> = new Set(["api/v1/edition.json", "api/v1/header.json", "api/v1/index.json", "api/v1/changes.json", "changes/index.html"]);

/** Whether a file is written anew by every run, because it follows from words that other pages do not show. */
export const isOfAllWords = (file: string): boolean => OF_ALL_WORDS.has(file);

/** Whether what a page is written as may be taken over by the next run. The printed document is made of pages when they are there. */
export const isTakenOver = (file: string): boolean => !isOfAllWords(file) && file !== PRINTED;

/** Whether a file is neither searched nor printed nor taken over: that it is there is all that can be told of it. */
export const isSilent = (file: string): boolean => isOfAllWords(file) && !file.endsWith(".html");
