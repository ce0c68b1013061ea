import type { Report } from "./report.ts";

/**
 * Characters that turn the direction of the text behind them, so that a reader sees other words than stand there, and tags, which nobody sees at
 * all. A flag of a region is made of tags and means no harm.
 */
const HIDDEN = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,15}\u{e007f}|[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

/** Refuses a text that does not read as it is written, at the first such character. */
export function reportTurnedText(report: Report): void {
  const found = [...report.source.matchAll(HIDDEN)].filter(([text]) => !text.startsWith("\u{1f3f4}"));
  const [first] = found;
  if (first === undefined) return;
  const name = `U+${(first[0].codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
  const effect = /[\u{e0000}-\u{e007f}]/u.test(first[0]) ? "which no reader sees" : "which turns the direction of the text behind it";
  report.add(
    { from: first.index, to: first.index + first[0].length },
    {
      code: "MARKDOWN-SYNTAX",
      message: `here stands the character ${name}, ${effect}${found.length > 1 ? `; the page has ${String(found.length - 1)} more of this kind` : ""}`,
      found: name,
      expected: "text that reads as it is written",
      hint: "remove the character; Arabic and Hebrew need none, and a page about it writes its name, U+202E",
    },
  );
}
