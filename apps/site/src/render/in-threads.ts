import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** More threads than this wait for the disk. */
const MOST_THREADS = 4;

/** How many threads work is shared out to on this machine. */
export const threadCount = (): number => Math.min(availableParallelism(), MOST_THREADS);

interface Thread {
  /** The module that works on `data` and posts its answer, if it has one. */
  readonly module: URL;
  readonly data: unknown;
  /** Megabytes for what is soon forgotten: room is cheaper than collecting after each page. */
  readonly youngMegabytes: number;
}

/** Runs a module in a thread of its own, to its end, and gives what it answered. @throws what the module throws. */
export function inThread({ module, data, youngMegabytes }: Thread): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let answer: unknown;
    const worker = new Worker(module, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
    worker.once("message", (message: unknown) => {
      answer = message;
    });
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve(answer) : reject(new Error(`the thread of ${module.pathname} ended with ${String(code)}`))));
  });
}
