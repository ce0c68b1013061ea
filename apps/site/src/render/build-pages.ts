import { cp } from "node:fs/promises";
import { join } from "node:path";
import { inThread, threadCount } from "./in-threads.ts";
import { compiledPages } from "./page-program/compiled-pages.ts";
import type { PageWork } from "./page-program/page-worker.ts";
import type { Publication } from "./publication.ts";

interface PageFolders {
  readonly pagesFolder: string;
  /** Where compiled pages are kept when Almanac's own folder may not be written. */
  readonly keptFolder: string;
}

/** A page leaves much behind and keeps nothing: room for some pages is cheaper than collecting after each. */
const YOUNG_MB = 32;

/** Writes every page and file of a publication, with what the pages load. Links in the result are root-absolute. @throws when a page fails. */
export async function buildPages(publication: Publication, { pagesFolder, keptFolder }: PageFolders): Promise<void> {
  const compiled = await compiledPages(join(keptFolder, "pages"));
  await cp(join(compiled, "client"), pagesFolder, { recursive: true });
  const threads = threadCount();
  const share = (thread: number): PageWork => ({ publication, entry: join(compiled, "server", "entry.mjs"), pagesFolder, threads, thread });
  // In threads of their own: the pages hold the publication as a module, which a second rendering in this thread would find taken.
  const module = new URL("page-program/page-worker.ts", import.meta.url);
  await Promise.all(Array.from({ length: threads }, (_, thread) => inThread({ module, data: share(thread), youngMegabytes: YOUNG_MB })));
}
