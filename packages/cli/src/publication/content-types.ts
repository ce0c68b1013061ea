import { extname } from "node:path";
import { EDITIONS } from "./publication-paths.ts";
import { ASSETS } from "@almanac/site";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** What a host is to say of a file; one that says nothing lets browsers guess, and a stylesheet that is guessed is not used. */
export function contentTypeOf(path: string): string {
  if (/(^|\/)feed\.xml$/.test(path)) return "application/atom+xml; charset=utf-8";
  if (/(^|\/)feed\.json$/.test(path)) return "application/feed+json";
  return TYPES[extname(path)] ?? "application/octet-stream";
}

/** Shared files are named by their content and may be kept for ever; an edition can be withdrawn, so it is asked for again after a day; everything else each time. */
export function cacheControlOf(path: string): string {
  if (path.startsWith(`${ASSETS}/`)) return "public, max-age=31536000, immutable";
  return new RegExp(`^${EDITIONS}/[^/]+/`).test(path) ? "public, max-age=86400" : "no-cache";
}
