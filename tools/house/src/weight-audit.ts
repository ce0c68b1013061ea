import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { loadedBy } from "./link-audit.ts";
import type { Fault } from "./markup-audit.ts";
import { filesIn, pagesIn } from "./site-pages.ts";

/** HTML with its inline SVG, style sheets and scripts, gzip, bytes. */
const PAGE_LIMIT = 100 * 1024;
/** The edition as one document to print: opened to be printed, not to be read on a phone. */
const DOCUMENTS: ReadonlySet<string> = new Set(["print/index.html"]);
/** All fonts together, as they are (WOFF2 is compressed), bytes. */
const FONT_LIMIT = 110 * 1024;

/** Bytes that reading `page` costs after gzip, fonts and images apart. */
function pageWeight(folder: string, page: string): number {
  return [page, ...loadedBy(folder, page)].reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length, 0);
}

/** Bytes of all fonts of the site. */
const fontWeight = (folder: string): number =>
  filesIn(folder).reduce((sum, path) => (/\.(?:woff2?|ttf|otf)$/.test(path) ? sum + statSync(join(folder, path)).size : sum), 0);

/** Pages over the limit, and the fonts if they are. */
export function weightFaults(folder: string): Fault[] {
  const heavy = pagesIn(folder).filter((page) => !DOCUMENTS.has(page)).flatMap((page) => {
    const weight = pageWeight(folder, page);
    return weight > PAGE_LIMIT ? [{ page, fault: `${weight} bytes, limit ${PAGE_LIMIT}` }] : [];
  });
  const fonts = fontWeight(folder);
  return fonts > FONT_LIMIT ? [...heavy, { page: "(fonts)", fault: `${fonts} bytes, limit ${FONT_LIMIT}` }] : heavy;
}
