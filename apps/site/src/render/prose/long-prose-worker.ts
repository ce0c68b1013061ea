import { parentPort } from "node:worker_threads";
import { renderProse } from "@almanac/prose";
import type { LongProse } from "./long-prose.ts";
import { contextOf } from "./prose-setting.ts";

// Is told once which documents there are, and says each as it is set. How many are set is written where the other thread reads it at any time.
parentPort?.once("message", ({ setting, documents, done }: LongProse) => {
  const context = contextOf(setting);
  const counter = new Int32Array(done);
  for (const document of documents) {
    parentPort?.postMessage(renderProse(document, context));
    Atomics.add(counter, 0, 1);
  }
});
