import type { Diagnostic } from "@almanac/core";
import type { CellProblem } from "../cells/cell-result.ts";
import { CATALOGUE, type DiagnosticCode } from "../diagnostics/catalogue.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { withoutOddNote } from "../diagnostics/odd-characters.ts";

export type Audience = "public" | "internal" | "restricted";

/** Stands for a value that not everybody may see. */
export const MASK = "•••";

const RANK: Readonly<Record<Audience, number>> = { public: 0, internal: 1, restricted: 2 };

/** The narrower of two audiences: a declaration may only raise that of its kind. */
export const narrower = (a: Audience, b: Audience | undefined): Audience => (b !== undefined && RANK[b] > RANK[a] ? b : a);

const titleByCode = new Map<string, string>(CATALOGUE.map(({ code, title }) => [code, title]));
const titleOnly = (code: string): string => `${MASK}: ${titleByCode.get(code) ?? code}`;

/** The finding of a cell, without its value when the source is not public. */
export function cellFinding({ code, message, found, expected, hint, near, shownHint }: CellProblem, masked: boolean): { readonly code: DiagnosticCode; readonly finding: Finding } {
  return masked
    ? { code, finding: { message: titleOnly(code), found: MASK, expected, hint } }
    : { code, finding: { message, found, expected, hint: `${near ?? ""}${shownHint ?? hint}` } };
}

/** A longer text is quoted shortened, and a pattern of it would be too large. */
const LONGEST_WORD = 100;
const grouped = (digits: string, separator: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, separator);
/** A number is printed with separators, too. */
const spellings = (text: string): readonly string[] => {
  const whole = /^-?(\d{4,15})(?:[.,]\d+)?$/.exec(text)?.[1];
  return whole === undefined ? [text] : [text, whole, grouped(whole, ","), grouped(whole, "."), grouped(whole, " ")];
};
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
/** A text that begins or ends with a letter is a word of its own only where no other letter goes on. */
const asWord = (text: string): string => {
  const edge = (part: string, look: string): string => (/[\p{L}\p{M}_]/u.test(part) ? `(?${look}[\\p{L}\\p{M}\\p{N}_])` : /\p{N}/u.test(part) ? `(?${look}\\p{N})` : "");
  const points = [...text];
  return `${edge(points[0] ?? "", "<!")}${escaped(text)}${edge(points.at(-1) ?? "", "!")}`;
};

/** Takes texts out of words where they stand by themselves: `hour`, but not the beginning of `hoursPerWeek`. `instead`: for words in which a long text stands. */
export function withoutTexts(texts: readonly string[], instead: string): (words: string) => string {
  const distinct = [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== "" && text !== MASK);
  const long = distinct.filter((text) => text.length > LONGEST_WORD).map((text) => text.slice(0, LONGEST_WORD));
  const short = distinct.filter((text) => text.length <= LONGEST_WORD).flatMap(spellings).toSorted((a, b) => b.length - a.length);
  return (words) => {
    if (long.some((text) => words.includes(text))) return instead;
    // A pattern costs more than to look: most words hold none of the texts.
    const held = short.filter((text) => words.includes(text));
    return held.length === 0 ? words : words.replace(new RegExp(held.map(asWord).join("|"), "gu"), MASK);
  };
}

/**
 * A diagnostic of a source that is not public: what was found is not shown, nor repeated in the words. `values` are further texts
 * that must not appear. Only for words that were written with this in mind; others are left out: {@link withoutWords}.
 */
export function maskedDiagnostic(found: Diagnostic, values: readonly string[] = []): Diagnostic {
  if (found.masked === true) return found;
  const without = withoutTexts([found.found ?? "", ...values], titleOnly(found.code));
  return {
    ...found,
    message: without(found.message),
    ...(found.found === undefined ? {} : { found: MASK }),
    ...(found.expected === undefined ? {} : { expected: without(found.expected) }),
    ...(found.hint === undefined ? {} : { hint: without(withoutOddNote(found.hint)) }),
    ...(found.related === undefined ? {} : { related: found.related.map((place) => ({ ...place, message: without(place.message) })) }),
    masked: true,
  };
}

/**
 * A diagnostic of a source that is not public, whose words were written for one that is: they may hold values in any form (sums,
 * parts of a cell, near names). Where it stands and which rule it breaks is all that is left.
 */
export function withoutWords(found: Diagnostic): Diagnostic {
  if (found.masked === true) return found;
  const { message: _message, expected: _expected, field: _field, pointer: _pointer, docs: _docs, related, ...place } = found;
  return {
    ...place,
    message: titleOnly(found.code),
    ...(found.found === undefined ? {} : { found: MASK }),
    expected: "what the handbook says about this kind of source",
    hint: "open the file at this place; what stands there is not repeated, because the source is not public",
    ...(related === undefined ? {} : { related: related.map((other) => ({ ...other, message: "see here, too" })) }),
    masked: true,
  };
}
