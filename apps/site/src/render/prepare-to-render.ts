import { join } from "node:path";
import { isPacked, NOTHING_PACKED, type PagePack } from "./kept/page-pack.ts";
import { foundPages } from "./page-program/compiled-pages.ts";
import { pageThreadsAhead } from "./page-threads.ts";
import { searchThread, type SearchThread } from "./search/search-thread.ts";

/** What was begun before it is known what is to be rendered. */
interface Prepared {
  readonly keptFolder: string;
  /** Takes in already what search read of the pages of the last draft. */
  readonly search: SearchThread;
  /** Those pages. */
  readonly pack: Promise<PagePack>;
}

let prepared: Prepared | undefined;

/**
 * Says that pages will be written soon, probably: while figures are computed, the threads that write them load what they need, and search
 * takes in the pages of the last draft, of which most are the same now. Where no pages are compiled yet, no thread is started for them.
 *
 * @param keptFolder as of the rendering that follows
 */
export async function prepareToRender(keptFolder: string): Promise<void> {
  const isAgain = isPacked(keptFolder);
  if (prepared === undefined) {
    const search = searchThread();
    prepared = { keptFolder, search, pack: isAgain ? search.guess(keptFolder) : Promise.resolve(NOTHING_PACKED) };
    // What goes wrong is told where the pages are asked for.
    prepared.pack.catch(() => undefined);
  }
  const { pack } = prepared;
  const compiled = await foundPages(join(keptFolder, "pages"));
  if (compiled === undefined) return;
  if (!isAgain) pageThreadsAhead(compiled, false);
  // Search has the most to do then, and goes first: pages wait for figures anyway.
  else void pack.then(() => pageThreadsAhead(compiled, true), () => undefined);
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
