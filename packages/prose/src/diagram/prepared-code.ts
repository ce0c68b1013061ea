/** Code as it is handed to Mermaid, and for each of its lines the 1-based line of the author's code. */
export interface PreparedCode {
  readonly text: string;
  readonly lines: readonly number[];
}

/** Lines of a leading `---` block, or 0. */
export function frontMatterLines(lines: readonly string[]): number {
  if (lines[0]?.trim() !== "---") return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  return end === -1 ? 0 : end + 1;
}

const TAG = /(?<!<)<(\/?[a-z!][^<>\n]*)>(?!>)/gi;
const BREAK = /^br\s*\/?$/i;

/**
 * Labels are text: what looks like a tag or a formula is written with Mermaid's character codes, so that readers see the
 * characters that the author typed. `<br>` stays what it is everywhere in Mermaid, a line break.
 */
const withLiteralLabels = (line: string): string =>
  line.replace(TAG, (whole, inside: string) => (BREAK.test(inside) ? whole : `#lt;${inside}#gt;`)).replaceAll("$$", "#36;#36;");

/** Leaves out front matter, comments and leading blank lines, which Mermaid would drop without keeping count of lines. */
export function preparedCode(code: string): PreparedCode {
  const all = code.split(/\r\n?|\n/);
  const start = frontMatterLines(all);
  const kept = all.flatMap((text, index) => (index < start || /^\s*%%(?!\{)/.test(text) ? [] : [{ text: withLiteralLabels(text), line: index + 1 }]));
  const first = kept.findIndex(({ text }) => text.trim() !== "");
  const used = first === -1 ? [] : kept.slice(first);
  return { text: used.map(({ text }) => text).join("\n"), lines: used.map(({ line }) => line) };
}
