import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readStatement } from "./read-statement.ts";
import { typeset } from "./typeset.ts";

export interface RenderTreeOptions {
  /** Holds `edition.json` and `objects/<sha256>.<md|mdx|svg>`. */
  readonly statementFolder: string;
  /** Where the tree is written; made if absent. Give an empty folder and rename it afterwards. */
  readonly treeFolder: string;
  /** May be kept from run to run. */
  readonly cacheFolder: string;
}

/** Root of the Astro project: the folder that holds `src/`. */
const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Renders one edition once, as a tree whose links are root-absolute: layouts make the site that works from any folder, or the pages of
 * a publication, out of it. Equal statements give equal bytes.
 * @throws when the statement is incomplete or a page fails: callers show the last good site meanwhile.
 */
export async function renderTree({ statementFolder, treeFolder, cacheFolder }: RenderTreeOptions): Promise<void> {
  // A publication lays trees out without rendering one: the engines, half the time of a short run, are loaded by those who render.
  const [{ buildPages }, { renderCharts }, { renderDocuments }, { writeSearchIndex }] = await Promise.all([import("./build-pages.ts"), import("./render-charts.ts"), import("./render-documents.ts"), import("./search-index.ts")]);
  const statement = await readStatement(statementFolder);
  const { edition, editionText, comparison, digest = null } = statement;
  const [prose, charts] = [await renderDocuments(statement), await renderCharts(edition, comparison)];
  // Astro empties its output folder first, and bundles into it.
  const pagesFolder = join(cacheFolder, "pages");
  await rm(pagesFolder, { recursive: true, force: true });
  await mkdir(pagesFolder, { recursive: true });
  await buildPages({ edition: { ...edition, documents: edition.documents.map(typeset) }, editionText, digest, comparison, prose, charts }, { projectFolder, pagesFolder, cacheFolder: join(cacheFolder, "astro") });
  await writeSearchIndex(pagesFolder);
  await cp(pagesFolder, treeFolder, { recursive: true });
}
