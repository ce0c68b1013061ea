import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { close, createIndex } from "pagefind";

/** What search needs: the engine, its worker, WebAssembly and the index. The interface that Pagefind brings along is left out. */
const NEEDED = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[a-z-]+\.pagefind|pagefind\.[^/]+\.pf_meta|(fragment|index|filter)\/.+)$/;

/** Figures without their column heads, and what repeats on every page, make poor excerpts. Of a register, what its rows are called is found. */
const NOT_SEARCHED = ["svg", ".sources", ".heading-link", ".flow-table", ".how-many", "table.records thead", "table.records td", "table.records small", "table.programs", ".edition-table"];

export interface SearchIndex {
  /** Takes a page in. The index depends on the order of the pages. */
  readonly add: (file: string, html: string) => void;
  /** Writes `pagefind/` below a folder, when all pages are in. @throws what went wrong with a page. */
  readonly write: (folder: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts an index of pages (those with `data-pagefind-body`), made by a process beside this one. */
export async function searchIndex(): Promise<SearchIndex> {
  const { index, errors } = await createIndex({ excludeSelectors: NOT_SEARCHED });
  if (index === undefined) throw new Error(`search index: ${errors.join("; ")}`);
  const problems: string[] = [];
  let latest: Promise<unknown> = Promise.resolve();
  const write = async (folder: string): Promise<void> => {
    await latest;
    if (problems.length > 0) throw new Error(`search index: ${problems.join("; ")}`);
    const { files } = await index.getFiles();
    const needed = files.filter(({ path }) => NEEDED.test(path)).map(({ path, content }) => ({ target: join(folder, "pagefind", path), content }));
    for (const made of new Set(needed.map(({ target }) => dirname(target)))) mkdirSync(made, { recursive: true });
    // A thousand small files of one folder: threads that write them side by side wait for the folder, and burn the time.
    for (const { target, content } of needed) writeFileSync(target, content);
  };
  return {
    add: (file, html) => {
      const added = index.addHTMLFile({ sourcePath: file, content: html }).then(
        (answer) => void problems.push(...answer.errors),
        (problem: unknown) => void problems.push(String(problem)),
      );
      latest = Promise.all([latest, added]);
    },
    write,
    close: async () => {
      await close();
    },
  };
}
