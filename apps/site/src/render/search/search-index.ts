import { rmSync } from "node:fs";
import { join } from "node:path";
import { close, createIndex, type PagefindIndex } from "pagefind";
import { fileWriter } from "../file-writer.ts";
import { watchedEngine } from "./engine-process.ts";
import { fragmentStamps, keepFragmentStamps } from "./fragment-stamps.ts";
import { lastFragments, MOST_FRESH, type LastFragments } from "./last-fragments.ts";
import { NOT_SEARCHED } from "./not-searched.ts";
import type { SearchTarget } from "./search-target.ts";
import { unlessStalled } from "./stalled-engine.ts";

/** What search needs: the engine, its worker, WebAssembly and the index. The interface that Pagefind brings along is left out. */
const NEEDED = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[a-z-]+\.pagefind|pagefind\.[^/]+\.pf_meta|(fragment|index|filter)\/.+)$/;

/** A page as search reads it, read when it is its turn. */
export interface SearchedPage {
  readonly file: string;
  readonly html: () => string;
}

export interface SearchIndex {
  /**
   * Takes pages in that will probably be added, in their order, before any is added. Of one that is added with other words the words are
   * replaced, in its place; where others are added, or in another order, the index is begun anew. It is the same one either way.
   */
  readonly guess: (pages: readonly SearchedPage[]) => void;
  /** Takes a page in. The index depends on the order of the pages. @param html left out, it is as it was guessed */
  readonly add: (file: string, html?: string) => void;
  /** Says where the index will be written, before it is: what the last site holds of guessed pages is linked there already. */
  readonly expect: (target: SearchTarget) => void;
  /** Writes `pagefind/` below a folder, when all pages are in: what is the same below the last one is linked. @throws what went wrong with a page, or with the engine. */
  readonly write: (target: SearchTarget) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function emptyIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ excludeSelectors: NOT_SEARCHED });
  if (index === undefined) throw new Error(`search index: ${errors.join("; ")}`);
  return index;
}

/** The engine takes in one page after the other: what is sent further ahead waits in memory, three times as long as it was. */
const MOST_SENT = 32;

/** Starts an index of pages (those with `data-pagefind-body`), made by a process beside this one. */
export async function searchIndex(): Promise<SearchIndex> {
  const { made, orEnded } = await watchedEngine(emptyIndex);
  let index = Promise.resolve(made);
  let problems: string[] = [];
  let waiting: SearchedPage[] = [];
  const sent = new Set<Promise<void>>();
  const send = ({ file, html }: SearchedPage): void => {
    const found = problems;
    const taken = index.then((each) => each.addHTMLFile({ sourcePath: file, content: html() })).then(
      (answer) => void found.push(...answer.errors),
      (problem: unknown) => void found.push(String(problem)),
    );
    const settled = taken.then(() => {
      sent.delete(settled);
      sendNext();
    });
    sent.add(settled);
  };
  const sendNext = (): void => {
    for (const page of waiting.splice(0, MOST_SENT - sent.size)) send(page);
  };
  const take = (...pages: readonly SearchedPage[]): void => {
    waiting.push(...pages);
    sendNext();
  };
  let guessed: readonly SearchedPage[] = [];
  let guessedBy: ReadonlyMap<string, SearchedPage> = new Map();
  let isAsGuessed = true;
  /** Pages that were added so far, while all was as guessed. */
  const added: SearchedPage[] = [];
  let [count, changed] = [0, 0];
  const beginAnew = (): void => {
    isAsGuessed = false;
    problems = [];
    waiting = [];
    index = index.then(async (other) => {
      await other.deleteIndex();
      return await emptyIndex();
    });
    take(...added);
  };
  let fragments: LastFragments | undefined;
  const checked = (errors: readonly string[]): void => {
    if (problems.length + errors.length > 0) throw new Error(`search index: ${[...problems, ...errors].join("; ")}`);
  };
  /** The engine leaves files that are there already, which spares it the larger part of the work. */
  const writeOver = async (folder: string, last: LastFragments): Promise<boolean> => {
    const outputPath = join(folder, "pagefind");
    const asked = index.then((each) => each.writeFiles({ outputPath }));
    const answered = orEnded(unlessStalled(Promise.all([asked, ...sent]).then(([answer]) => answer), outputPath));
    // While the engine is at work.
    const areWhole = last.areWhole();
    checked((await answered).errors);
    return areWhole && (await last.complete({ pages: count, changed, isNeeded: (file) => NEEDED.test(file) }));
  };
  const writeAnew = async (target: SearchTarget): Promise<void> => {
    // The engine answers in the order in which it is asked: it has taken all pages in before it answers this.
    const asked = index.then((each) => each.getFiles());
    const { files, errors } = await orEnded(Promise.all([asked, ...sent]).then(([answer]) => answer));
    checked(errors);
    const { write } = fileWriter(target);
    // A thousand small files of one folder: threads that write them side by side wait for the folder, and burn the time.
    for (const { path, content } of files) if (NEEDED.test(path)) write(`pagefind/${path}`, content);
  };
  return {
    guess: (pages) => {
      guessed = pages;
      guessedBy = new Map(pages.map((page) => [page.file, page]));
      take(...pages);
    },
    add: (file, html) => {
      const before = guessedBy.get(file);
      const isChanged = html !== undefined && html !== before?.html();
      const page = isChanged ? { file, html: () => html } : before;
      if (page === undefined) throw new Error(`search index: ${file} was not guessed`);
      count += 1;
      if (isChanged) changed += 1;
      const guess = isAsGuessed ? guessed[added.length] : undefined;
      if (guess === undefined) take(page);
      else if (guess.file === file) {
        if (isChanged) take(page);
        added.push(page);
      } else {
        beginAnew();
        take(page);
      }
    },
    expect: ({ folder, lastFolder, keptFolder }) => {
      if (guessed.length === 0 || lastFolder === undefined) return;
      try {
        fragments = lastFragments({ folder, lastFolder, stamps: fragmentStamps(keptFolder) });
      } catch {
        // They save time and nothing else.
      }
    },
    write: async (target) => {
      if (isAsGuessed && added.length < guessed.length) beginAnew();
      while (waiting.length > 0) await orEnded(Promise.race(sent));
      const isOver = fragments !== undefined && changed <= MOST_FRESH && (await writeOver(target.folder, fragments));
      if (!isOver) rmSync(join(target.folder, "pagefind"), { recursive: true, force: true });
      if (!isOver) await writeAnew(target);
      await keepFragmentStamps(target);
    },
    close: async () => {
      await close();
    },
  };
}
