import { CommandError, EXIT } from "../exit-code.ts";

const MOST = 500;
/** Characters that a line does not show, or that turn the direction of what follows them. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/**
 * Words that are recorded for ever and shown to readers, in feeds and in logs: one line of plain text.
 * @throws CommandError (usage)
 */
export function publicWords(option: string, text: string): string {
  const words = text.trim();
  if (UNSEEN.test(words)) throw new CommandError(`${option}: the text holds a line end, or a character that nobody sees\nhint: write it in one line of plain text; readers see it`, EXIT.usage);
  if (words.length > MOST) throw new CommandError(`${option}: the text has ${String(words.length)} characters, and ${String(MOST)} are room for\nhint: say it in a sentence or two; readers see it`, EXIT.usage);
  return words;
}
