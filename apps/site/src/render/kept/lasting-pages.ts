import process from "node:process";
import type { Edition, EditionDiff } from "@almanac/core";
import { handbookSlug } from "../../publication/links.ts";
import type { SiteTarget } from "../file-writer.ts";
import { isOfAllWords } from "../page-program/anew-files.ts";
import type { RenderedPage } from "../page-program/page-work.ts";
import type { SetProse } from "../prose/prose-file.ts";
import { renderer } from "../renderer-digest.ts";
import { latePagesKey, pageKeys } from "./page-keys.ts";
import type { Span } from "./page-log.ts";
import { pagesFolder, readPack, writePack, type NewPage, type PackedPage, type PagePack } from "./page-pack.ts";
import { packedText } from "./packed-text.ts";
import { takenFrom, withLogged, type WrittenFile } from "./written-pages.ts";

interface Stated {
  readonly edition: Edition;
  readonly comparison: EditionDiff | null;
}

type Prose = ReadonlyMap<string, SetProse>;

/** Pages of an earlier run, by file. */
export type KeptPages = ReadonlyMap<string, PackedPage>;

interface LastingPages {
  /** Pages of the handbook that are the same now. */
  readonly kept: KeptPages;
  /** Where the log of kept pages lies. */
  readonly logFolder: string;
  /** All other pages in their order, where they are the same now; undefined where they are not. @param prose of the documents beside the handbook */
  readonly keptLate: (prose: Prose) => KeptPages | undefined;
  /** Whether a page is a kept one that search reads. */
  readonly isSearched: (file: string) => boolean;
  /** What search reads of a kept page. */
  readonly searched: (file: string) => string | undefined;
  /** What the printed document may show of a kept page. */
  readonly html: (file: string) => string | undefined;
  readonly add: (page: RenderedPage) => void;
  /** What an added page that lasts is written as, or by which stamp one is known that is taken over. */
  readonly addWritten: (file: string, stamp: string, bytes?: Uint8Array) => void;
  /** Keeps the pages of this run for the next, where there is a new one among them: when all are written. */
  readonly keep: () => Promise<void>;
}

/** Pages of the handbook, by file the path of their document. */
export const handbookFiles = ({ documents }: Pick<Edition, "documents">): ReadonlyMap<string, string> => new Map(documents.flatMap(({ kind, path }) => (kind === "handbook" ? [[`handbook/${handbookSlug(path)}/index.html`, path] as const] : [])));

const NONE: LastingPages = { kept: new Map(), logFolder: "", keptLate: () => undefined, isSearched: () => false, searched: () => undefined, html: () => undefined, add: () => undefined, addWritten: () => undefined, keep: () => Promise.resolve() };

interface Kept {
  /** Left out, nothing is read or kept. */
  readonly keptFolder: string | undefined;
  /** What lies in that folder, where it was read before. */
  readonly pack?: PagePack;
  readonly target: SiteTarget;
}

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
 */
export async function lastingPages(stated: Stated, handbook: Prose, { keptFolder, pack, target }: Kept): Promise<LastingPages> {
  if (keptFolder === undefined) return NONE;
  // Another version of Node words numbers and dates another way.
  const digest = `${(await renderer()).digest} ${process.version}`;
  const last = pack ?? readPack(keptFolder);
  const { bytes, pages } = last;
  const logFolder = pagesFolder(keptFolder);
  const isThere = takenFrom(logFolder, target);
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
      if (page !== undefined && page.key === earlyKeys().get(path) && isThere(file, page)) kept.set(file, page);
    }
  }
  const slice = ([from, to]: Span): Uint8Array => new Uint8Array(bytes, from, to - from);
  const spanOf = (file: string, part: "searched" | "html"): Span | undefined => {
    // What search read of a page that is written anew is kept for a guess only.
    const page = kept.get(file) ?? (isOfAllWords(file) ? undefined : late.get(file));
    return page === undefined || page[part][0] === page[part][1] ? undefined : page[part];
  };
  const textOf = (file: string, part: "searched" | "html"): string | undefined => {
    const span = spanOf(file, part);
    return span === undefined ? undefined : packedText(last, span);
  };
  const added: NewPage[] = [];
  const addedLate: Omit<NewPage, "key">[] = [];
  const written = new Map<string, WrittenFile>();
  /** What search read of pages that every run writes anew: the next guesses by it. */
  const searchedAnew = new Map<string, Uint8Array>();
  const isOther = ([file, searched]: readonly [string, Uint8Array]): boolean => {
    const page = late.get(file);
    return page !== undefined && Buffer.compare(searched, slice(page.searched)) !== 0;
  };
  let lateMayBeKept = true;
  return {
    kept,
    logFolder,
    keptLate: (prose) => {
      lateProse = prose;
      const found = [...pages].filter(([, { key, place }]) => place !== undefined && key === lateKey()).toSorted(([, a], [, b]) => (a.place ?? 0) - (b.place ?? 0));
      if (found.every(([file, page]) => isThere(file, page))) late = new Map(found);
      return late.size === 0 ? undefined : late;
    },
    isSearched: (file) => spanOf(file, "searched") !== undefined,
    searched: (file) => textOf(file, "searched"),
    html: (file) => textOf(file, "html"),
    add: ({ index, file, lasts, searched = "", html = "" }) => {
      const path = early.get(file);
      if (path !== undefined) {
        const key = earlyKeys().get(path);
        if (key !== undefined && lasts) added.push({ file, key, searched: Buffer.from(searched), html: Buffer.from("") });
      } else if (late.size > 0) {
        if (isOfAllWords(file)) searchedAnew.set(file, Buffer.from(searched));
      } else if (lateProse !== undefined) {
        const isAnew = isOfAllWords(file);
        // One page that reads what the key leaves out, and none of them may be taken over.
        lateMayBeKept &&= isAnew || lasts === true;
        addedLate.push({ file, place: index - early.size, searched: Buffer.from(searched), html: Buffer.from(isAnew ? "" : html) });
      }
    },
    addWritten: (file, stamp, bytes) => void written.set(file, { stamp, ...(bytes !== undefined && { bytes }) }),
    keep: async () => {
      const after = [...added, ...(lateMayBeKept ? addedLate : []).map((page) => ({ ...page, key: lateKey() }))];
      if (after.length === 0 && written.size === 0 && kept.size + late.size === pages.size && ![...searchedAnew].some(isOther)) return;
      const before = [...kept, ...late].map(([file, { searched, html, ...rest }]): NewPage => ({ file, ...rest, searched: searchedAnew.get(file) ?? slice(searched), html: slice(html) }));
      const logged = await withLogged(logFolder, { before, after, written });
      if (logged === undefined) return;
      const places = new Map([...early.keys()].map((file, place) => [file, place]));
      const placeOf = ({ file, place }: NewPage): number => (place === undefined ? (places.get(file) ?? 0) : early.size + place);
      await writePack(keptFolder, logged.toSorted((a, b) => placeOf(a) - placeOf(b)));
    },
  };
}
