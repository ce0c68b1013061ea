import { styleText } from "node:util";
import type { DocumentChange, ProsePiece, SectionChange } from "@almanac/core";
import { documentWords, type Stated } from "./diff-words.ts";
import { withFigures } from "./live-figures.ts";
import { titled, wrapped, type TextOptions } from "./text-lines.ts";

/** Lines of one section that came or went as a whole, unless all is asked for. */
const MOST_LINES = 6;

const STYLES = { added: "green", removed: "red" } as const;
const MARKS = { added: ["{+", "+}"], removed: ["[-", "-]"] } as const;

const paint = (kind: "added" | "removed", text: string): string => styleText(STYLES[kind], text);

/** Words in the order of reading, each marked as `diff --word-diff` of git does; a mark never stands apart from its word. */
function marked(pieces: readonly ProsePiece[]): string {
  return pieces
    .map(({ kind, text }) => {
      if (kind === "same") return text;
      const [open, close] = MARKS[kind];
      const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
      return words === "" ? text : `${before}${open}${words}${close}${after}`;
    })
    .join("");
}

/** Colours marked words line by line, because a line break ends no colour. */
function coloured(lines: readonly string[]): readonly string[] {
  let open: "added" | "removed" | undefined;
  return lines.map((line) => {
    let painted = "";
    for (const part of line.split(/(?=\{\+|\[-)|(?<=\+\}|-\])/)) {
      if (part.startsWith("{+")) open = "added";
      else if (part.startsWith("[-")) open = "removed";
      painted += open === undefined ? part : paint(open, part);
      if (part.endsWith("+}") || part.endsWith("-]")) open = undefined;
    }
    return painted;
  });
}

function sectionLines({ heading, change, pieces }: SectionChange, { all, width }: TextOptions): readonly string[] {
  const title = heading === "" ? [] : [`    § ${heading}`];
  const words = wrapped(width - 8);
  if (change === "changed") return [...title, ...coloured(marked(pieces).split("\n").flatMap((line) => words(line))).map((line) => `      ${line}`)];
  const sign = change === "added" ? "+" : "-";
  const lines = pieces.flatMap(({ text }) => text.split("\n").flatMap((line) => words(line))).map((line) => paint(change, `    ${sign} ${line}`));
  const shown = all ? lines : lines.slice(0, MOST_LINES);
  return [...(heading === "" ? [] : [paint(change, `    ${sign} § ${heading}`)]), ...shown, ...(shown.length < lines.length ? [`      … ${String(lines.length - shown.length)} more lines (--all shows them)`] : [])];
}

/** One document that changed, by section: words that came in `{+…+}`, words that went in `[-…-]`. */
export const proseLines = (document: DocumentChange, from: Stated, to: Stated, options: TextOptions): readonly string[] => [
  ...titled(document.title, ` (${documentWords(document)}, ${document.path})`, options),
  ...document.sections.flatMap((section) => sectionLines({ ...section, pieces: section.pieces.map((piece) => ({ ...piece, text: withFigures(piece.text, piece.kind === "removed" ? from : to) })) }, options)),
];
