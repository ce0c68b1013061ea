import type { Diagnostic } from "@almanac/core";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";

/** `PROJECT-123`. Servers may allow underscores and digits in the project part. */
const KEY = /^[\p{Lu}][\p{Lu}\p{N}_]*-\d+$/u;
export const looksLikeKey = (text: string): boolean => KEY.test(text);

const OTHER_ALPHABET = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Where a letter of another alphabet stands among Latin ones: two keys that look the same would be two items. -1: nowhere. */
const lookAlike = (key: string): number => (OTHER_ALPHABET.test(key) && /[A-Z]/.test(key) ? [...key].findIndex((point) => OTHER_ALPHABET.test(point)) : -1);

function characterHint(character: string): string {
  if (/[\p{Pd}\u2212]/u.test(character)) return "write a plain hyphen-minus `-`";
  return /\p{L}/u.test(character) ? "write the Latin letter that it looks like" : "remove the character";
}

const SPREADSHEET = /^(?:\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}|\d(?:\.\d+)?E[+-]?\d+)$/;

/**
 * What is wrong with a key, if anything. A key is used as written or refused: a mended one could meet another item's.
 * `inset` is how many characters (a quote) stand before the key at its place.
 */
export function keyProblem(key: string, place: () => Place, inset = 0): Diagnostic | undefined {
  const twin = lookAlike(key);
  if (KEY.test(key) && twin < 0) return undefined;
  if (SPREADSHEET.test(key))
    return diagnostic("KEY-SPREADSHEET", place(), {
      message: `\`${key}\` is no key: a spreadsheet seems to have changed it`,
      found: key,
      expected: "a key such as ABC-12",
      hint: "use the file as the tracker exported it, without opening and saving it in a spreadsheet",
    });
  const odd = twin >= 0 ? twin : [...key].findIndex((point) => point.charCodeAt(0) > 126 && !/[\p{Lu}\p{N}]/u.test(point));
  if (odd >= 0) {
    const point = ([...key][odd] ?? "").codePointAt(0) ?? 0;
    const name = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
    const at = place();
    return diagnostic(
      "KEY-CHARACTER",
      { ...at, column: at.column + inset + odd },
      {
        message: `the key holds the character ${name}, which only looks right`,
        found: name,
        expected: "letters, digits, `-` and `_`",
        hint: characterHint([...key][odd] ?? ""),
      },
    );
  }
  return diagnostic("KEY-FORM", place(), {
    message: `\`${key}\` is not the key of an item`,
    found: key,
    expected: "a key such as ABC-12",
    hint: "check that the column or field really holds keys",
  });
}

export const projectOfKey = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf("-")));
