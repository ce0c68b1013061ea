import { createHash } from "node:crypto";
import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { keepFile } from "./kept-value.ts";
import type { LoggedPage, Span } from "./page-log.ts";

/** What a page of an earlier run was written as. */
export interface WrittenPage extends LoggedPage {
  /** Of its file in the site that this run wrote. */
  readonly stamp: string;
}

/** A page of an earlier run, and where in the bytes of the pack that lies which is asked for of every page. */
export interface PackedPage {
  readonly key: string;
  /** Place among the pages that are written late; left out of an early one. */
  readonly place?: number;
  /** Left out where the page is written anew by every run. */
  readonly page?: WrittenPage;
  readonly searched: Span;
  /** Its HTML with root-absolute links, where the printed document may ask for it. */
  readonly html: Span;
}

export interface PagePack {
  readonly bytes: SharedArrayBuffer;
  /** By file, in the order in which search took them in. */
  readonly pages: ReadonlyMap<string, PackedPage>;
}

/** What is packed. */
export interface NewPage extends Pick<PackedPage, "key" | "place" | "page"> {
  readonly file: string;
  readonly searched: Uint8Array;
  readonly html: Uint8Array;
}

const FOLDER = "draft-pages";
const NAME = "pages";
const LINE_END = 10;
/** Of the list of pages. Another version of Almanac may have packed another: it is not read. */
const SHAPE = 3;
export const NOTHING_PACKED: PagePack = { bytes: new SharedArrayBuffer(0), pages: new Map() };

const headOf = (digest: string): string => `${String(SHAPE)} ${digest}`;
const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The file in three: the shape and the digest of what follows, as a line; the places of the pages, as a line; their bytes. */
function unpacked(shared: SharedArrayBuffer): PagePack {
  const bytes = Buffer.from(shared);
  const first = bytes.indexOf(LINE_END);
  const second = bytes.indexOf(LINE_END, first + 1);
  if (first < 0 || second < 0 || bytes.toString("latin1", 0, first) !== headOf(digestOf(bytes.subarray(first + 1)))) return NOTHING_PACKED;
  const listed = JSON.parse(bytes.toString("utf8", first + 1, second)) as readonly [string, PackedPage][];
  const from = second + 1;
  const moved = ([start, end]: Span): Span => [start + from, end + from];
  return { bytes: shared, pages: new Map(listed.map(([file, { searched, html, ...rest }]) => [file, { ...rest, searched: moved(searched), html: moved(html) }])) };
}

/** Where the pages of drafts are kept. */
export const pagesFolder = (keptFolder: string): string => join(keptFolder, FOLDER);
const fileOf = (keptFolder: string): string => join(pagesFolder(keptFolder), NAME);

/** Whether there may be pages of a last draft. */
export const isPacked = (keptFolder: string): boolean => existsSync(fileOf(keptFolder));

/** The pages of the last draft. Nothing of a file that a killed run, a lost disk or somebody's editor spoilt. */
export function readPack(keptFolder: string): PagePack {
  if (!isPacked(keptFolder)) return NOTHING_PACKED;
  const open = openSync(fileOf(keptFolder), "r");
  try {
    const shared = new SharedArrayBuffer(fstatSync(open).size);
    const read = readSync(open, new Uint8Array(shared));
    return read === shared.byteLength ? unpacked(shared) : NOTHING_PACKED;
  } finally {
    closeSync(open);
  }
}

/** Keeps pages for the next draft, in place of those of the last. @param pages in the order in which search takes them in */
export async function writePack(keptFolder: string, pages: readonly NewPage[]): Promise<void> {
  let at = 0;
  const placed = (bytes: Uint8Array): Span => {
    const from = at;
    at += bytes.length;
    return [from, at];
  };
  const listed = pages.map(({ file, searched, html, ...rest }) => [file, { ...rest, searched: placed(searched), html: placed(html) } satisfies PackedPage] as const);
  const parts = [Buffer.from(`${JSON.stringify(listed)}\n`), ...pages.flatMap(({ searched, html }) => [searched, html])];
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  await keepFile(pagesFolder(keptFolder), NAME, [Buffer.from(`${headOf(digest.digest("hex"))}\n`), ...parts]);
}
