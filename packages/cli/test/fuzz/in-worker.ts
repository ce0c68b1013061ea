import { Worker } from "node:worker_threads";
import type { Failure, Fuzzed } from "./fuzz.ts";

const LOOKS_MS = 1000;

interface Shared {
  readonly seed: string;
  readonly from: number;
  readonly to: number;
  /** How long one input may take. */
  readonly hangMs: number;
}

/** One run in a thread that can be stopped. A hang or a dead thread is a failure of the input that was being read. */
async function run({ seed, from, to, hangMs }: Shared): Promise<{ readonly done: Fuzzed } | { readonly stopped: number; readonly error: string }> {
  const at = new SharedArrayBuffer(4);
  const place = new Int32Array(at);
  Atomics.store(place, 0, from - 1);
  const worker = new Worker(new URL("fuzz-worker.ts", import.meta.url), { workerData: { seed, from, to, at } });
  return await new Promise((resolve) => {
    let [last, since] = [-2, performance.now()];
    const look = setInterval(() => {
      const now = Atomics.load(place, 0);
      // Until the first input is read, the thread is being made.
      if (now !== last || now < from) [last, since] = [now, performance.now()];
      else if (performance.now() - since > hangMs) {
        clearInterval(look);
        void worker.terminate().then(() => resolve({ stopped: now, error: `took longer than ${String(hangMs)} ms` }));
      }
    }, LOOKS_MS);
    const end = (result: Parameters<typeof resolve>[0]): void => {
      clearInterval(look);
      resolve(result);
    };
    worker.once("message", (done: Fuzzed) => end({ done }));
    // A promise that nobody settles ends a thread without a word.
    worker.once("exit", () => end({ stopped: Atomics.load(place, 0), error: "is waited for without end" }));
    worker.once("error", (error) => end({ stopped: Atomics.load(place, 0), error: `the thread ended: ${error instanceof Error ? error.message : String(error)}` }));
  });
}

/** Inputs in steps, each in a thread of its own: what a step found before a hang is lost, so steps are short. */
export async function fuzzInWorker(asked: Shared, step: number, told: (fuzzed: Fuzzed) => void): Promise<readonly Failure[]> {
  const hangs: Failure[] = [];
  for (let from = asked.from; from < asked.to; ) {
    const to = Math.min(asked.to, from + step);
    const result = await run({ ...asked, from, to });
    if ("done" in result) {
      told(result.done);
      from = to;
    } else {
      const { stopped, error } = result;
      hangs.push({ parser: "?", index: stopped, error, input: `seed ${asked.seed}, input ${String(stopped)}` });
      if (stopped > from) {
        const before = await run({ ...asked, from, to: stopped });
        if ("done" in before) told(before.done);
      }
      from = stopped + 1;
    }
  }
  return hangs;
}
