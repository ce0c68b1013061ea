import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { Publication } from "../publication.ts";
import type { PageFile } from "./page-file.ts";
import { placePublication } from "./publication-module.ts";

/** What a thread is started with: each renders every n-th page. */
export interface PageWork {
  readonly publication: Publication;
  readonly entry: string;
  readonly pagesFolder: string;
  readonly threads: number;
  readonly thread: number;
}

interface Entry {
  readonly pageFiles: () => Promise<readonly PageFile[]>;
  readonly renderPage: (page: PageFile) => Promise<Uint8Array>;
}

async function work({ publication, entry, pagesFolder, threads, thread }: PageWork): Promise<void> {
  placePublication(publication);
  const { pageFiles, renderPage } = (await import(pathToFileURL(entry).href)) as Entry;
  const mine = (await pageFiles()).filter((_, index) => index % threads === thread);
  const made = new Set<string>();
  for (const page of mine) {
    const target = join(pagesFolder, page.file);
    if (!made.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
    made.add(dirname(target));
    // A thread has nothing else to do meanwhile, and waiting for the pool costs more than the writing.
    writeFileSync(target, await renderPage(page));
  }
}

if (parentPort !== null) await work(workerData as PageWork);
