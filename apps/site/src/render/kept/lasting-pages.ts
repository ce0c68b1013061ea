import type { Edition, EditionDiff } from "@almanac/core";
import type { RenderedProse } from "@almanac/prose";
import { handbookSlug } from "../../publication/links.ts";
import type { PageWork, WrittenPage } from "../page-program/page-work.ts";
import { renderer } from "../renderer-digest.ts";
import { pageKeys } from "./page-keys.ts";
import { NOTHING_PACKED, readPack, writePack, type NewPage, type PackedPage } from "./page-pack.ts";

interface Stated {
  readonly edition: Edition;
  readonly comparison: EditionDiff | null;
}

interface LastingPages {
  readonly kept: PageWork["kept"];
  readonly keptBytes: PageWork["keptBytes"];
  /** What search reads of a kept page. */
  readonly searched: (file: string) => string | undefined;
  readonly add: (page: WrittenPage) => void;
  /** Keeps the pages of this run for the next, where there is a new one among them. */
  readonly keep: () => Promise<void>;
}

/** Pages of the handbook, by file the path of their document. */
export const handbookFiles = ({ documents }: Pick<Edition, "documents">): ReadonlyMap<string, string> => new Map(documents.flatMap(({ kind, path }) => (kind === "handbook" ? [[`handbook/${handbookSlug(path)}/index.html`, path] as const] : [])));

const NONE: LastingPages = { kept: new Map(), keptBytes: NOTHING_PACKED.bytes, searched: () => undefined, add: () => undefined, keep: () => Promise.resolve() };

/**
 * Pages of the handbook that the last draft wrote, as far as they are the same now; and a place for those that are written.
 *
 * @param keptFolder left out, none is read or kept
 */
export async function lastingPages(stated: Stated, prose: ReadonlyMap<string, RenderedProse>, keptFolder: string | undefined): Promise<LastingPages> {
  if (keptFolder === undefined) return NONE;
  const keys = pageKeys(stated, prose, (await renderer()).digest);
  const { bytes, pages } = readPack(keptFolder);
  const kept = new Map<string, PackedPage>();
  const keyOf = new Map(
    [...handbookFiles(stated.edition)].flatMap(([file, path]) => {
      const key = keys.get(path);
      return key === undefined ? [] : [[file, key] as const];
    }),
  );
  for (const [file, key] of keyOf) {
    const page = pages.get(file);
    if (page?.key === key) kept.set(file, page);
  }
  const slice = ([from, to]: PackedPage["page"]): Uint8Array => new Uint8Array(bytes, from, to - from);
  const added: NewPage[] = [];
  return {
    kept,
    keptBytes: bytes,
    searched: (file) => {
      const page = kept.get(file);
      return page === undefined || page.searched[0] === page.searched[1] ? undefined : Buffer.from(slice(page.searched)).toString();
    },
    add: ({ file, lasting, searched = "" }) => {
      const key = keyOf.get(file);
      if (lasting !== undefined && key !== undefined) added.push({ file, key, page: lasting, searched: Buffer.from(searched) });
    },
    keep: async () => {
      if (added.length === 0 && kept.size === pages.size) return;
      await writePack(keptFolder, [...[...kept].map(([file, { key, page, searched }]) => ({ file, key, page: slice(page), searched: slice(searched) })), ...added]);
    },
  };
}
