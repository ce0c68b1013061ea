import { close, createIndex, type PagefindIndex } from "pagefind";
import type { WriteFile } from "../file-writer.ts";

/** What search needs: the engine, its worker, WebAssembly and the index. The interface that Pagefind brings along is left out. */
const NEEDED = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[a-z-]+\.pagefind|pagefind\.[^/]+\.pf_meta|(fragment|index|filter)\/.+)$/;

/** Figures without their column heads, and what repeats on every page, make poor excerpts. Of a register, what its rows are called is found. */
const NOT_SEARCHED = ["svg", ".sources", ".heading-link", ".flow-table", ".how-many", "table.records thead", "table.records td", "table.records small", "table.programs", ".edition-table"];

/** A page as search reads it. */
export interface SearchedPage {
  readonly file: string;
  readonly html: string;
}

export interface SearchIndex {
  /**
   * Takes pages in that will probably be added, in their order, before any is added. Of one that is added with other words the words are
   * replaced, in its place; where others are added, or in another order, the index is begun anew. It is the same one either way.
   */
  readonly guess: (pages: readonly SearchedPage[]) => void;
  /** Takes a page in. The index depends on the order of the pages. */
  readonly add: (file: string, html: string) => void;
  /** Writes `pagefind/` by a writer below a folder, when all pages are in. @throws what went wrong with a page. */
  readonly write: (writeFile: WriteFile) => Promise<void>;
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
  let index = Promise.resolve(await emptyIndex());
  let problems: string[] = [];
  let waiting: SearchedPage[] = [];
  const sent = new Set<Promise<void>>();
  const send = ({ file, html }: SearchedPage): void => {
    const found = problems;
    const taken = index.then((each) => each.addHTMLFile({ sourcePath: file, content: html })).then(
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
  let isAsGuessed = true;
  /** Pages that were added so far while all was as guessed. */
  const added: SearchedPage[] = [];
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
  const write = async (writeFile: WriteFile): Promise<void> => {
    if (isAsGuessed && added.length < guessed.length) beginAnew();
    while (waiting.length > 0) await Promise.race(sent);
    // The engine answers in the order in which it is asked: it has taken all pages in before it answers this.
    const asked = index.then((each) => each.getFiles());
    await Promise.allSettled([...sent, asked]);
    if (problems.length > 0) throw new Error(`search index: ${problems.join("; ")}`);
    const { files } = await asked;
    // A thousand small files of one folder: threads that write them side by side wait for the folder, and burn the time.
    for (const { path, content } of files) if (NEEDED.test(path)) writeFile(`pagefind/${path}`, content);
  };
  return {
    guess: (pages) => {
      guessed = pages;
      take(...pages);
    },
    add: (file, html) => {
      const guess = isAsGuessed ? guessed[added.length] : undefined;
      if (guess === undefined) take({ file, html });
      else if (guess.file === file) {
        if (guess.html !== html) take({ file, html });
        added.push({ file, html });
      } else {
        beginAnew();
        take({ file, html });
      }
    },
    write,
    close: async () => {
      await close();
    },
  };
}
