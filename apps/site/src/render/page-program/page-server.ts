import { join } from "node:path";
import { startThread } from "../in-threads.ts";
import type { ProsePage, Publication } from "../publication.ts";
import { compiledPages } from "./compiled-pages.ts";

/** What the thread of a server is started with. */
export interface ServedPublication {
  readonly publication: Publication;
  readonly entry: string;
}

/** What the thread is asked, and told. */
export type PageQuestion = { readonly id: number } & ({ readonly address: string } | { readonly path: string; readonly words: ProsePage });

export interface ServedPage {
  /** File of the tree that the page would be. */
  readonly file: string;
  /** Links are root-absolute. */
  readonly bytes: Uint8Array;
}

export interface PageAnswer {
  readonly id: number;
  readonly page?: ServedPage;
  readonly problem?: string;
  readonly addresses?: readonly string[];
}

export interface PageServer {
  /** Of every page and file of the publication, for example `/delivery/`. */
  readonly addresses: readonly string[];
  /** The page at an address; undefined where none stands. @throws when it cannot be rendered. */
  readonly pageAt: (address: string) => Promise<ServedPage | undefined>;
  /** From now on a document reads so. Its title and its place in the handbook stay: for others, open a new server. */
  readonly showWords: (path: string, words: ProsePage) => Promise<void>;
  readonly close: () => Promise<void>;
}

const YOUNG_MB = 16;

/**
 * Renders single pages of a publication when they are asked for, out of the compiled pages, in a thread of its own.
 *
 * @param keptFolder where compiled pages are kept when Almanac's own folder may not be written
 * @throws when the pages cannot be compiled or loaded
 */
export async function openPages(publication: Publication, keptFolder: string): Promise<PageServer> {
  const entry = join(await compiledPages(join(keptFolder, "pages")), "server", "entry.mjs");
  const waiting = new Map<number, PromiseWithResolvers<PageAnswer>>();
  const ready = Promise.withResolvers<PageAnswer>();
  waiting.set(0, ready);
  const hear = (said: unknown): void => {
    const answer = said as PageAnswer;
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
  };
  const thread = startThread({ module: new URL("page-server-worker.ts", import.meta.url), data: { publication, entry } satisfies ServedPublication, youngMegabytes: YOUNG_MB, hear });
  let ended: Error | undefined;
  const end = (problem: Error): void => {
    ended = problem;
    for (const each of waiting.values()) each.reject(problem);
  };
  thread.ended.then(() => end(new Error("the page server is closed")), end);
  let asked = 0;
  const ask = async (question: { readonly address: string } | { readonly path: string; readonly words: ProsePage }): Promise<PageAnswer> => {
    if (ended !== undefined) throw ended;
    asked += 1;
    const answer = Promise.withResolvers<PageAnswer>();
    waiting.set(asked, answer);
    thread.tell({ ...question, id: asked } satisfies PageQuestion);
    return await answer.promise;
  };
  const { addresses = [] } = await ready.promise;
  return {
    addresses,
    pageAt: async (address) => {
      const { page, problem } = await ask({ address });
      if (problem !== undefined) throw new Error(`${address}: ${problem}`);
      return page;
    },
    showWords: async (path, words) => {
      await ask({ path, words });
    },
    close: thread.stop,
  };
}
