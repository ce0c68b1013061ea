import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { KeptPages } from "./kept/lasting-pages.ts";
import { standaloneLayout } from "./layouts/standalone.ts";
import { isOfAllWords, isTakenOver } from "./page-program/anew-files.ts";
import type { LatePart, PageThreadSays, PageWork, RenderedPage } from "./page-program/page-work.ts";
import { areFew, NO_PAGES, sharedOut } from "./page-program/shared-out.ts";
import type { PageThreads } from "./page-threads.ts";
import type { Publication } from "./publication.ts";

interface PagesToBuild extends Pick<PageWork, "publication" | "terms" | "early" | "logFolder" | "folder" | "lastFolder" | "layout"> {
  readonly threads: PageThreads;
  /** Early pages that an earlier run wrote and that are the same now. */
  readonly kept: KeptPages;
  /** Called when threads are at work on the early pages. With the late pages where those of an earlier run are the same now. */
  readonly makeLate: () => Promise<Omit<LatePart, "share"> & { readonly kept: KeptPages | undefined }>;
  /** Folder of the compiled pages. */
  readonly compiled: string;
  /** Told of every page once, in an order that depends on nothing but the pages. */
  readonly rendered: (page: RenderedPage) => void;
  /** Told of every page that the next run may take over and that is not linked, in any order. @param bytes left out where they are those of an earlier run */
  readonly written: (file: string, stamp: string, bytes?: Uint8Array) => void;
}

/** Pages that threads are at work on. Both promises reject when a page fails, and nothing is written any more then. */
interface PagesInTheMaking {
  /** Settles when every page was told of. */
  readonly rendered: Promise<void>;
  /** Settles when every page and file is written. */
  readonly written: Promise<void>;
}

/** Hands on what comes in any order by its index, from 0 on. */
function inOrder(next: (page: RenderedPage) => void): (page: RenderedPage) => void {
  const waiting = new Map<number, RenderedPage>();
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

/** Writes every page and file of a publication, with what the pages load; the printed document is left to be filled. */
export function buildPages({ threads: started, kept, makeLate, compiled, rendered, written, ...work }: PagesToBuild): PagesInTheMaking {
  const { running } = started;
  const { publication, early } = work;
  const places = new Map([...early.keys()].map((file, place) => [file, place]));
  if (!areFew({ places, kept })) started.complete();
  const shares = sharedOut({ places, kept, isRendered: (file) => !kept.has(file), isTaken: () => true }, running.length);
  /** A thread is given the words that it writes, and no more than the headings of others. */
  const proseFor = ({ rendered: own }: PageWork["share"]): Publication["prose"] =>
    Object.fromEntries(
      [...early].map(([file, path]) => {
        const { html = "", headings = [] } = publication.prose[path] ?? {};
        return [path, { html: own.has(file) ? html : "", headings }];
      }),
    );
  const workOf = (share: PageWork["share"]): PageWork => ({ ...work, share, publication: { ...publication, prose: proseFor(share) } });
  const hear = inOrder(rendered);
  const toldOfAll = Promise.withResolvers<void>();
  let atWork = 0;
  const listen = (said: PageThreadSays): void => {
    switch (said.say) {
      case "rendered":
        hear(said.page);
        break;
      case "toldOfAll":
        atWork -= 1;
        if (atWork === 0) toldOfAll.resolve();
        break;
      case "written":
        written(said.file, said.stamp, said.bytes);
        break;
      default:
        said satisfies never;
    }
  };
  /** Those that early pages were too few for begin with the late ones. */
  const startOthers = (): void => {
    const begun = running.length;
    started.complete();
    for (const each of running.slice(begun)) each.tell(workOf(NO_PAGES));
  };
  const late = async (): Promise<void> => {
    const { kept: keptLate, ...part } = await makeLate();
    if (keptLate === undefined) startOthers();
    const threads = running.length;
    atWork = threads;
    if (keptLate === undefined) {
      for (const [thread, each] of running.entries()) each.tell({ ...part, share: { threads, thread } } satisfies LatePart);
      return;
    }
    const latePlaces = new Map([...keptLate.keys()].map((file, place) => [file, early.size + place]));
    for (const [file, index] of latePlaces) if (!isOfAllWords(file)) hear({ index, file });
    for (const [thread, share] of sharedOut({ places: latePlaces, kept: keptLate, isRendered: isOfAllWords, isTaken: isTakenOver }, threads).entries()) running[thread]?.tell({ ...part, share } satisfies LatePart);
  };
  const build = async (): Promise<void> => {
    for (const [index, file] of [...early.keys()].entries()) if (kept.has(file)) hear({ index, file });
    const client = join(compiled, "client");
    const copied = work.layout === "tree" ? cp(client, work.folder, { recursive: true }) : standaloneLayout(client, work.folder);
    started.hear(listen);
    try {
      for (const [thread, share] of shares.entries()) running[thread]?.tell(workOf(share));
      await Promise.all([...running.map((each) => each.ended), late(), copied]);
      // Others may have begun with the late pages.
      await Promise.all(running.map((each) => each.ended));
    } finally {
      await started.stop();
      await copied;
    }
  };
  const all = build();
  all.catch(toldOfAll.reject);
  return { rendered: toldOfAll.promise, written: all };
}
