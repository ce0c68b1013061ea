/**
 * Letters of the Cyrillic and Greek alphabets that look like Latin ones (or digits), by those. From the confusables of Unicode Technical
 * Standard 39, those that keyboards write; letters that look like no Latin one (β, σ, Д) belong to names of measures and of people.
 */
const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: "АΑ", B: "ВΒ", C: "С", E: "ЕΕ", H: "НΗ", I: "ІΙӀ", J: "Ј", K: "КΚ", M: "МΜ", N: "Ν", O: "ОΟ", P: "РΡ", S: "Ѕ", T: "ТΤ", X: "ХΧ", Y: "ҮΥ", Z: "Ζ",
    a: "а", c: "с", d: "ԁ", e: "е", h: "һ", i: "і", j: "ј", o: "оο", p: "р", q: "ԛ", s: "ѕ", v: "ν", w: "ԝ", x: "х", y: "у", 3: "З",
  }).flatMap(([latin, others]) => [...others].map((other): readonly [string, string] => [other, latin])),
);
const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;
const QUOTES = /[\u2018\u2019\u02bc]/u;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/u;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
/** Join letters of some scripts, and parts of emoji; between Latin letters they do nothing. */
const JOINERS = /[\u200c\u200d]/u;

interface Odd {
  readonly character: string;
  /** Said behind its number. */
  readonly is: string;
}

const inPlain = (character: string): string => {
  if (HYPHENS.test(character)) return "-";
  if (QUOTES.test(character)) return "'";
  if (SPACES.test(character)) return " ";
  return UNSEEN.test(character) ? "" : (LOOKS_LIKE.get(character) ?? character.normalize("NFKC"));
};

/** A text in the plainest characters that look like its own. */
const plainly = (text: string): string => [...text.normalize("NFC")].map(inPlain).join("").replace(/\s+/g, " ").trim().toLowerCase();

const isLatin = (character: string | undefined): boolean => character !== undefined && /[A-Za-z]/.test(character);

/** The letters and digits of the word in which a character stands. */
function wordAround(points: readonly string[], at: number): string {
  const inWord = (point: string | undefined): boolean => point !== undefined && /[\p{L}\p{N}\p{M}]/u.test(point);
  let [from, to] = [at, at];
  while (inWord(points[from - 1])) from--;
  while (inWord(points[to + 1])) to++;
  return points.slice(from, to + 1).join("");
}

function named(character: string): Odd {
  const plain = inPlain(character);
  const is = UNSEEN.test(character) ? "which cannot be seen" : SPACES.test(character) ? "a space of another kind than the space bar writes" : `which only looks like \`${plain}\``;
  return { character, is };
}

/** The first character of a text that nobody would have written there by intent, seen by itself. */
function oddAlone(points: readonly string[]): Odd | undefined {
  const at = points.findIndex((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (JOINERS.test(point)) return isLatin(before) && isLatin(after);
    if (UNSEEN.test(point)) return true;
    // Before a unit or behind a number, a space that does not break is how figures are printed.
    if (SPACES.test(point)) return isLatin(before) && isLatin(after);
    return LOOKS_LIKE.has(point) && /[A-Za-z0-9]/.test(wordAround(points, index));
  });
  return at < 0 ? undefined : named(points[at] ?? "");
}

/** How a text differs from one that looks the same; undefined where it looks different, or is the same. */
function oddBeside(text: string, other: string): Odd | undefined | "marks" {
  if (text.trim().toLowerCase() === other.trim().toLowerCase() || plainly(text) !== plainly(other)) return undefined;
  const theirs = new Set(other);
  const character = [...text].find((point) => inPlain(point) !== point && !theirs.has(point));
  if (character !== undefined) return named(character);
  return text.normalize("NFC") === other.normalize("NFC") ? "marks" : undefined;
}

const LONGEST = 40;
const quoted = (text: string): string => (text.length > LONGEST ? "it" : `\`${text}\``);
const codePoint = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const NOTE = /^(?:`[^`]*`|it) (?:holds the character U\+[0-9A-F]+, [^;]*|is written with other marks than [^;]*); /u;
/** A hint without what {@link oddNote} says of a value. */
export const withoutOddNote = (hint: string): string => hint.replace(NOTE, "");

/**
 * What is odd about the characters of a name or value that was not understood, to stand before a hint: two words that look the same on the
 * screen are no help otherwise. Empty where nothing is odd.
 *
 * @param texts what was found, and names in the words about it
 * @param others names that may have been meant
 */
export function oddNote(texts: readonly string[], others: readonly string[]): string {
  // The shortest says best which of its characters is meant.
  for (const text of texts.toSorted((a, b) => a.length - b.length)) {
    if (/^[\t\n\r -~]*$/.test(text)) continue;
    for (const found of [oddAlone([...text]), ...others.map((other) => oddBeside(text, other))]) {
      if (found === "marks") return `${quoted(text)} is written with other marks than the name that looks like it, letters and accents apart; `;
      if (found !== undefined) return `${quoted(text)} holds the character ${codePoint(found.character)}, ${found.is}; `;
    }
  }
  return "";
}
