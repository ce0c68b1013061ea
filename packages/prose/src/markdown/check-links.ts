import { nearest, type Diagnostic } from "@almanac/core";
import type { RenderedProse } from "./rendered-prose.ts";

const SHOWN = 8;

/** Links to headings that do not exist. Give all documents at once; links to documents that are not among them pass. */
export function checkLinks(rendered: readonly RenderedProse[]): readonly Diagnostic[] {
  const headingsByPath = new Map(rendered.map(({ path, headings }) => [path, headings.map(({ id }) => id)]));
  return rendered.flatMap(({ headingLinks }) =>
    headingLinks.flatMap(({ path, heading, file, line, column }): Diagnostic[] => {
      const ids = headingsByPath.get(path);
      if (ids === undefined || ids.includes(heading)) return [];
      const near = nearest(heading, ids);
      const list = ids.length === 0 ? "the page has no headings" : `its headings are ${ids.slice(0, SHOWN).join(", ")}${ids.length > SHOWN ? ` and ${String(ids.length - SHOWN)} more` : ""}`;
      return [{ code: "MARKDOWN-ANCHOR", severity: "error", file, line, column, message: `content/${path} has no heading #${heading}; ${list}`, found: `#${heading}`, ...(near === undefined ? {} : { expected: `#${near}` }), hint: near === undefined ? "link to one of its headings, or to the page" : `did you mean #${near}?` }];
    }),
  );
}
