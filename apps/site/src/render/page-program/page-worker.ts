import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { isMoved, standaloneText } from "../layouts/standalone-text.ts";
import { PRINTED, mayBePrinted } from "../print-document/printed-pages.ts";
import { searchedPart } from "../searched-part.ts";
import { chartsToCome } from "./charts-to-come.ts";
import type { PageFile } from "./page-file.ts";
import type { LatePart, PageProgram, PageWork, WrittenPage } from "./page-work.ts";
import { placePublication } from "./publication-module.ts";
import { watchedProse } from "./watched-prose.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

type Write = (file: string, content: Uint8Array) => void;

const isAbsent = (problem: unknown): boolean => problem instanceof Error && "code" in problem && problem.code === "ENOENT";

/** Writes below a folder. A thread has nothing else to do meanwhile, and waiting for the pool costs more than the writing. */
function writerBelow(folder: string): Write {
  return (file, content) => {
    const target = join(folder, file);
    try {
      writeFileSync(target, content);
    } catch (problem) {
      if (!isAbsent(problem)) throw problem;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  };
}

async function work({ publication, entry, folder, layout, early, kept, keptBytes, threads, thread }: PageWork, port: MessagePort): Promise<void> {
  const { charts, fill: fillCharts } = chartsToCome();
  const { prose, turnTo, fill: fillProse } = watchedProse(publication.prose, publication.edition.documents.map(({ path }) => path));
  placePublication({ ...publication, prose, charts });
  const told = once(port, "message") as Promise<[LatePart]>;
  const { pageFiles, renderPage } = (await import(pathToFileURL(entry).href)) as PageProgram;
  const write = writerBelow(folder);
  const say = (page: WrittenPage): void => port.postMessage(page, page.lasting === undefined ? [] : [page.lasting.buffer as ArrayBuffer]);

  const render = async (page: PageFile, index: number): Promise<void> => {
    const { file } = page;
    turnTo(early.get(file));
    const bytes = await renderPage(page);
    const text = isMoved(file) ? decoder.decode(bytes) : undefined;
    const content = text === undefined || layout === "tree" ? bytes : encoder.encode(standaloneText(file, text));
    // The printed document is filled with other pages, and written then.
    if (file !== PRINTED) write(file, content);
    const searched = text === undefined || !file.endsWith(".html") ? undefined : searchedPart(text);
    const lasts = early.has(file) && layout === "standalone";
    say({ index, file, ...(searched !== undefined && { searched }), ...(text !== undefined && mayBePrinted(file) && { html: text }), ...(lasts && { lasting: content }) });
  };

  const pages = new Map((await pageFiles()).map((page) => [page.file, page]));
  const mine = (_: unknown, index: number): boolean => index % threads === thread;
  const first = [...early.keys()].map((file, index) => ({ file, index })).filter(mine);
  // What search waits for goes before what it has already.
  for (const { file, index } of first) {
    const page = pages.get(file);
    if (page === undefined) throw new Error(`no page is written as ${file}`);
    if (!kept.has(file)) await render(page, index);
  }
  for (const { file } of first) {
    const before = kept.get(file);
    if (before !== undefined) write(file, new Uint8Array(keptBytes, before.page[0], before.page[1] - before.page[0]));
  }
  const [late] = await told;
  fillCharts(late.charts);
  fillProse(late.prose);
  const rest = [...pages.values()].filter(({ file }) => !early.has(file)).map((page, index) => ({ page, index }));
  for (const { page, index } of rest.filter(mine)) await render(page, early.size + index);
}

if (parentPort !== null) await work(workerData as PageWork, parentPort);
