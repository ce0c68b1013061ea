import { styleText } from "node:util";

export interface TextOptions {
  /** Every fact and all words, instead of a summary. */
  readonly all: boolean;
  /** Columns. */
  readonly width: number;
}

/** Breaks a text at spaces into lines of at most so many characters; a longer word has a line of its own. At least 20. */
export const wrapped =
  (width: number) =>
  (text: string): readonly string[] => {
    const most = Math.max(20, width);
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(/\s+/)) {
      if (line !== "" && line.length + 1 + word.length > most) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    return [...lines, line];
  };

const bold = (text: string): string => styleText("bold", text);

/** A name in bold with what is said of it, in as many lines as it takes. */
export const titled = (name: string, rest: string, { width }: Pick<TextOptions, "width">): readonly string[] => wrapped(width - 4)(name + rest).map((line, index) => (index === 0 ? `  ${line.startsWith(name) ? bold(name) + line.slice(name.length) : bold(line)}` : `    ${line}`));
