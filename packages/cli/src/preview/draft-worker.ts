import { Worker } from "node:worker_threads";
import type { DraftAsked, DraftSaid } from "./draft-said.ts";

export interface DraftWorker {
  /** Reads and computes the program again, once for all that was asked while it was at work. */
  readonly compute: () => void;
  readonly isComputing: () => boolean;
  readonly stop: () => Promise<void>;
}

/**
 * Computes a draft in a thread of its own: pages are answered and texts are set meanwhile.
 *
 * @param started told when the program begins to be read; what comes of it, or that it failed, is heard once for each
 */
export function draftWorker(asked: DraftAsked, started: () => void, hear: (said: DraftSaid) => void): DraftWorker {
  let worker: Worker | undefined;
  let [computing, again] = [false, false];
  const compute = (): void => {
    if (computing) {
      again = true;
      return;
    }
    [computing, again] = [true, false];
    started();
    worker ??= running();
    worker.postMessage("compute");
  };
  const finished = (said: DraftSaid): void => {
    if (said.say !== "charts") computing = false;
    hear(said);
    if (!computing && again) compute();
  };
  const running = (): Worker => {
    const thread = new Worker(new URL("draft-thread.ts", import.meta.url), { workerData: asked });
    thread.on("message", finished);
    thread.on("error", (problem) => {
      // Out of memory, or our mistake: the next change is computed in another thread.
      worker = undefined;
      if (computing) finished({ say: "failed", problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
    });
    return thread;
  };
  return { compute, isComputing: () => computing, stop: async () => void (await worker?.terminate()) };
}
