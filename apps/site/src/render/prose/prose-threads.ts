import { existsSync, readdirSync } from "node:fs";
import type { RenderedProse } from "@almanac/prose";
import { startThread, threadCount, type RunningThread } from "../in-threads.ts";
import { isLong, setLong } from "./long-prose.ts";
import { setShare, type PlacedProse, type SharedProse } from "./prose-share.ts";

/** A thread costs as much to start as fifty documents to set. */
const WORTH_THREADS = 300;
/** A syntax tree is large and soon forgotten. */
const YOUNG_MB = 96;

interface ProseThread extends RunningThread {
  readonly answer: () => readonly PlacedProse[];
}

function proseThread(): ProseThread {
  let said: readonly PlacedProse[] = [];
  const thread = startThread({
    module: new URL("prose-worker.ts", import.meta.url),
    data: undefined,
    youngMegabytes: YOUNG_MB,
    isAhead: true,
    hear: (answer) => {
      said = answer as readonly PlacedProse[];
    },
  });
  // One that fails while nobody needs it is noticed by who does.
  thread.ended.catch(() => undefined);
  return { ...thread, answer: () => said };
}

const proseThreads = (documents: number): readonly ProseThread[] => (documents < WORTH_THREADS ? [] : Array.from({ length: threadCount() - 1 }, proseThread));

let waiting: readonly ProseThread[] = [];

/**
 * Says how many documents are likely to be set soon: threads for many of them load what they need while figures are computed. Where
 * prose was kept by an earlier run, few will be.
 *
 * @param folder where prose is kept
 */
export function expectProse(documents: number, folder: string): void {
  if (waiting.length > 0 || (existsSync(folder) && readdirSync(folder).length > 0)) return;
  waiting = proseThreads(documents);
}

/** Sets documents that are not long, in any order: few of them here, and many with the help of threads. */
async function setShort({ setting, documents }: Omit<SharedProse, "taken">): Promise<readonly PlacedProse[]> {
  const helpers = documents.length < WORTH_THREADS || waiting.length === 0 ? proseThreads(documents.length) : waiting;
  if (helpers === waiting) waiting = [];
  const work: SharedProse = { setting, documents, taken: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
  for (const each of helpers) each.tell(work);
  const placed = [...setShare(work)];
  for (const each of helpers) {
    await each.ended;
    placed.push(...each.answer());
  }
  return placed;
}

/** Sets documents, in their order. @throws what a thread throws. */
export async function setShared({ setting, documents }: Omit<SharedProse, "taken">): Promise<readonly RenderedProse[]> {
  const longOnes = setLong({ setting, documents: documents.filter(isLong) });
  // What goes wrong there while this thread is at work is noticed behind it.
  longOnes.catch(() => undefined);
  const placed = await setShort({ setting, documents: documents.filter((document) => !isLong(document)) });
  const short = placed.toSorted(([a], [b]) => a - b).map(([, prose]) => prose).values();
  const long = (await longOnes).values();
  return documents.flatMap((document) => (isLong(document) ? long : short).next().value ?? []);
}
