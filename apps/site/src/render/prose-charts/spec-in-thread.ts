import { Worker } from "node:worker_threads";
import type { drawProseSpec } from "@almanac/charts";

type Drawing = Parameters<typeof drawProseSpec>;

export interface SpecRequest {
  readonly number: number;
  /** The same chart, once for each layout. */
  readonly drawings: readonly { readonly spec: Drawing[0]; readonly size: Drawing[1]; readonly label: Drawing[2] }[];
}

export interface SpecAnswer {
  readonly number: number;
  /** Null where it was drawn. */
  readonly problem: string | null;
}

/** Charts take a tenth of a second. One that folds its rows again and again takes hours, and all memory. */
const LONGEST_MS = 8_000;
const MOST_MEGABYTES = 128;

let kept: Promise<Worker> | undefined;
let asked = 0;

/** The thread that draws, when it has loaded what it needs, which takes longer than any chart. It is kept for the next one, and keeps no command from ending. */
async function thread(): Promise<Worker> {
  kept ??= new Promise((resolve, reject) => {
    const worker = new Worker(new URL("spec-thread.ts", import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    worker.once("error", reject);
    worker.once("message", () => {
      worker.off("error", reject);
      worker.unref();
      resolve(worker);
    });
  });
  return await kept;
}

/**
 * Draws a spec of an author where it can be stopped: what it makes of its rows is known only when it is drawn.
 *
 * @param longest in milliseconds
 * @returns why it cannot be drawn; undefined when it can
 */
export async function drawnInThread(drawings: SpecRequest["drawings"], longest = LONGEST_MS): Promise<string | undefined> {
  const worker = await thread();
  const number = (asked += 1);
  return await new Promise((resolve) => {
    const end = (problem: string | undefined): void => {
      clearTimeout(timer);
      worker.off("message", hear).off("error", fail).off("exit", fail);
      resolve(problem);
    };
    const stop = (problem: string): void => {
      kept = undefined;
      void worker.terminate();
      end(problem);
    };
    const hear = (answer: SpecAnswer): void => {
      if (answer.number === number) end(answer.problem ?? undefined);
    };
    const fail = (): void => {
      stop(`it needs more than ${String(MOST_MEGABYTES)} MB of memory`);
    };
    const timer = setTimeout(() => {
      stop(`it takes longer than ${String(longest / 1000)} seconds`);
    }, longest);
    worker.on("message", hear).on("error", fail).on("exit", fail);
    worker.postMessage({ number, drawings } satisfies SpecRequest);
  });
}
