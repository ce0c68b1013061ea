import { once } from "node:events";
import { parentPort, type MessagePort } from "node:worker_threads";
import { fileWriter } from "../file-writer.ts";
import { packedText } from "../kept/packed-text.ts";
import { searchIndex } from "./search-index.ts";
import type { SearchSays, SearchTold } from "./search-thread.ts";

/** Does what it is told in turn; the index of an engine that fails says so where it is asked for. */
async function serve(port: MessagePort): Promise<void> {
  const index = await searchIndex();
  port.on("message", (told: SearchTold) => {
    switch (told.tell) {
      case "guess":
        index.guess(told.pages.files.map(([file, span]) => ({ file, html: packedText(told.pages.pack, span) })));
        break;
      case "page":
        index.add(told.file, told.html);
        break;
      case "write":
        void index.write(fileWriter(told.folder, told.lastFolder)).then(
          () => port.postMessage({ say: "written" } satisfies SearchSays),
          (problem: unknown) => port.postMessage({ say: "failed", problem: problem instanceof Error ? problem.message : String(problem) } satisfies SearchSays),
        );
        break;
      case "close":
        port.close();
        break;
      default:
        told satisfies never;
    }
  });
  await once(port, "close");
  await index.close();
}

if (parentPort !== null) await serve(parentPort);
