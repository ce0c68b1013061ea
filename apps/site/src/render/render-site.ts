import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareText } from "@almanac/core";
import { buildPages } from "./build-pages.ts";
import { renderCharts } from "./render-charts.ts";
import { renderDocuments } from "./render-documents.ts";
import { readStatement } from "./read-statement.ts";
import { relocateCss, relocateHtml } from "./relocate.ts";
import { writeSearchIndex } from "./search-index.ts";
import { typeset } from "./typeset.ts";

export interface RenderSiteOptions {
  /** Holds `edition.json` and `objects/<sha256>.<md|mdx|svg>`. */
  readonly statementFolder: string;
  /** Where the site is written; made if absent. Give an empty folder and rename it afterwards. */
  readonly outFolder: string;
  /** May be kept from run to run. */
  readonly cacheFolder: string;
}

/** Root of the Astro project: the folder that holds `src/`. */
const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/"))
    .sort(compareText);
}

async function relocateTree(from: string, to: string): Promise<void> {
  for (const file of await filesUnder(from)) {
    const target = join(to, file);
    await mkdir(dirname(target), { recursive: true });
    if (file.endsWith(".html")) await writeFile(target, relocateHtml(await readFile(join(from, file), "utf8"), file));
    else if (file.endsWith(".css")) await writeFile(target, relocateCss(await readFile(join(from, file), "utf8"), file));
    else await copyFile(join(from, file), target);
  }
}

/**
 * Renders one edition as a site that works from any folder, also from a file system. Equal statements give equal bytes.
 * @throws when the statement is incomplete or a page fails: callers show the last good site meanwhile.
 */
export async function renderSite({ statementFolder, outFolder, cacheFolder }: RenderSiteOptions): Promise<void> {
  const statement = await readStatement(statementFolder);
  const { edition, editionText } = statement;
  const [prose, charts] = [await renderDocuments(statement), await renderCharts(edition)];
  const pagesFolder = join(cacheFolder, "pages");
  await rm(pagesFolder, { recursive: true, force: true });
  await mkdir(pagesFolder, { recursive: true });
  await buildPages({ edition: { ...edition, documents: edition.documents.map(typeset) }, editionText, prose, charts }, { projectFolder, pagesFolder, cacheFolder: join(cacheFolder, "astro") });
  await writeSearchIndex(pagesFolder);
  await relocateTree(pagesFolder, outFolder);
}
