import { OPAQUE, type Passage } from "./passages.ts";

export interface Sentence {
  readonly text: string;
  /** Index in the passage at which it begins. */
  readonly start: number;
  readonly words: number;
}

const WORD = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*|\uFFFC/gu;
/** A stop after which a sentence goes on: abbreviations with stops. */
const NOT_AN_END = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|fig|al|dr|mr|ms|mrs|st|p|pp)|\b\p{Lu})\.$/iu;
const END = /[.!?…]["”’)\]]*(?=\s+["“‘([]?[\p{Lu}\p{N}\uFFFC])/gu;

export const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];

/** The sentences of a passage. A paragraph ends the last of them, with or without a stop. */
export function sentencesOf({ text }: Pick<Passage, "text">): readonly Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  const take = (end: number): void => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim() !== "") found.push({ text: piece.trim(), start: start + lead, words: wordsIn(piece).length });
    start = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (!(match[0].startsWith(".") && NOT_AN_END.test(text.slice(start, match.index + 1)))) take(end);
  }
  take(text.length);
  return found;
}

/** Syllables of an English word, by its groups of vowels: near enough for a mean over hundreds of words. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const groups = letters.replace(/(?:[^laeiouy]es|[^aeiouyt]ed|[^l]e)$/, "").replace(/^y/, "").match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}

/**
 * Flesch-Kincaid grade level of a page (J. P. Kincaid et al., 1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59. About
 * the school years that a reader needs. Undefined below a hundred words or five sentences, where it says nothing. English only.
 */
export function gradeLevel(passages: readonly Pick<Passage, "text">[]): number | undefined {
  const sentences = passages.flatMap(sentencesOf).filter(({ words }) => words > 2);
  const words = sentences.flatMap(({ text }) => wordsIn(text)).filter((word) => word !== OPAQUE && /\p{L}/u.test(word));
  if (words.length < 100 || sentences.length < 5) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
