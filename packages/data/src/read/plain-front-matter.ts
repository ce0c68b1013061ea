import { readYaml, type YamlFile } from "./yaml.ts";

/** One key, and a day or words, or a whole number. Nothing in it means more to YAML than it does to a reader, which takes no key of a thousand letters. */
const LINE = /^([a-z][a-z0-9]{0,100}): (?:(\d{4}-\d\d-\d\d|\p{L}(?:[\p{L}\d ,.()'/-]*[\p{L}\d,.()'/-])?)|(0|[1-9]\d{0,14}))$/iu;
/** No page has so many; YAML of very many lines is refused. */
const MOST_LINES = 1000;
/** What is longer is no front matter of a page, and the parser may refuse it. */
const LONGEST = 10_000;
/** Words that YAML takes for something else. */
const NO_WORDS = /^(?:true|false|null)$/i;

/**
 * Front matter as most pages have it, one `key: value` a line, read as YAML reads it, in a twentieth of the time: a handbook has a thousand
 * pages. Undefined of any other text, right or wrong.
 */
export function plainValues(text: string): Readonly<Record<string, string | number>> | undefined {
  if (text.length > LONGEST) return undefined;
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.length === 0 || lines.length > MOST_LINES) return undefined;
  const values = new Map<string, string | number>();
  for (const line of lines) {
    const [, key, words, digits] = LINE.exec(line) ?? [];
    if (key === undefined || values.has(key) || NO_WORDS.test(key) || (words !== undefined && NO_WORDS.test(words))) return undefined;
    values.set(key, words ?? Number(digits));
  }
  return Object.fromEntries(values);
}

/** Such front matter as a YAML file. Where its parts stand is asked for where one of them is wrong: it is parsed then. */
export function plainYaml(text: string, origin: Parameters<typeof readYaml>[1]): YamlFile | undefined {
  const value = plainValues(text);
  if (value === undefined) return undefined;
  let whole: YamlFile | undefined;
  const parsed = (): YamlFile => {
    if (whole !== undefined) return whole;
    const read = readYaml(text, origin);
    if (!("ok" in read)) throw new Error(`${origin.file}: plain front matter is no YAML`);
    whole = read.ok;
    return whole;
  };
  return { value, place: (path, key) => parsed().place(path, key), typed: (path) => parsed().typed(path) };
}
