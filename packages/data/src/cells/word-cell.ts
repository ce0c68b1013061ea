import { nearest } from "@almanac/core";
import type { CellResult } from "./cell-result.ts";

/** Case, hyphens, underscores and runs of blanks tell no words apart. */
export const plainWord = (text: string): string => text.trim().toLowerCase().replace(/[\s_-]+/g, " ");

const YES = ["yes", "true", "y", "1"] as const;
const NO = ["no", "false", "n", "0"] as const;

export function readBoolean(text: string): CellResult<boolean> {
  const word = plainWord(text);
  if (YES.some((yes) => yes === word)) return { ok: true };
  if (NO.some((no) => no === word)) return { ok: false };
  const spellings = [...YES, ...NO].join(", ");
  return {
    problem: {
      code: "BOOLEAN-WORD",
      message: `\`${text.trim()}\` is neither yes nor no; understood are ${spellings}`,
      found: text.trim(),
      expected: `one of ${spellings}`,
      hint: "write yes or no, or declare the words of the file with `values:` on the source in data/almanac.yaml",
    },
  };
}

/** A word as a key of YAML, quoted where YAML would read it otherwise. */
const inYaml = (word: string): string => (/^\p{L}[\p{L}\p{N} _-]*$/u.test(word) && !/^(?:yes|no|on|off|true|false|null|y|n)$/i.test(word) ? word : JSON.stringify(word));

/** Finds the word that a cell means among a few. */
export function choiceReader(role: string, words: Readonly<Record<string, readonly string[]>>): (text: string) => CellResult<string> {
  const wordBySpelling = new Map<string, string>();
  for (const [word, spellings] of Object.entries(words)) for (const spelling of [word, ...spellings]) wordBySpelling.set(plainWord(spelling), word);
  const allowed = Object.keys(words);
  return (text) => {
    const word = wordBySpelling.get(plainWord(text));
    if (word !== undefined) return { ok: word };
    const near = nearest(text.trim(), [...Object.entries(words).flatMap(([known, spellings]) => [known, ...spellings])]);
    const hintFor = (spelling: string, meant: string): string =>
      `allowed: ${allowed.join(", ")}; words of the file are declared on the source in data/almanac.yaml: \`values: { ${role}: { ${spelling}: ${meant} } }\``;
    return {
      problem: {
        code: "CHOICE-WORD",
        message: `\`${text.trim()}\` is none of the words of this column`,
        found: text.trim(),
        expected: `one of ${allowed.join(", ")}`,
        hint: hintFor("…", allowed[0] ?? ""),
        shownHint: hintFor(inYaml(text.trim()), (near === undefined ? undefined : wordBySpelling.get(plainWord(near))) ?? allowed[0] ?? ""),
        ...(near === undefined ? {} : { near: `did you mean \`${near}\`? ` }),
      },
    };
  };
}

const SPREADSHEET = /^(?:\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}|\d(?:\.\d+)?E[+-]?\d+)$/;
const HYPHENS = /[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d]/u;
const INVISIBLE = /[\p{Cc}\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u2064\u2066-\u206f\ufeff]/u;

/** A name that other records refer to: used as written or refused, because a mended one could meet another record's. */
export function readId(text: string): CellResult<string> {
  const id = text.trim();
  if (SPREADSHEET.test(id))
    return { problem: { code: "KEY-SPREADSHEET", message: `\`${id}\` is no id: a spreadsheet seems to have changed it`, found: id, expected: "an id as its system wrote it", hint: "use the file as it was exported, without opening and saving it in a spreadsheet" } };
  const odd = [...id].find((point) => HYPHENS.test(point) || INVISIBLE.test(point) || (/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(point) && /[A-Za-z]/.test(id)));
  if (odd === undefined) return { ok: id };
  const name = `U+${(odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return { problem: { code: "KEY-CHARACTER", message: `the id holds the character ${name}, which only looks right or cannot be seen`, found: name, expected: "letters, digits and plain signs", hint: HYPHENS.test(odd) ? "write a plain hyphen-minus `-`" : "remove or replace the character" } };
}
