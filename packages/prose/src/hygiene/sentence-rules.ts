import type { HygieneRule } from "./page.ts";
import { OPAQUE } from "./passages.ts";
import { gradeLevel, sentencesOf, wordsIn } from "./words.ts";

/** Places at which a long sentence may become two, the better ones first. */
const BREAKS = [/[;:] /g, /, (?=(?:and|but|so|because|which|while|although)\b)/g, / (?=(?:and|but|because|while|although)\b)/g, /, /g];

/** Where to end the first of two sentences: nearest to the middle, at the best kind of place that leaves neither part too long. */
function breakOf(sentence: string): number | undefined {
  const middle = sentence.length / 2;
  for (const kind of BREAKS) {
    const places = Array.from(sentence.matchAll(kind), ({ index }) => index).filter((index) => index > sentence.length * 0.2 && index < sentence.length * 0.8);
    const best = places.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
    if (best !== undefined) return best;
  }
  return undefined;
}

const lastWords = (text: string): string => text.replaceAll(OPAQUE, "…").trim().split(/\s+/).slice(-4).join(" ");

/** Words of a sentence; of a list between semicolons those of its longest item, because a list is read item by item. */
const longestPart = (sentence: string, words: number): number => {
  const items = sentence.split(/;\s/);
  return items.length < 4 ? words : Math.max(...items.map((item) => wordsIn(item).length));
};

/** Sentences that a reader loses the thread of. */
export const longSentences: HygieneRule = ({ text, limits, warn }) => {
  for (const passage of text.passages)
    for (const { text: sentence, start, words: all } of sentencesOf(passage)) {
      const words = longestPart(sentence, all);
      if (words <= limits.sentenceWords) continue;
      const at = breakOf(sentence);
      warn(
        { from: passage.at(start), to: passage.at(start + sentence.length - 1) + 1 },
        {
          code: "PROSE-SENTENCE",
          message: `a sentence of ${String(words)} words`,
          found: `${String(words)} words`,
          expected: `at most ${String(limits.sentenceWords)} words`,
          hint: at === undefined ? "say it in two sentences" : `end the sentence after “${lastWords(sentence.slice(0, at))}” and begin a new one there`,
        },
      );
    }
};

/** Pages that ask too much of a reader, by the Flesch-Kincaid grade. */
export const readingLevel: HygieneRule = ({ text, limits, warn }) => {
  const grade = gradeLevel(text.passages);
  if (grade === undefined || grade <= limits.readingLevel) return;
  const longest = text.passages.flatMap((passage) => sentencesOf(passage).map((sentence) => ({ passage, ...sentence }))).toSorted((a, b) => b.words - a.words)[0];
  warn(
    { from: longest?.passage.at(longest.start) ?? 0 },
    {
      code: "PROSE-READING",
      message: `the page reads like school year ${grade.toFixed(1)} (Flesch-Kincaid); its longest sentence has ${String(longest?.words ?? 0)} words`,
      found: grade.toFixed(1),
      expected: `at most ${String(limits.readingLevel)}`,
      hint: "begin with the sentence here: split it, and say it in shorter words; then do the same with the next longest",
    },
  );
};
