import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { reportOn } from "../markdown/report.ts";
import { readableLines } from "./readable-text.ts";

export interface Section {
  /** Empty for what stands before the first heading. */
  readonly heading: string;
  /** One line a block, as it reads. */
  readonly text: string;
}

/**
 * The sections of a Markdown body, split at its headings of every level. A page that cannot be read in reasonable time is one section of
 * its source.
 */
export function sectionsOf(body: string): readonly Section[] {
  const document = { path: "", format: "md", body, bodyLine: 1 } as const;
  const report = reportOn(document);
  const { children } = parseMarkdown(document, report);
  if (report.diagnostics.length > 0) return [{ heading: "", text: body.trim() }];
  const sections: { heading: string; lines: string[] }[] = [{ heading: "", lines: [] }];
  for (const node of children) {
    if (node.type === "heading") sections.push({ heading: readableLines(node).join(" "), lines: [] });
    else sections.at(-1)?.lines.push(...readableLines(node).filter((line) => line !== ""));
  }
  return sections.map(({ heading, lines }) => ({ heading, text: lines.join("\n") })).filter(({ heading, text }) => heading !== "" || text !== "");
}
