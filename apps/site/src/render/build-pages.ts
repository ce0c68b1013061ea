import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { KeptPages } from "./kept/lasting-pages.ts";
import { standaloneLayout } from "./layouts/standalone.ts";
import { isOfAllWords, isTakenOver } from "./page-program/anew-files.ts";
import type { LatePart, PageWork, WrittenPage } from "./page-program/page-work.ts";
import { sharedOut } from "./page-program/shared-out.ts";
import type { PageThreads } from "./page-threads.ts";
import type { Publication } from "./publication.ts";

interface PagesToBuild extends Pick<PageWork, "publication" | "early" | "keptBytes" | "folder" | "lastFolder" | "layout"> {
  readonly threads: PageThreads;
  /** Early pages that an earlier run wrote and that are the same now. */
  readonly kept: KeptPages;
  /** Called when threads are at work on the early pages. With the late pages where those of an earlier run are the same now. */
  readonly makeLate: () => Promise<Omit<LatePart, "share"> & { readonly kept: KeptPages | undefined }>;
  /** Folder of the compiled pages. */
  readonly compiled: string;
  /** Told of every page once, in an order that depends on nothing but the pages. */
  readonly written: (page: WrittenPage) => void;
}

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
export async function buildPages({ threads: started, kept, makeLate, compiled, written, ...work }: PagesToBuild): Promise<void> {
  const { running } = started;
  const threads = running.length;
  const { publication, early } = work;
  const shares = sharedOut({ places: new Map([...early.keys()].map((file, place) => [file, place])), kept, isRendered: (file) => !kept.has(file), isTaken: () => true }, threads);
  /** A thread is given the words that it writes, and no more than the headings of others. */
  const proseFor = ({ rendered }: PageWork["share"]): Publication["prose"] =>
    Object.fromEntries(
      [...early].map(([file, path]) => {
        const { html = "", headings = [] } = publication.prose[path] ?? {};
        return [path, { html: rendered.has(file) ? html : "", headings }];
      }),
    );
  const workOf = (share: PageWork["share"], thread: number): PageWork => ({ ...work, share, publication: { ...publication, prose: proseFor(share) }, threads, thread });
  const hear = inOrder(written);
  for (const [index, file] of [...early.keys()].entries()) if (kept.has(file)) hear({ index, file });
  const client = join(compiled, "client");
  const copied = work.layout === "tree" ? cp(client, work.folder, { recursive: true }) : standaloneLayout(client, work.folder);
  started.hear(hear);
  try {
    for (const [thread, share] of shares.entries()) running[thread]?.tell(workOf(share, thread));
    const ended = Promise.all(running.map((each) => each.ended));
    const told = makeLate().then(({ kept: keptLate, ...late }) => {
      if (keptLate === undefined) {
        for (const each of running) each.tell(late satisfies LatePart);
        return;
      }
      const places = new Map([...keptLate.keys()].map((file, place) => [file, early.size + place]));
      for (const [file, index] of places) if (!isOfAllWords(file)) hear({ index, file });
      for (const [thread, share] of sharedOut({ places, kept: keptLate, isRendered: isOfAllWords, isTaken: isTakenOver }, threads).entries()) running[thread]?.tell({ ...late, share } satisfies LatePart);
    });
    await Promise.all([ended, told, copied]);
  } finally {
    await started.stop();
    await copied;
  }
}
