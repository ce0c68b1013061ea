import { OPAQUE } from "./passages.ts";
import type { HygieneRule } from "./page.ts";

const named = (text: string): string => text.replaceAll(OPAQUE, "…").trim();
const keyOf = (text: string): string => named(text).toLowerCase().replace(/\s+/g, " ");

/** Two headings with the same words: a link to one of them may reach the other. */
export const headingsTwice: HygieneRule = ({ text, warn }) => {
  const seen = new Set<string>();
  for (const heading of text.headings) {
    const key = keyOf(heading.text);
    if (key === "") continue;
    if (seen.has(key)) {
      warn(
        { from: heading.at(0), to: heading.at(heading.text.length - 1) + 1 },
        { code: "PROSE-HEADING-TWICE", message: `the page has two headings “${named(heading.text)}”`, found: named(heading.text), expected: "headings that differ", hint: `say in the second what it is about: “${named(heading.text)} of …”` },
      );
    }
    seen.add(key);
  }
};

/** Levels that are left out: the outline that readers jump by has a hole. The title of the page is the first level. */
export const headingLevels: HygieneRule = ({ text, warn }) => {
  let before = 1;
  for (const heading of text.headings) {
    const { depth } = heading;
    if (depth > before + 1) {
      const marks = "#".repeat(before + 1);
      warn(
        { from: heading.from },
        { code: "PROSE-HEADING-LEVEL", message: `a heading of level ${String(depth)} follows one of level ${String(before)}`, found: "#".repeat(depth), expected: marks, hint: `write \`${marks} ${named(heading.text)}\`` },
      );
      before += 1;
    } else before = depth;
    if (depth === 1)
      warn(
        { from: heading.from },
        { code: "PROSE-HEADING-LEVEL", message: "the title of the page is its only heading of level 1; it stands in the front matter", found: "#", expected: "##", hint: `write \`## ${named(heading.text)}\`` },
      );
  }
};

/** Headings with nothing below them. */
export const emptySections: HygieneRule = ({ text, warn }) => {
  for (const [index, entry] of text.outline.entries()) {
    if (entry === "content") continue;
    const next = text.outline[index + 1];
    if (next === "content" || (next !== undefined && next.depth > entry.depth)) continue;
    warn(
      { from: entry.from },
      { code: "PROSE-SECTION-EMPTY", message: `nothing stands below “${named(entry.text)}”`, found: "an empty section", expected: "text", hint: "write the section, or remove its heading" },
    );
  }
};
