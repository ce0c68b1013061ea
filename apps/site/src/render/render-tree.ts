import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { glossaryTerms } from "../publication/reading/glossary.ts";
import { standaloneText } from "./layouts/standalone-text.ts";
import type { PageLayout, RenderedPage } from "./page-program/page-work.ts";
import { writePictures } from "./pictures/picture-addresses.ts";
import { fileAt, PRINTED } from "./print-document/printed-pages.ts";
import type { Statement } from "./read-statement.ts";
import { typeset } from "./typeset.ts";

interface Rendering {
  readonly statement: Statement;
  /** May be kept from run to run. */
  readonly cacheFolder: string;
  /** Where prose that was set before, charts, and compiled pages are kept from run to run; left out, all is made anew. */
  readonly keptFolder?: string;
}

interface RenderTreeOptions extends Rendering {
  /** Where the tree is written; made if absent, and emptied. Rename it afterwards. */
  readonly treeFolder: string;
}

interface RenderSiteOptions extends Rendering {
  /** Where the site is written; made if absent, and emptied. Rename it afterwards. */
  readonly siteFolder: string;
  /** A site that this one takes the place of, on the same file system: its files are linked where they are the same. Take it away afterwards, and write into neither. */
  readonly lastFolder?: string;
}

async function renderInto(folder: string, layout: PageLayout, { statement, cacheFolder, keptFolder, lastFolder }: Rendering & Pick<RenderSiteOptions, "lastFolder">): Promise<void> {
  // A publication lays trees out without rendering one: the engines, half the time of a short run, are loaded by those who render.
  const [{ buildPages }, { pageThreads }, { compiledPages }, { keptCharts }, { handbookFiles, lastingPages }, { documentSetter }, { searchThread }, { takePrepared }, { printDocument }, { writeCards }] = await Promise.all([import("./build-pages.ts"), import("./page-threads.ts"), import("./page-program/compiled-pages.ts"), import("./kept/kept-charts.ts"), import("./kept/lasting-pages.ts"), import("./render-documents.ts"), import("./search/search-thread.ts"), import("./prepare-to-render.ts"), import("./print-document/print-document.ts"), import("./share-card/write-cards.ts")]);
  const { edition, editionText, comparison, digest = null } = statement;
  await rm(folder, { recursive: true, force: true });
  const early = handbookFiles(edition);
  // Made side by side while the prose is set: one after the other each waits for the disk.
  const made = Promise.all([...early.keys()].map((file) => mkdir(dirname(join(folder, file)), { recursive: true })));
  await mkdir(folder, { recursive: true });
  const compiled = await compiledPages(join(keptFolder ?? cacheFolder, "pages"));
  const target = { folder, ...(lastFolder !== undefined && { lastFolder }) };
  const keptPages = layout === "standalone" ? keptFolder : undefined;
  const index = { ...target, ...(keptPages !== undefined && { keptFolder: keptPages }) };
  const prepared = takePrepared(keptPages);
  // The thread that waits for pages is started when these are read; what goes wrong with them is told below.
  await prepared?.pack.catch(() => undefined);
  const threads = pageThreads(compiled);
  const search = prepared?.search ?? searchThread();
  try {
    const documents = await documentSetter(statement, keptFolder);
    const handbook = await documents.set((kind) => kind === "handbook");
    // Drafts follow one another, each with a few new words; the trees of editions are kept whole.
    const lasting = await lastingPages({ edition, comparison }, handbook, { keptFolder: keptPages, target, ...(prepared !== undefined && { pack: await prepared.pack }) });
    const taken = new Set([...lasting.kept.keys()].map((file) => early.get(file)));
    const headed = [...handbook.values()].filter(({ path }) => taken.has(path)).map(({ path, headings }) => [path, { html: "", headings }] as const);
    const prose = { ...Object.fromEntries(headed), ...(await documents.draw([...handbook.values()].filter(({ path }) => !taken.has(path)))) };
    const printable = new Map<string, string>();
    const rendered = (page: RenderedPage): void => {
      const { file, html = lasting.html(file), searched } = page;
      if (searched !== undefined) search.add(file, searched);
      else if (lasting.isSearched(file)) search.add(file, prepared === undefined ? lasting.searched(file) : undefined);
      if (html !== undefined) printable.set(file, html);
      lasting.add(page);
    };
    const publication = { edition: { ...edition, documents: edition.documents.map(typeset) }, editionText, digest, comparison, prose };
    const makeLate = async () => {
      const charts = await keptCharts(edition, comparison, keptFolder);
      const rest = await documents.set((kind) => kind !== "handbook");
      return { charts, prose: await documents.draw(rest.values()), kept: lasting.keptLate(rest) };
    };
    await made;
    const pictures = writePictures(edition.documents, statement.bytes, folder);
    search.expect(index);
    const building = buildPages({ threads, publication, terms: glossaryTerms(edition.documents), makeLate, early, kept: lasting.kept, logFolder: lasting.logFolder, ...target, layout, compiled, rendered, written: lasting.addWritten });
    const printed = async (): Promise<void> => {
      const document = printDocument(printable.get(PRINTED) ?? "", (address) => printable.get(fileAt(address)));
      await mkdir(dirname(join(folder, PRINTED)), { recursive: true });
      await writeFile(join(folder, PRINTED), layout === "tree" ? document : standaloneText(PRINTED, document));
    };
    // The index of all pages takes a process of its own a while: threads write the pages meanwhile, and what no page needs is done here.
    const last = [
      building.rendered.then(() => search.write(index)),
      building.rendered.then(printed),
      building.rendered.then(() => writeCards(edition, folder, keptFolder)),
      building.written.then(() => lasting.keep()),
      pictures,
    ];
    try {
      await Promise.all(last);
    } catch (problem) {
      // The engine of search tries for ever to make a file where there is no room for one.
      await search.close();
      throw problem;
    } finally {
      // Nothing is written any more when callers remove what failed.
      await Promise.allSettled(last);
    }
  } finally {
    await threads.stop();
    await made.catch(() => undefined);
    await search.close();
  }
}

/**
 * Renders one edition once, as a tree whose links are root-absolute: layouts make the site that works from any folder, or the pages of
 * a publication, out of it. Equal statements give equal bytes.
 * @throws when the statement is incomplete or a page fails: callers show the last good site meanwhile.
 */
export const renderTree = ({ treeFolder, ...rendering }: RenderTreeOptions): Promise<void> => renderInto(treeFolder, "tree", rendering);

/**
 * Renders one edition once, as the site that works from any folder: byte for byte what its layout makes of the tree. Pages that the last
 * draft wrote are taken over where they are the same. @throws as {@link renderTree} does.
 */
export const renderSite = ({ siteFolder, ...rendering }: RenderSiteOptions): Promise<void> => renderInto(siteFolder, "standalone", rendering);
