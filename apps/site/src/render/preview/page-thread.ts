import { pathToFileURL } from "node:url";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import type { PageFile } from "../page-program/page-file.ts";
import type { PageProgram } from "../page-program/page-work.ts";
import { placePublication } from "../page-program/publication-module.ts";
import type { Chart, ProsePage } from "../publication.ts";
import type { PageThreadSays, PageThreadTold, PreviewPage } from "./page-asked.ts";

const NOT_FOUND: PageFile = { address: "/404/", file: "404.html" };

/** What stands at an address, as the tree of an edition has it. A folder is asked for with its slash. */
const fileAt = (address: string): PageFile => ({ address, file: address.endsWith("/") ? `${address.slice(1)}index.html` : address.slice(1) });

const wordsOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

async function answer({ pageFiles, renderPage }: PageProgram, address: string): Promise<PreviewPage> {
  const asked = fileAt(address);
  try {
    return { status: 200, file: asked.file, bytes: await renderPage(asked) };
  } catch (problem) {
    // Which addresses there are is known when every page is loaded: it is looked up only where something is wrong.
    const stands = (await pageFiles()).some((each) => each.address === address);
    if (!stands) return { status: 404, file: NOT_FOUND.file, bytes: await renderPage(NOT_FOUND) };
    return { status: 500, problem: wordsOf(problem) };
  }
}

/** A page that fails is answered with what went wrong; the engine's own words, a stack of its own files, would stand on the author's screen beside it. */
function silenceEngine(): void {
  console.error = () => undefined;
}

/** Renders pages of one publication when they are asked for. What the pages load of it is loaded once; only words and charts may come anew. */
async function serve(entry: string, port: MessagePort): Promise<void> {
  const program = (await import(pathToFileURL(entry).href)) as PageProgram;
  silenceEngine();
  const prose: Record<string, ProsePage> = {};
  const charts: Record<string, Chart> = {};
  port.on("message", (told: PageThreadTold) => {
    switch (told.tell) {
      case "publication":
        Object.assign(prose, told.publication.prose);
        Object.assign(charts, told.publication.charts);
        placePublication({ ...told.publication, prose, charts });
        break;
      case "prose":
        Object.assign(prose, told.prose);
        break;
      case "charts":
        Object.assign(charts, told.charts);
        break;
      case "address":
        void answer(program, told.address)
          .catch((problem: unknown): PreviewPage => ({ status: 500, problem: wordsOf(problem) }))
          .then((page) => port.postMessage({ asked: told.asked, page } satisfies PageThreadSays));
        break;
      default:
        told satisfies never;
    }
  });
}

if (parentPort !== null) await serve(workerData as string, parentPort);
