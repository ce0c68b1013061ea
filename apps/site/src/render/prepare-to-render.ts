import { join } from "node:path";
import { packedText, readPack, type PagePack } from "./kept/page-pack.ts";
import { foundPages } from "./page-program/compiled-pages.ts";
import { pageThreadsAhead } from "./page-threads.ts";
import type { SearchedPage, SearchIndex } from "./search-index.ts";

/** What was begun before it is known what is to be rendered. */
interface Prepared {
  readonly keptFolder: string;
  /** Pages of the last draft. */
  readonly pack: PagePack;
  /** Has taken them in. */
  readonly search: Promise<SearchIndex>;
}

let prepared: Prepared | undefined;

const searchedPages = (pack: PagePack): SearchedPage[] =>
  [...pack.pages].flatMap(([file, { searched }]) => (searched[0] === searched[1] ? [] : [{ file, html: packedText(pack, searched) }]));

/**
 * Says that pages will be written soon, probably: while figures are computed, the threads that write them load what they need, and search
 * takes in the pages of the last draft, of which most are the same now. Where no pages are compiled yet, nothing is started.
 *
 * @param keptFolder as of the rendering that follows
 */
export async function prepareToRender(keptFolder: string): Promise<void> {
  const compiled = await foundPages(join(keptFolder, "pages"));
  if (compiled === undefined) return;
  const pack = readPack(keptFolder);
  if (prepared === undefined && pack.pages.size > 0) {
    // Loaded by who renders: other commands start without the engine.
    prepared = { keptFolder, pack, search: import("./search-index.ts").then(({ searchIndex }) => searchIndex(searchedPages(pack))) };
    // One that fails is noticed where it is asked for.
    prepared.search.catch(() => undefined);
  }
  pageThreadsAhead(compiled);
}

/** What was prepared for a rendering with this folder, once. */
export function takePrepared(keptFolder: string | undefined): Prepared | undefined {
  if (prepared?.keptFolder !== keptFolder) return undefined;
  const taken = prepared;
  prepared = undefined;
  return taken;
}

/** Ends the index that was prepared and not asked for: nothing is rendered after all. Threads that wait hold nothing up. */
export async function stopPreparing(): Promise<void> {
  const left = prepared;
  prepared = undefined;
  await left?.search.then((search) => search.close(), () => undefined);
}
