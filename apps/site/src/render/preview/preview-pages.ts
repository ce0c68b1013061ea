import { join } from "node:path";
import { startThread, type RunningThread } from "../in-threads.ts";
import { compiledPages } from "../page-program/compiled-pages.ts";
import type { Chart, ProsePage, Publication } from "../publication.ts";
import { typeset } from "../typeset.ts";
import type { PageThreadSays, PageThreadTold, PreviewPage } from "./page-asked.ts";

/** The pages of one draft after the other, each made when somebody asks for it. */
export interface PreviewPages {
  /** Folder of what the pages load: styles, scripts, fonts. */
  readonly clientFolder: string;
  /** Shows another publication from now on. */
  readonly show: (publication: Publication) => void;
  /** Shows other words of some documents, by path, and nothing else anew. */
  readonly setProse: (prose: Readonly<Record<string, ProsePage>>) => void;
  readonly setCharts: (charts: Readonly<Record<string, Chart>>) => void;
  /** The page at a root-absolute address, percent-decoded. Never rejects: what fails is a page that says so. */
  readonly page: (address: string) => Promise<PreviewPage>;
  readonly close: () => Promise<void>;
}

const YOUNG_MB = 32;
/** When the thread for the next publication is started. */
const READY_AFTER_MS = 600;

interface PageThread extends Pick<RunningThread, "stop"> {
  readonly tell: (told: PageThreadTold) => void;
  /** Undefined when the thread was stopped before it answered. */
  readonly ask: (address: string) => Promise<PreviewPage | undefined>;
}

function pageThread(entry: string): PageThread {
  const waiting = new Map<number, (page: PreviewPage | undefined) => void>();
  let isRunning = true;
  let asked = 0;
  const running = startThread({
    module: new URL("page-thread.ts", import.meta.url),
    data: entry,
    youngMegabytes: YOUNG_MB,
    hear: (said) => {
      const { asked: number, page } = said as PageThreadSays;
      waiting.get(number)?.(page);
      waiting.delete(number);
    },
  });
  const end = (page: PreviewPage | undefined): void => {
    isRunning = false;
    for (const answer of waiting.values()) answer(page);
    waiting.clear();
  };
  let stopped = false;
  running.ended.then(
    () => end(undefined),
    (problem: unknown) => end(stopped ? undefined : { status: 500, problem: String(problem) }),
  );
  return {
    tell: (told) => running.tell(told),
    ask: (address) => {
      asked += 1;
      const { promise, resolve } = Promise.withResolvers<PreviewPage | undefined>();
      if (!isRunning) return Promise.resolve(undefined);
      waiting.set(asked, resolve);
      running.tell({ tell: "address", address, asked } satisfies PageThreadTold);
      return promise;
    },
    stop: async () => {
      stopped = true;
      await running.stop();
    },
  };
}

/**
 * Starts what renders pages on request, without a publication yet. A publication is a module to its pages and cannot be taken back from a
 * thread: another one is shown by a thread that stands ready for it.
 *
 * @param keptFolder where compiled pages are kept when Almanac's own folder may not be written
 */
export async function previewPages(keptFolder: string): Promise<PreviewPages> {
  const compiled = await compiledPages(join(keptFolder, "pages"));
  const entry = join(compiled, "server", "entry.mjs");
  let ready: PageThread | undefined = pageThread(entry);
  let shown: PageThread | undefined;
  let readying: NodeJS.Timeout | undefined;
  /** Pages asked for before there is anything to show. */
  const { promise: first, resolve: hasFirst } = Promise.withResolvers<undefined>();
  const stop = (thread: PageThread | undefined): void => void thread?.stop();
  return {
    clientFolder: join(compiled, "client"),
    show: (publication) => {
      const before = shown;
      shown = ready ?? pageThread(entry);
      ready = undefined;
      shown.tell({ tell: "publication", publication: { ...publication, edition: { ...publication.edition, documents: publication.edition.documents.map(typeset) } } });
      hasFirst(undefined);
      stop(before);
      // Whoever waits for the page now comes first.
      clearTimeout(readying);
      readying = setTimeout(() => {
        ready ??= pageThread(entry);
      }, READY_AFTER_MS);
    },
    setProse: (prose) => shown?.tell({ tell: "prose", prose }),
    setCharts: (charts) => shown?.tell({ tell: "charts", charts }),
    page: async (address) => {
      await first;
      for (;;) {
        const asked = shown;
        const page = await asked?.ask(address);
        if (page !== undefined) return page;
        // Another draft took its place meanwhile: that one answers.
        if (asked === shown) return { status: 500, problem: "the preview is ending" };
      }
    },
    close: async () => {
      clearTimeout(readying);
      await Promise.all([shown?.stop(), ready?.stop()]);
    },
  };
}
