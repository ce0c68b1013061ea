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

/** One stylesheet (gzip) or font: what a slow phone line brings in two round trips beside two other files, twelve segments of 1,460 bytes less the answer's head. A first paint waits for the sheet and then for the fonts; those that it does not wait for are small, too. */
const WAITED_LIMIT = 17_000;

/** Bytes that reading `page` costs after gzip, fonts and images apart. */
function pageWeight(folder: string, page: string): number {
  return [page, ...loadedBy(folder, page)].reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length, 0);
}

/** Bytes of all fonts of the site. */
const fontWeight = (folder: string): number =>
  filesIn(folder).reduce((sum, path) => (/\.(?:woff2?|ttf|otf)$/.test(path) ? sum + statSync(join(folder, path)).size : sum), 0);

/** Bytes of a stylesheet or font as a host sends it: at the level that hosts compress with, and a font as it is. */
const sentBytes = (file: string): number => (file.endsWith(".css") ? gzipSync(readFileSync(file)).length : statSync(file).size);

const slowFiles = (folder: string): Fault[] =>
  filesIn(folder).filter((path) => /\.(?:css|woff2)$/.test(path)).flatMap((path) => {
    const bytes = sentBytes(join(folder, path));
    return bytes > WAITED_LIMIT ? [{ page: path, fault: `${bytes} bytes, limit of one that a first paint waits for ${WAITED_LIMIT}` }] : [];
  });

/** Pages over the limit, stylesheets and fonts that a first paint would wait longer for, and the fonts together if they are too much. */
export function weightFaults(folder: string): Fault[] {
  const heavy = pagesIn(folder).filter((page) => !DOCUMENTS.has(page)).flatMap((page) => {
    const weight = pageWeight(folder, page);
    return weight > PAGE_LIMIT ? [{ page, fault: `${weight} bytes, limit ${PAGE_LIMIT}` }] : [];
  });
  const fonts = fontWeight(folder);
  return [...heavy, ...slowFiles(folder), ...(fonts > FONT_LIMIT ? [{ page: "(fonts)", fault: `${fonts} bytes, limit ${FONT_LIMIT}` }] : [])];
}
