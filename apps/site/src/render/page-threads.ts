import { join } from "node:path";
import { startThread, threadCount, type RunningThread } from "./in-threads.ts";
import type { WrittenPage } from "./page-program/page-work.ts";

/** Threads that are started before anything is there to be written: what they load meanwhile they need not load then. */
export interface PageThreads {
  readonly running: readonly RunningThread[];
  /** Tells of every page from now on. */
  readonly hear: (written: (page: WrittenPage) => void) => void;
  readonly stop: () => Promise<void>;
}

/** A page leaves much behind and keeps nothing: room for some pages is cheaper than collecting after each. */
const YOUNG_MB = 32;

/** Starts the threads that write pages. In threads of their own: the pages hold the publication as a module, which a second rendering in this thread would find taken. */
function startThreads(compiled: string): PageThreads {
  const module = new URL("page-program/page-worker.ts", import.meta.url);
  let told: (page: WrittenPage) => void = () => undefined;
  const running = Array.from({ length: threadCount() }, () => startThread({ module, data: join(compiled, "server", "entry.mjs"), youngMegabytes: YOUNG_MB, isAhead: true, hear: (said) => told(said as WrittenPage) }));
  // A thread that fails at once is noticed where its pages are waited for.
  for (const { ended } of running) ended.catch(() => undefined);
  return {
    running,
    hear: (written) => {
      told = written;
    },
    stop: async () => {
      await Promise.all(running.map((each) => each.stop()));
    },
  };
}

let ahead: { readonly compiled: string; readonly threads: PageThreads } | undefined;

/** Starts the threads before anything is there to be written: what they load meanwhile they need not load then. */
export function pageThreadsAhead(compiled: string): void {
  ahead ??= { compiled, threads: startThreads(compiled) };
}

/** Threads that write the compiled pages of a folder: those that wait, or others. */
export function pageThreads(compiled: string): PageThreads {
  const waiting = ahead?.compiled === compiled ? ahead.threads : undefined;
  if (waiting !== undefined) ahead = undefined;
  return waiting ?? startThreads(compiled);
}
