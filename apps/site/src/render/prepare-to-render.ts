import { join } from "node:path";
import { readPack, type PagePack } from "./kept/page-pack.ts";
import { foundPages } from "./page-program/compiled-pages.ts";
import { pageThreadsAhead } from "./page-threads.ts";
import { searchThread, type GuessedPages, type SearchThread } from "./search/search-thread.ts";

/** What was begun before it is known what is to be rendered. */
interface Prepared {
  readonly keptFolder: string;
  /** Pages of the last draft. */
  readonly pack: PagePack;
  /** Takes them in already. */
  readonly search: SearchThread;
}

let prepared: Prepared | undefined;

const searchedPages = ({ bytes, pages }: PagePack): GuessedPages => ({ pack: { bytes }, files: [...pages].flatMap(([file, { searched }]) => (searched[0] === searched[1] ? [] : [[file, searched] as const])) });

/**
 * Says that pages will be written soon, probably: while figures are computed, the threads that write them load what they need, and search
 * takes in the pages of the last draft, of which most are the same now. Where no pages are compiled yet, nothing is started.
 *
 * @param keptFolder as of the rendering that follows
 */
export async function prepareToRender(keptFolder: string): Promise<void> {
  const compiled = await foundPages(join(keptFolder, "pages"));
  if (compiled === undefined) return;
  const search = prepared === undefined ? searchThread() : undefined;
  const pack = readPack(keptFolder);
  if (search !== undefined) {
    if (pack.pages.size > 0) search.guess(searchedPages(pack));
    prepared = { keptFolder, pack, search };
  }
  pageThreadsAhead(compiled, pack.pages.size > 0);
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
  await left?.search.close();
}
