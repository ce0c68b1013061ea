import { cp } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { compiledPages } from "./page-program/compiled-pages.ts";
import type { PageWork } from "./page-program/page-worker.ts";
import type { Publication } from "./publication.ts";

interface PageFolders {
  readonly pagesFolder: string;
  /** Where compiled pages are kept when Almanac's own folder may not be written. */
  readonly keptFolder: string;
}

/** More threads than this wait for the disk. */
const MOST_THREADS = 4;
/** A page leaves much behind and keeps nothing: room for some pages is cheaper than collecting after each. */
const YOUNG_MB = 32;

/** Renders a share of the pages in a thread: the pages hold the publication as a module, which a second rendering in this thread would find taken. */
function inThread(work: PageWork): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("page-program/page-worker.ts", import.meta.url), { workerData: work, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread that renders pages ended with ${String(code)}`))));
  });
}

/** Writes every page and file of a publication, with what the pages load. Links in the result are root-absolute. @throws when a page fails. */
export async function buildPages(publication: Publication, { pagesFolder, keptFolder }: PageFolders): Promise<void> {
  const compiled = await compiledPages(join(keptFolder, "pages"));
  await cp(join(compiled, "client"), pagesFolder, { recursive: true });
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  const share = (thread: number): PageWork => ({ publication, entry: join(compiled, "server", "entry.mjs"), pagesFolder, threads, thread });
  await Promise.all(Array.from({ length: threads }, (_, thread) => inThread(share(thread))));
}
