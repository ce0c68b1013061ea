import { on } from "node:events";
import { pathToFileURL } from "node:url";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { fileWriter } from "../file-writer.ts";
import { isMoved, standaloneText } from "../layouts/standalone-text.ts";
import { PRINTED, mayBePrinted } from "../print-document/printed-pages.ts";
import { searchedPart } from "../searched-part.ts";
import { isOfAllWords, isTakenOver } from "./anew-files.ts";
import { chartsToCome } from "./charts-to-come.ts";
import type { PageFile } from "./page-file.ts";
import type { LatePart, PageProgram, PageShare, PageWork, WrittenPage } from "./page-work.ts";
import { placePublication } from "./publication-module.ts";
import { watchedProse } from "./watched-prose.ts";
import { watchedWords } from "./watched-words.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The file of a page tells its address. */
const pageOf = (file: string): PageFile => ({ address: `/${file.replace(/(^|\/)index\.html$/, "$1")}`, file });

async function work(entry: string, { publication, folder, lastFolder, layout, early, share, keptBytes, threads, thread }: PageWork, told: () => Promise<LatePart>, port: MessagePort): Promise<void> {
  const { charts, fill: fillCharts } = chartsToCome();
  const { prose, turnTo, fill: fillProse } = watchedProse(publication.prose, publication.edition.documents.map(({ path }) => path));
  let written = "";
  /** What one page read of all words, others may have of it. */
  let mayBeKept = layout === "standalone";
  placePublication(watchedWords({ ...publication, prose, charts }, () => {
    mayBeKept &&= isOfAllWords(written);
  }));
  const program = async (): Promise<PageProgram> => (await import(pathToFileURL(entry).href)) as PageProgram;
  const write = fileWriter(folder, lastFolder);
  const say = (page: WrittenPage): void => port.postMessage(page, page.lasting === undefined ? [] : [page.lasting.buffer as ArrayBuffer]);

  const render = async (page: PageFile, index: number): Promise<void> => {
    const { file } = page;
    turnTo(early.get(file));
    written = file;
    const bytes = await (await program()).renderPage(page);
    const text = isMoved(file) ? decoder.decode(bytes) : undefined;
    const content = text === undefined || layout === "tree" ? bytes : encoder.encode(standaloneText(file, text));
    // The printed document is filled with other pages, and written then.
    if (file !== PRINTED) write(file, content);
    const searched = text === undefined || !file.endsWith(".html") ? undefined : searchedPart(text);
    const lasting = !mayBeKept || isOfAllWords(file) ? undefined : isTakenOver(file) ? content : new Uint8Array();
    say({ index, file, ...(searched !== undefined && { searched }), ...(text !== undefined && mayBePrinted(file) && { html: text }), ...(lasting !== undefined && { lasting }) });
  };
  const writeShare = async ({ rendered, taken }: PageShare): Promise<void> => {
    // What search waits for goes before what it has already.
    for (const [file, index] of rendered) await render(pageOf(file), index);
    for (const [file, [from, to]] of taken) write(file, new Uint8Array(keptBytes, from, to - from));
  };

  await writeShare(share);
  const late = await told();
  fillCharts(late.charts);
  fillProse(late.prose);
  if (late.share !== undefined) {
    await writeShare(late.share);
    return;
  }
  const rest = (await (await program()).pageFiles()).filter(({ file }) => !early.has(file)).map((page, index) => ({ page, index }));
  const mine = rest.filter(({ index }) => index % threads === thread);
  // What several pages load is loaded, and watched, before a page that may read all of it.
  for (const { page, index } of [...mine.filter(({ page: { file } }) => !isOfAllWords(file)), ...mine.filter(({ page: { file } }) => isOfAllWords(file))]) await render(page, early.size + index);
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
