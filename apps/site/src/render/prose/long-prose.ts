import type { ProseDocument, RenderedProse } from "@almanac/prose";
import { startThread } from "../in-threads.ts";
import type { ProseSetting } from "./prose-setting.ts";

/** Documents that are set one after the other, by a thread that can be stopped. */
export interface LongProse {
  readonly setting: ProseSetting;
  readonly documents: readonly ProseDocument[];
  /** How many are set, a number that both threads read. */
  readonly done: SharedArrayBuffer;
}

/** Characters from which a text may keep a thread busy for seconds, whatever it holds: shorter ones are bounded by the limits of the parser. */
const LONG = 30_000;
/** The longest texts within the limits of the parser take five seconds of a processor. */
const LONGEST_MS = 40_000;
const MOST_MEGABYTES = 512;

/** Whether a document is set where it can be stopped. */
export const isLong = ({ body }: ProseDocument): boolean => body.length > LONG;

/** What stands for a document that was given up. */
const givenUp = ({ path, bodyLine }: ProseDocument, found: string): RenderedProse => ({
  path,
  html: "",
  headings: [],
  factIds: [],
  headingLinks: [],
  charts: {},
  diagnostics: [{ code: "MARKDOWN-SIZE", severity: "error", file: `content/${path}`, line: bodyLine, column: 1, message: "this page could not be set", found, expected: "a page that a reader can read, too", hint: "split the page into several, or shorten its tables and lists" }],
});

interface Progress {
  readonly set: readonly RenderedProse[];
  /** Why the thread was stopped at the document after those that are set; undefined when it came to its end. */
  readonly stopped?: string;
}

async function setUntilStopped({ setting, documents }: Omit<LongProse, "done">, longest: number): Promise<Progress> {
  const set: RenderedProse[] = [];
  const done = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const thread = startThread({ module: new URL("long-prose-worker.ts", import.meta.url), data: undefined, oldMegabytes: MOST_MEGABYTES, hear: (rendered) => set.push(rendered as RenderedProse) });
  thread.tell({ setting, documents, done } satisfies LongProse);
  const counter = new Int32Array(done);
  let seen = 0;
  const late = Promise.withResolvers<string>();
  // This thread may have been at work itself for long: only a thread that came no further meanwhile is late.
  const timer = setInterval(() => {
    const now = Atomics.load(counter, 0);
    if (now === seen) late.resolve(`more than ${String(longest / 1000)} seconds of work`);
    seen = now;
  }, longest);
  try {
    const stopped = await Promise.race([thread.ended.then(() => undefined), late.promise]);
    return stopped === undefined ? { set } : { set, stopped };
  } catch (problem) {
    if (!(problem instanceof Error && "code" in problem && problem.code === "ERR_WORKER_OUT_OF_MEMORY")) throw problem;
    return { set, stopped: `more than ${String(MOST_MEGABYTES)} MB of memory` };
  } finally {
    clearInterval(timer);
    await thread.stop();
  }
}

/**
 * Sets documents, in their order, in a thread that is stopped when one takes too long or too much memory: that one is reported, and the
 * others are set all the same.
 *
 * @param longest milliseconds in which the thread must have come further
 * @throws what setting a document throws
 */
export async function setLong({ setting, documents }: Omit<LongProse, "done">, longest = LONGEST_MS): Promise<readonly RenderedProse[]> {
  if (documents.length === 0) return [];
  const { set, stopped } = await setUntilStopped({ setting, documents }, longest);
  const culprit = documents[set.length];
  if (stopped === undefined || culprit === undefined) return set;
  return [...set, givenUp(culprit, stopped), ...(await setLong({ setting, documents: documents.slice(set.length + 1) }, longest))];
}
