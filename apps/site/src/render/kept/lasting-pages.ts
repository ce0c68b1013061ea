import process from "node:process";
import type { Edition, EditionDiff } from "@almanac/core";
import type { RenderedProse } from "@almanac/prose";
import { handbookSlug } from "../../publication/links.ts";
import { isOfAllWords, isTakenOver } from "../page-program/anew-files.ts";
import type { RenderedPage } from "../page-program/page-work.ts";
import { renderer } from "../renderer-digest.ts";
import { latePagesKey, pageKeys } from "./page-keys.ts";
import { NOTHING_PACKED, readPack, writePack, type NewPage, type PackedPage, type PagePack, type Span } from "./page-pack.ts";
import { packedText } from "./packed-text.ts";

interface Stated {
  readonly edition: Edition;
  readonly comparison: EditionDiff | null;
}

type Prose = ReadonlyMap<string, RenderedProse>;

/** Pages of an earlier run, by file. */
export type KeptPages = ReadonlyMap<string, PackedPage>;

interface LastingPages {
  /** Pages of the handbook that are the same now. */
  readonly kept: KeptPages;
  readonly keptBytes: SharedArrayBuffer;
  /** All other pages in their order, where they are the same now; undefined where they are not. @param prose of the documents beside the handbook */
  readonly keptLate: (prose: Prose) => KeptPages | undefined;
  /** Whether a page is a kept one that search reads. */
  readonly isSearched: (file: string) => boolean;
  /** What search reads of a kept page. */
  readonly searched: (file: string) => string | undefined;
  /** What the printed document may show of a kept page. */
  readonly html: (file: string) => string | undefined;
  readonly add: (page: RenderedPage) => void;
  /** What an added page that lasts is written as. */
  readonly addBytes: (file: string, bytes: Uint8Array) => void;
  /** Keeps the pages of this run for the next, where there is a new one among them: when all are written. */
  readonly keep: () => Promise<void>;
}

/** Pages of the handbook, by file the path of their document. */
export const handbookFiles = ({ documents }: Pick<Edition, "documents">): ReadonlyMap<string, string> => new Map(documents.flatMap(({ kind, path }) => (kind === "handbook" ? [[`handbook/${handbookSlug(path)}/index.html`, path] as const] : [])));

const NONE: LastingPages = { kept: new Map(), keptBytes: NOTHING_PACKED.bytes, keptLate: () => undefined, isSearched: () => false, searched: () => undefined, html: () => undefined, add: () => undefined, addBytes: () => undefined, keep: () => Promise.resolve() };
const EMPTY = new Uint8Array();

/** A value that is made when it is asked for first. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * Pages that the last draft wrote, as far as they are the same now, and a place for those that are written. A page of the handbook is taken over
 * for itself; the others all together or not at all.
 *
 * @param handbook prose of the handbook, as it was set
 * @param keptFolder left out, none is read or kept
 * @param pack what lies in that folder, where it was read before
 */
export async function lastingPages(stated: Stated, handbook: Prose, keptFolder: string | undefined, pack?: PagePack): Promise<LastingPages> {
  if (keptFolder === undefined) return NONE;
  // Another version of Node words numbers and dates another way.
  const digest = `${(await renderer()).digest} ${process.version}`;
  const last = pack ?? readPack(keptFolder);
  const { bytes, pages } = last;
  const kept = new Map<string, PackedPage>();
  let late: KeptPages = new Map();
  let lateProse: Prose | undefined;
  const early = handbookFiles(stated.edition);
  // Threads wait for what may be kept: where nothing was, keys are made while they write.
  const earlyKeys = once(() => pageKeys(stated, handbook, digest));
  const lateKey = once(() => latePagesKey(stated, (lateProse ?? new Map()).values(), handbook.values(), digest));
  if (pages.size > 0) {
    for (const [file, path] of early) {
      const page = pages.get(file);
      if (page !== undefined && page.key === earlyKeys().get(path)) kept.set(file, page);
    }
  }
  const slice = ([from, to]: PackedPage["page"]): Uint8Array => new Uint8Array(bytes, from, to - from);
  const spanOf = (file: string, part: "searched" | "html"): Span | undefined => {
    // What search read of a page that is written anew is kept for a guess only.
    const page = kept.get(file) ?? (isOfAllWords(file) ? undefined : late.get(file));
    return page === undefined || page[part][0] === page[part][1] ? undefined : page[part];
  };
  const textOf = (file: string, part: "searched" | "html"): string | undefined => {
    const span = spanOf(file, part);
    return span === undefined ? undefined : packedText(last, span);
  };
  const added: Omit<NewPage, "page">[] = [];
  const addedLate: Omit<NewPage, "page" | "key">[] = [];
  const written = new Map<string, Uint8Array>();
  const bytesOf = (file: string): Uint8Array => {
    const found = isTakenOver(file) ? written.get(file) : EMPTY;
    // An empty page would be taken over by every run that follows.
    if (found === undefined) throw new Error(`${file} was rendered and not written`);
    return found;
  };
  let lateMayBeKept = true;
  return {
    kept,
    keptBytes: bytes,
    keptLate: (prose) => {
      lateProse = prose;
      const found = [...pages].filter(([, { key, place }]) => place !== undefined && key === lateKey()).toSorted(([, a], [, b]) => (a.place ?? 0) - (b.place ?? 0));
      late = new Map(found);
      return found.length === 0 ? undefined : late;
    },
    isSearched: (file) => spanOf(file, "searched") !== undefined,
    searched: (file) => textOf(file, "searched"),
    html: (file) => textOf(file, "html"),
    add: ({ index, file, lasts, searched = "", html = "" }) => {
      const path = early.get(file);
      if (path !== undefined) {
        const key = earlyKeys().get(path);
        if (key !== undefined && lasts) added.push({ file, key, searched: Buffer.from(searched), html: EMPTY });
      } else if (late.size === 0 && lateProse !== undefined) {
        const isAnew = isOfAllWords(file);
        // One page that reads what the key leaves out, and none of them may be taken over.
        lateMayBeKept &&= isAnew || lasts === true;
        addedLate.push({ file, place: index - early.size, searched: Buffer.from(searched), html: Buffer.from(isAnew ? "" : html) });
      }
    },
    addBytes: (file, bytes) => void written.set(file, bytes),
    keep: async () => {
      const after = [...added, ...(lateMayBeKept ? addedLate : []).map((page) => ({ ...page, key: lateKey() }))].map((page): NewPage => ({ ...page, page: bytesOf(page.file) }));
      if (after.length === 0 && kept.size + late.size === pages.size) return;
      const before = [...kept, ...late].map(([file, { page, searched, html, ...rest }]): NewPage => ({ file, ...rest, page: slice(page), searched: slice(searched), html: slice(html) }));
      const places = new Map([...early.keys()].map((file, place) => [file, place]));
      const placeOf = ({ file, place }: NewPage): number => (place === undefined ? (places.get(file) ?? 0) : early.size + place);
      await writePack(keptFolder, [...before, ...after].toSorted((a, b) => placeOf(a) - placeOf(b)));
    },
  };
}
