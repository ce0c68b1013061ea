/** Reads its share of inputs, and says where it is: whoever started it stops it when one input takes too long. */
import { parentPort, workerData } from "node:worker_threads";
import { fuzz } from "./fuzz.ts";

interface Share {
  readonly seed: string;
  readonly from: number;
  readonly to: number;
  /** One number: the input that is being read. */
  readonly at: SharedArrayBuffer;
}

const { seed, from, to, at } = workerData as Share;
const place = new Int32Array(at);
const found = await fuzz({ seed, from, to, now: () => performance.now(), begins: (index) => Atomics.store(place, 0, index) });
parentPort?.postMessage(found);
