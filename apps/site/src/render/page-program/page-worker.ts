import { on } from "node:events";
import { pathToFileURL } from "node:url";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { fileWriter } from "../file-writer.ts";
import { loggedBytes } from "../kept/page-log.ts";
import type { WrittenPage } from "../kept/page-pack.ts";
import { isMoved, standaloneText } from "../layouts/standalone-text.ts";
import { documentLinker } from "../link-terms.ts";
import { PRINTED, mayBePrinted } from "../print-document/printed-pages.ts";
import { searchedPart } from "../search/searched-part.ts";
import { isOfAllWords, isSilent } from "./anew-files.ts";
import { chartsToCome } from "./charts-to-come.ts";
import type { PageFile } from "./page-file.ts";
import { laterWrites } from "./later-writes.ts";
import type { EveryNth, LatePart, PageProgram, PageShare, PageThreadSays, PageWork } from "./page-work.ts";
import { placePublication } from "./publication-module.ts";
import { watchedProse } from "./watched-prose.ts";
import { watchedWords } from "./watched-words.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The file of a page tells its address. */
const pageOf = (file: string): PageFile => ({ address: `/${file.replace(/(^|\/)index\.html$/, "$1")}`, file });

async function work(entry: string, { publication, terms, folder, lastFolder, layout, early, share, logFolder }: PageWork, told: () => Promise<LatePart>, port: MessagePort): Promise<void> {
  const { documents } = publication.edition;
  const { charts, fill: fillCharts } = chartsToCome();
  const { prose, turnTo, fill: fillProse } = watchedProse(publication.prose, documents.map(({ path }) => path), documentLinker(terms, documents));
  let written = "";
  /** What one page read of all words, others may have of it. */
  let mayBeKept = layout === "standalone";
  placePublication(watchedWords({ ...publication, prose, charts }, () => {
    mayBeKept &&= isOfAllWords(written);
  }));
  const program = async (): Promise<PageProgram> => (await import(pathToFileURL(entry).href)) as PageProgram;
  const { write, takeOver, stampOf } = fileWriter({ folder, ...(lastFolder !== undefined && { lastFolder }) });
  const later = laterWrites();
  const say = (said: PageThreadSays, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(said, [...transfer]);

  const bytesOf = async (page: PageFile): Promise<Uint8Array> => {
    turnTo(early.get(page.file));
    written = page.file;
    return await (await program()).renderPage(page);
  };
  const render = async (page: PageFile, index: number): Promise<void> => {
    const { file } = page;
    const bytes = await bytesOf(page);
    const text = isMoved(file) ? decoder.decode(bytes) : undefined;
    const searched = text === undefined || !file.endsWith(".html") ? undefined : searchedPart(text);
    const lasts = mayBeKept && !isOfAllWords(file);
    say({ say: "rendered", page: { index, file, ...(searched !== undefined && { searched }), ...(text !== undefined && mayBePrinted(file) && { html: text }), ...(lasts && { lasts }) } });
    // The printed document is filled with other pages, and written then.
    if (file === PRINTED) return;
    later.add(bytes.length, () => {
      // Read once more: kept as text, a page takes twice the memory while it waits.
      const content = layout === "tree" || !isMoved(file) ? bytes : encoder.encode(standaloneText(file, decoder.decode(bytes)));
      write(file, content);
      if (lasts) say({ say: "written", file, stamp: stampOf(file), bytes: content }, [content.buffer as ArrayBuffer]);
    });
  };
  /** Files of which there is nothing to tell are made when all else was told of. */
  const silent: PageFile[] = [];
  const make = async (page: PageFile, index: number): Promise<void> => {
    const { file } = page;
    if (!isSilent(file)) {
      await render(page, index);
      return;
    }
    say({ say: "rendered", page: { index, file } });
    silent.push(page);
  };
  const take = (file: string, page: WrittenPage): void => {
    if (takeOver(file, page.stamp)) return;
    const bytes = loggedBytes(logFolder, page);
    if (bytes === undefined) throw new Error(`the site changed while it was read, or the log of its pages in ${logFolder}: ${file} is in neither`);
    write(file, bytes);
    say({ say: "written", file, stamp: stampOf(file) });
  };
  const makeShare = async ({ rendered, taken }: PageShare): Promise<void> => {
    for (const [file, index] of rendered) await make(pageOf(file), index);
    for (const [file, page] of taken) later.add(0, () => take(file, page));
  };
  const makeRest = async ({ threads, thread }: EveryNth): Promise<void> => {
    const rest = (await (await program()).pageFiles()).filter(({ file }) => !early.has(file)).map((page, index) => ({ page, index }));
    const mine = rest.filter(({ index }) => index % threads === thread);
    // What several pages load is loaded, and watched, before a page that may read all of it.
    for (const { page, index } of [...mine.filter(({ page: { file } }) => !isOfAllWords(file)), ...mine.filter(({ page: { file } }) => isOfAllWords(file))]) await make(page, early.size + index);
  };

  await makeShare(share);
  const late = await later.until(told());
  fillCharts(late.charts);
  fillProse(late.prose);
  await ("thread" in late.share ? makeRest(late.share) : makeShare(late.share));
  say({ say: "toldOfAll" });
  for (const page of silent) write(page.file, await bytesOf(page));
  later.all();
}

/** Is told what its work is when that is known, and what comes late when that is made. */
async function obey(entry: string, port: MessagePort): Promise<void> {
  const messages = on(port, "message");
  // What all pages share knows no publication, and is loaded meanwhile; what goes wrong is told where it is used.
  import(pathToFileURL(entry).href).catch(() => undefined);
  // Pages are asked for by requests, whose engine Node loads when the first is made.
  new Request("http://localhost/");
  const next = async (): Promise<unknown> => ((await messages.next()).value as readonly unknown[])[0];
  await work(entry, (await next()) as PageWork, async () => (await next()) as LatePart, port);
  // Whoever listens lives on.
  await messages.return?.();
}

if (parentPort !== null) await obey(workerData as string, parentPort);
