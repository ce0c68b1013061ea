import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { close, createIndex } from "pagefind";

/** What search needs: the engine, its worker, WebAssembly and the index. The interface that Pagefind brings along is left out. */
const NEEDED = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[a-z-]+\.pagefind|pagefind\.[^/]+\.pf_meta|(fragment|index|filter)\/.+)$/;

/** Figures without their column heads, and what repeats on every page, make poor excerpts. Of a register, what its rows are called is found. */
const NOT_SEARCHED = ["svg", ".sources", ".heading-link", ".flow-table", ".how-many", "table.records thead", "table.records td", "table.records small", "table.programs", ".edition-table"];

/** Indexes the pages of a folder (those with `data-pagefind-body`) and writes `pagefind/` beside them. */
export async function writeSearchIndex(folder: string): Promise<void> {
  const { index, errors } = await createIndex({ excludeSelectors: NOT_SEARCHED });
  if (index === undefined) throw new Error(`search index: ${errors.join("; ")}`);
  try {
    const added = await index.addDirectory({ path: folder });
    if (added.errors.length > 0) throw new Error(`search index: ${added.errors.join("; ")}`);
    const { files } = await index.getFiles();
    for (const { path, content } of files) {
      if (!NEEDED.test(path)) continue;
      const target = join(folder, "pagefind", path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
  } finally {
    await close();
  }
}
