import { basename, extname } from "node:path";
import { TYPED_FILES } from "@almanac/site";

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
export const contentTypeOf = (path: string): string => TYPED_FILES.find(({ name }) => name === basename(path))?.type ?? TYPES[extname(path)] ?? "application/octet-stream";
