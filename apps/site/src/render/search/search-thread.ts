import { startThread } from "../in-threads.ts";
import type { PackedPage, PagePack } from "../kept/page-pack.ts";

/** What the thread of the index is told. */
export type SearchTold =
  | { readonly tell: "guess"; readonly pages: GuessedPages }
  | { readonly tell: "page"; readonly file: string; readonly html: string }
  | { readonly tell: "write"; readonly folder: string; readonly lastFolder?: string }
  | { readonly tell: "close" };

/** What it answers to being told to write. */
export type SearchSays = { readonly say: "written" } | { readonly say: "failed"; readonly problem: string };

/** Pages that will probably be added, in their order: where what search reads of them lies. */
export interface GuessedPages {
  readonly pack: Pick<PagePack, "bytes">;
  readonly files: readonly (readonly [file: string, searched: PackedPage["searched"]])[];
}

/** An index of pages that is made beside this thread, whatever this thread is at. */
export interface SearchThread {
  /** Takes in at once what will probably be added: before anything is. */
  readonly guess: (pages: GuessedPages) => void;
  /** Takes a page in. The index depends on the order of the pages. */
  readonly add: (file: string, html: string) => void;
  /** Writes `pagefind/` below a folder, when all pages are in: what is the same below the last one is linked. @throws what went wrong with a page. */
  readonly write: (folder: string, lastFolder?: string) => Promise<void>;
  /** Ends the index, written or not. */
  readonly close: () => Promise<void>;
}

/** Each page is written three times over on its way to the engine, and forgotten. */
const YOUNG_MB = 32;

/**
 * Starts an index (`search-index.ts`) in a thread of its own: the process that makes it takes a few pages at a time, and would starve while
 * charts are drawn here.
 */
export function searchThread(): SearchThread {
  const answer = Promise.withResolvers<void>();
  const thread = startThread({
    module: new URL("search-worker.ts", import.meta.url),
    data: undefined,
    youngMegabytes: YOUNG_MB,
    hear: (said) => {
      const heard = said as SearchSays;
      if (heard.say === "written") answer.resolve();
      else answer.reject(new Error(heard.problem));
    },
  });
  const tell = (told: SearchTold): void => thread.tell(told);
  thread.ended.then(() => answer.reject(new Error("search index: it was ended before it was written")), answer.reject);
  // What goes wrong is noticed by who asks for the index.
  answer.promise.catch(() => undefined);
  return {
    guess: (pages) => tell({ tell: "guess", pages }),
    add: (file, html) => tell({ tell: "page", file, html }),
    write: async (folder, lastFolder) => {
      tell({ tell: "write", folder, ...(lastFolder !== undefined && { lastFolder }) });
      await answer.promise;
    },
    close: async () => {
      tell({ tell: "close" });
      await thread.ended.catch(() => undefined);
    },
  };
}
