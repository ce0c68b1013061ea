import { join } from "node:path";
import { startThread, threadCount, type RunningThread } from "./in-threads.ts";
import type { PageThreadSays } from "./page-program/page-work.ts";

/** Threads that are started before anything is there to be written: what they load meanwhile they need not load then. */
export interface PageThreads {
  readonly running: readonly RunningThread[];
  /** Starts those that are wanted beside the ones that run; none any more when they were stopped. */
  readonly complete: () => void;
  /** Hands on what the threads say from now on. */
  readonly hear: (told: (said: PageThreadSays) => void) => void;
  readonly stop: () => Promise<void>;
}

/** A page leaves much behind and keeps nothing: room for some pages is cheaper than collecting after each. */
const YOUNG_MB = 64;

/** A thread that writes pages. In a thread of its own: the pages hold the publication as a module, which a second rendering in this thread would find taken. */
function startPageThread(compiled: string, hear: (said: PageThreadSays) => void): RunningThread {
  const thread = startThread({ module: new URL("page-program/page-worker.ts", import.meta.url), data: join(compiled, "server", "entry.mjs"), youngMegabytes: YOUNG_MB, isAhead: true, hear: (said) => hear(said as PageThreadSays) });
  // One that fails at once is noticed where its pages are waited for.
  thread.ended.catch(() => undefined);
  return thread;
}

function startThreads(compiled: string, count: number): PageThreads {
  let told: (said: PageThreadSays) => void = () => undefined;
  let isStopped = false;
  const start = (): RunningThread => startPageThread(compiled, (said) => told(said));
  const running = Array.from({ length: count }, start);
  return {
    running,
    complete: () => {
      while (!isStopped && running.length < threadCount()) running.push(start());
    },
    hear: (listener) => {
      told = listener;
    },
    stop: async () => {
      isStopped = true;
      await Promise.all(running.map((each) => each.stop()));
    },
  };
}

let ahead: { readonly compiled: string; readonly threads: PageThreads } | undefined;

/**
 * Starts threads before anything is there to be written: what they load meanwhile they need not load then.
 *
 * @param few whether few pages will be rendered, probably: one thread does, and others would take time from the figures
 */
export function pageThreadsAhead(compiled: string, few: boolean): void {
  ahead ??= { compiled, threads: startThreads(compiled, few ? 1 : threadCount()) };
}

/** Threads that write the compiled pages of a folder: those that wait, be they few, or others. */
export function pageThreads(compiled: string): PageThreads {
  const waiting = ahead?.compiled === compiled ? ahead.threads : undefined;
  if (waiting === undefined) return startThreads(compiled, threadCount());
  ahead = undefined;
  return waiting;
}
