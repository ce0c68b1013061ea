import { cp } from "node:fs/promises";
import { join } from "node:path";
import { startThread, threadCount, type RunningThread } from "./in-threads.ts";
import { standaloneLayout } from "./layouts/standalone.ts";
import { compiledPages } from "./page-program/compiled-pages.ts";
import type { LatePart, PageWork, WrittenPage } from "./page-program/page-work.ts";
import type { Publication } from "./publication.ts";

interface PagesToBuild extends Pick<PageWork, "publication" | "early" | "kept" | "keptBytes" | "folder" | "layout"> {
  /** Called when threads are at work on the early pages. */
  readonly makeLate: () => Promise<LatePart>;
  /** Where compiled pages are kept when Almanac's own folder may not be written. */
  readonly keptFolder: string;
  /** Told of every page once, in an order that depends on nothing but the pages. */
  readonly written: (page: WrittenPage) => void;
}

/** A page leaves much behind and keeps nothing: room for some pages is cheaper than collecting after each. */
const YOUNG_MB = 32;

/** Hands on what comes in any order by its index, from 0 on. */
function inOrder(next: (page: WrittenPage) => void): (page: WrittenPage) => void {
  const waiting = new Map<number, WrittenPage>();
  let expected = 0;
  return (page) => {
    waiting.set(page.index, page);
    for (let found = waiting.get(expected); found !== undefined; found = waiting.get(expected)) {
      waiting.delete(expected);
      expected += 1;
      next(found);
    }
  };
}

/** Writes every page and file of a publication, with what the pages load; the printed document is left to be filled. @throws when a page fails. */
export async function buildPages({ makeLate, keptFolder, written, ...work }: PagesToBuild): Promise<void> {
  const compiled = await compiledPages(join(keptFolder, "pages"));
  const threads = threadCount();
  const { publication } = work;
  const paths = [...work.early.values()];
  /** A thread is given the words that it writes, and no more than the headings of others. */
  const proseFor = (thread: number): Publication["prose"] =>
    Object.fromEntries(
      paths.map((path, index) => {
        const { html = "", headings = [] } = publication.prose[path] ?? {};
        return [path, { html: index % threads === thread ? html : "", headings }];
      }),
    );
  const share = (thread: number): PageWork => ({ ...work, publication: { ...publication, prose: proseFor(thread) }, entry: join(compiled, "server", "entry.mjs"), threads, thread });
  // In threads of their own: the pages hold the publication as a module, which a second rendering in this thread would find taken.
  const module = new URL("page-program/page-worker.ts", import.meta.url);
  const hear = inOrder(written);
  for (const [index, file] of [...work.early.keys()].entries()) if (work.kept.has(file)) hear({ index, file });
  const client = join(compiled, "client");
  const copied = work.layout === "tree" ? cp(client, work.folder, { recursive: true }) : standaloneLayout(client, work.folder);
  const running: RunningThread[] = [];
  try {
    for (let thread = 0; thread < threads; thread += 1) running.push(startThread({ module, data: share(thread), youngMegabytes: YOUNG_MB, hear: (said) => hear(said as WrittenPage) }));
    const ended = Promise.all(running.map((each) => each.ended));
    const told = makeLate().then((late) => {
      for (const each of running) each.tell(late);
    });
    await Promise.all([ended, told, copied]);
  } finally {
    await Promise.all(running.map((each) => each.stop()));
    await copied;
  }
}
