import { Worker } from "node:worker_threads";
import type { DraftAsked, DraftSaid } from "./draft-said.ts";

export interface DraftWorker {
  /** Reads and computes the program again, once for all that was asked while it was at work. */
  readonly compute: () => void;
  readonly isComputing: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Computes a draft in a thread of its own: pages are answered and texts are set meanwhile. */
export function draftWorker(asked: DraftAsked, hear: (said: DraftSaid) => void): DraftWorker {
  const worker = new Worker(new URL("draft-thread.ts", import.meta.url), { workerData: asked });
  let [computing, again] = [false, false];
  const compute = (): void => {
    if (computing) {
      again = true;
      return;
    }
    [computing, again] = [true, false];
    worker.postMessage("compute");
  };
  worker.on("message", (said: DraftSaid) => {
    if (said.say !== "charts") computing = false;
    hear(said);
    if (!computing && again) compute();
  });
  worker.on("error", (problem) => {
    computing = false;
    hear({ say: "failed", problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
  });
  return { compute, isComputing: () => computing, stop: async () => void (await worker.terminate()) };
}
