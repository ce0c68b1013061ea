import { pathToFileURL } from "node:url";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import type { PageAnswer, PageQuestion, ServedPublication } from "./page-server.ts";
import type { PageProgram } from "./page-work.ts";
import { placePublication } from "./publication-module.ts";

async function serve({ publication, entry }: ServedPublication, port: MessagePort): Promise<void> {
  const prose = { ...publication.prose };
  placePublication({ ...publication, prose });
  const { pageFiles, renderPage } = (await import(pathToFileURL(entry).href)) as PageProgram;
  const byAddress = new Map((await pageFiles()).map((page) => [page.address, page]));
  const answer = async (question: PageQuestion): Promise<PageAnswer> => {
    const { id } = question;
    if ("words" in question) {
      prose[question.path] = question.words;
      return { id };
    }
    const page = byAddress.get(question.address);
    if (page === undefined) return { id };
    try {
      return { id, page: { file: page.file, bytes: await renderPage(page) } };
    } catch (problem) {
      return { id, problem: String(problem) };
    }
  };
  port.on("message", (question: PageQuestion) => {
    void answer(question).then((said) => port.postMessage(said));
  });
  port.postMessage({ id: 0, addresses: [...byAddress.keys()] } satisfies PageAnswer);
}

if (parentPort !== null) await serve(workerData as ServedPublication, parentPort);
