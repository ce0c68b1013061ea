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
