import { startThread } from "../in-threads.ts";
import type { PagePack } from "../kept/page-pack.ts";
import type { SearchTarget } from "./search-target.ts";

/** What the thread of the index is told. */
export type SearchTold =
  | { readonly tell: "guess"; readonly keptFolder: string }
  | { readonly tell: "page"; readonly file: string; readonly html?: string }
  | { readonly tell: "expect" | "write"; readonly target: SearchTarget }
  | { readonly tell: "close" };

/** What it answers to being told to guess, or to write. */
export type SearchSays = { readonly say: "read"; readonly pack: PagePack } | { readonly say: "written" } | { readonly say: "failed"; readonly problem: string };

/** An index of pages that is made beside this thread, whatever this thread is at. */
export interface SearchThread {
  /** Reads the pages of the last draft, and takes in at once what search read of them, which will probably be added: before anything is. Gives the pages. */
  readonly guess: (keptFolder: string) => Promise<PagePack>;
  /** Takes a page in. The index depends on the order of the pages. @param html left out, it is as it was guessed */
  readonly add: (file: string, html?: string) => void;
  /** Says where the index will be written, before it is. */
  readonly expect: (target: SearchTarget) => void;
  /** Writes `pagefind/` below a folder, when all pages are in: what is the same below the last one is linked. @throws what went wrong with a page. */
  readonly write: (target: SearchTarget) => Promise<void>;
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
  const [read, answer] = [Promise.withResolvers<PagePack>(), Promise.withResolvers<void>()];
  const thread = startThread({
    module: new URL("search-worker.ts", import.meta.url),
    data: undefined,
    youngMegabytes: YOUNG_MB,
    hear: (said) => {
      const heard = said as SearchSays;
      if (heard.say === "read") read.resolve(heard.pack);
      else if (heard.say === "written") answer.resolve();
      else answer.reject(new Error(heard.problem));
    },
  });
  const tell = (told: SearchTold): void => thread.tell(told);
  const ended = (problem: unknown = new Error("search index: it was ended before it was written")): void => {
    for (const asked of [read, answer]) asked.reject(problem);
  };
  thread.ended.then(() => ended(), ended);
  // What goes wrong is noticed by who asks.
  for (const { promise } of [read, answer]) promise.catch(() => undefined);
  return {
    guess: async (keptFolder) => {
      tell({ tell: "guess", keptFolder });
      return await read.promise;
    },
    add: (file, html) => tell({ tell: "page", file, ...(html !== undefined && { html }) }),
    expect: (target) => tell({ tell: "expect", target }),
    write: async (target) => {
      tell({ tell: "write", target });
      await answer.promise;
    },
    close: async () => {
      tell({ tell: "close" });
      await thread.ended.catch(() => undefined);
    },
  };
}
