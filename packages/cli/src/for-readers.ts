import type { Audience, Diagnostic } from "@almanac/core";
import { mayRead } from "@almanac/core";
import { audienceOfText, maskedDocument } from "@almanac/data";

const CONTENT = "content/";

/**
 * Diagnostics as readers of an audience may see them. Sources mask what they say themselves; documents do not, because a preview shows their
 * writer everything: so it is done here, before anything is printed, and by the file as it is, whether or not it could be read.
 *
 * @param textOf the text of a file of the program
 */
export function forReaders(diagnostics: readonly Diagnostic[], audience: Audience, textOf: (file: string) => string | undefined): readonly Diagnostic[] {
  const known = new Map<string, Audience>();
  const seenBy = (file: string): Audience => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const text = file.startsWith(CONTENT) && /\.mdx?$/i.test(file) ? textOf(file) : undefined;
    const found = text === undefined ? "public" : audienceOfText(text);
    known.set(file, found);
    return found;
  };
  return diagnostics.map((found) => {
    const needed = seenBy(found.file);
    if (mayRead(audience, needed)) return found;
    return maskedDocument(found, `words of the page are left out, because not everybody may read it: \`almanac check --audience ${needed}\` shows them`);
  });
}
