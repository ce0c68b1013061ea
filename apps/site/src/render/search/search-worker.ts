import { once } from "node:events";
import { parentPort, type MessagePort } from "node:worker_threads";
import { packedText } from "../kept/packed-text.ts";
import { readPack, type PagePack } from "../kept/page-pack.ts";
import { searchIndex, type SearchedPage, type SearchIndex } from "./search-index.ts";
import type { SearchSays, SearchTold } from "./search-thread.ts";

/** What search read of the pages of a draft, in their order. */
const guessedOf = (pack: PagePack): readonly SearchedPage[] => [...pack.pages].flatMap(([file, { searched }]) => (searched[0] === searched[1] ? [] : [{ file, html: () => packedText(pack, searched) }]));

/** Does what it is told in turn; the index of an engine that fails says so where it is asked for. */
async function serve(port: MessagePort): Promise<void> {
  const starting = searchIndex();
  const say = (said: SearchSays): void => port.postMessage(said);
  const obey = (index: SearchIndex, told: Exclude<SearchTold, { readonly tell: "guess" }>): void => {
    switch (told.tell) {
      case "page":
        index.add(told.file, told.html);
        break;
      case "expect":
        index.expect(told.target);
        break;
      case "write":
        void index.write(told.target).then(
          () => say({ say: "written" }),
          (problem: unknown) => say({ say: "failed", problem: problem instanceof Error ? problem.message : String(problem) }),
        );
        break;
      case "close":
        port.close();
        break;
      default:
        told satisfies never;
    }
  };
  port.on("message", (told: SearchTold) => {
    if (told.tell !== "guess") {
      void starting.then((index) => obey(index, told));
      return;
    }
    // While the engine starts.
    const pack = readPack(told.keptFolder);
    say({ say: "read", pack });
    void starting.then((index) => index.guess(guessedOf(pack)));
  });
  const index = await starting;
  await once(port, "close");
  await index.close();
}

if (parentPort !== null) await serve(parentPort);
