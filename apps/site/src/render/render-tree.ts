import { cp, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Statement } from "./read-statement.ts";
import { editionCards } from "./share-card/edition-cards.ts";
import { typeset } from "./typeset.ts";

interface RenderTreeOptions {
  readonly statement: Statement;
  /** Where the tree is written; made if absent. Give an empty folder and rename it afterwards. */
  readonly treeFolder: string;
  /** May be kept from run to run. */
  readonly cacheFolder: string;
  /** Where prose that was set before and compiled pages are kept from run to run; left out, all is made anew. */
  readonly keptFolder?: string;
}

/** On one disk the pages are moved; from one disk to another they are copied. */
async function moveFolder(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch {
    await cp(from, to, { recursive: true });
  }
}

/**
 * Renders one edition once, as a tree whose links are root-absolute: layouts make the site that works from any folder, or the pages of
 * a publication, out of it. Equal statements give equal bytes.
 * @throws when the statement is incomplete or a page fails: callers show the last good site meanwhile.
 */
export async function renderTree({ statement, treeFolder, cacheFolder, keptFolder }: RenderTreeOptions): Promise<void> {
  // A publication lays trees out without rendering one: the engines, half the time of a short run, are loaded by those who render.
  const [{ buildPages }, { renderCharts }, { renderDocuments }, { writeSearchIndex }, { writePrintDocument }, { drawCards }] = await Promise.all([import("./build-pages.ts"), import("./render-charts.ts"), import("./render-documents.ts"), import("./search-index.ts"), import("./print-document/write-print-document.ts"), import("./share-card/draw-cards.ts")]);
  const { edition, editionText, comparison, digest = null } = statement;
  const [prose, charts] = [await renderDocuments(statement, keptFolder), await renderCharts(edition, comparison)];
  const pagesFolder = join(cacheFolder, "pages");
  await rm(pagesFolder, { recursive: true, force: true });
  await mkdir(pagesFolder, { recursive: true });
  // A card needs an address that others can ask for it at.
  const cards = edition.program.siteUrl === undefined ? [] : editionCards(edition);
  await Promise.all([buildPages({ edition: { ...edition, documents: edition.documents.map(typeset) }, editionText, digest, comparison, prose, charts }, { pagesFolder, keptFolder: keptFolder ?? cacheFolder }), drawCards(cards, pagesFolder)]);
  await writePrintDocument(pagesFolder);
  await writeSearchIndex(pagesFolder);
  await moveFolder(pagesFolder, treeFolder);
}
