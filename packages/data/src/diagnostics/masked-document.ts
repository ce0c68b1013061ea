import { knownFactIds, type Diagnostic } from "@almanac/core";
import { frontMatterJsonSchemas } from "../content/front-matter-json-schemas.ts";
import { MASK, withoutTexts } from "../table/mask.ts";
import { withoutOddNote } from "./odd-characters.ts";
import { OWN_WORDS } from "./own-words.ts";

/** A word, with what hyphens join: a slug is one word, so that it does not pass as several ordinary ones. */
const WORD = /(?<limit>at most )?[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+|,\d{3})*/gu;
/** Names of files, and of headings: an ordinary word may be one. */
const NAMES = /[\p{L}\p{M}\p{N}_./~%-]*\.(?:mdx?|svg|png|jpe?g|webp|avif|gif)\b|#[\p{L}\p{M}\p{N}_%-]+/giu;
const SEVERAL = new RegExp(String.raw`${MASK}(?:[\s\p{P}]{0,3}${MASK})+`, "gu");

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Keys and words of a schema: names of properties, and the words that a value may be. */
function namesIn(schema: unknown, found: Set<string>): void {
  if (Array.isArray(schema)) for (const part of schema as readonly unknown[]) namesIn(part, found);
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return;
  for (const [key, value] of Object.entries(schema) as readonly (readonly [string, unknown])[]) {
    if (key === "properties" && isObject(value)) for (const name of Object.keys(value)) found.add(name.toLowerCase());
    if (key === "enum" && Array.isArray(value)) for (const word of value as readonly unknown[]) if (typeof word === "string") found.add(word.toLowerCase());
    namesIn(value, found);
  }
}

let known: ReadonlySet<string> | undefined;

/** What a message may say of any document: Almanac's own words, keys of front matter, and names of measures. */
function shownWords(): ReadonlySet<string> {
  if (known !== undefined) return known;
  const names = new Set<string>(OWN_WORDS);
  namesIn(frontMatterJsonSchemas(), names);
  for (const id of knownFactIds([])) for (const part of id.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? []) names.add(part);
  known = names;
  return names;
}

/** Words without all that may have come from a document. Titles are quoted, so nothing between such marks is kept, however ordinary its words. */
function ownWords(text: string): string {
  const names = shownWords();
  const quoted = text.replace(/“[^”]*”?/gu, `“${MASK}”`).replace(NAMES, MASK);
  return quoted.replace(WORD, (word, limit: string | undefined) => (limit !== undefined || names.has(word.toLowerCase()) ? word : MASK)).replace(SEVERAL, MASK);
}

/**
 * A diagnostic of a document as those may read it who must not read the document: its place, its rule, keys of its front matter and how to
 * mend it stay; what was found, and every word that Almanac does not write by itself, is hidden, and so are the lines of the file.
 *
 * @param wider how the whole message is seen, as a sentence
 */
export function maskedDocument(found: Diagnostic, wider: string): Diagnostic {
  if (found.masked === true) return found;
  const without = withoutTexts([found.found ?? ""], "");
  const own = (text: string): string => ownWords(without(text));
  const { pointer, field, expected, hint, related, docs: _docs, ...place } = found;
  const proposal = new RegExp(String.raw`^did you mean [\p{P}]*${MASK}[\p{P}]*$`, "u");
  const rest = withoutOddNote(hint ?? "");
  const mend = rest === "" || proposal.test(own(rest)) ? "" : own(rest);
  const kept = (text: string | undefined): text is string => text !== undefined && own(text) === text;
  return {
    ...place,
    // Behind the semicolon stand the headings that there are.
    message: own(found.code === "MARKDOWN-ANCHOR" ? found.message.replace(/;.*$/s, "") : found.message),
    ...(found.found === undefined ? {} : { found: MASK }),
    ...(expected === undefined ? {} : { expected: own(expected) }),
    hint: mend === "" ? wider : `${mend} (${wider})`,
    ...(kept(pointer) ? { pointer } : {}),
    ...(kept(field) ? { field } : {}),
    ...(related === undefined ? {} : { related: related.map((other) => ({ ...other, message: own(other.message) })) }),
    masked: true,
  };
}
