import { getCompileCacheDir } from "node:module";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import process from "node:process";
import { Worker, type Transferable } from "node:worker_threads";

/** More threads than this wait for the disk. */
const MOST_THREADS = 4;

/** How many threads work is shared out to on this machine. */
export const threadCount = (): number => Math.min(availableParallelism(), MOST_THREADS);

interface Thread {
  /** The module that works on `data`, and may say something with each message that it posts. */
  readonly module: URL;
  readonly data: unknown;
  /** Megabytes for what is soon forgotten: room is cheaper than collecting after each page. */
  readonly youngMegabytes?: number;
  /** Megabytes for what is remembered; a thread that needs more ends with an error. */
  readonly oldMegabytes?: number;
  readonly hear?: (said: unknown) => void;
  /** Started before it is known whether there is work: nothing waits for it until it is told some. */
  readonly isAhead?: true;
}

export interface RunningThread {
  readonly tell: (message: unknown, transfer?: readonly Transferable[]) => void;
  /** Settles when the module has run to its end. Rejects with what it throws. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A thread reads compiled modules where this one does, which it does not by itself. */
function environment(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}

/** Starts a module in a thread of its own. */
export function startThread({ module, data, youngMegabytes, oldMegabytes, hear = () => undefined, isAhead }: Thread): RunningThread {
  const worker = new Worker(module, { workerData: data, env: environment(), resourceLimits: { ...(youngMegabytes !== undefined && { maxYoungGenerationSizeMb: youngMegabytes }), ...(oldMegabytes !== undefined && { maxOldGenerationSizeMb: oldMegabytes }) } });
  worker.on("message", hear);
  const ended = new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the thread of ${module.pathname} ended with ${String(code)}`))));
  });
  // Whoever listens waits: this comes last.
  if (isAhead) worker.unref();
  return {
    tell: (message, transfer = []) => {
      worker.ref();
      worker.postMessage(message, transfer);
    },
    ended,
    stop: async () => {
      ended.catch(() => undefined);
      await worker.terminate();
    },
  };
}
