import { whatIf, type WhatIf } from "@almanac/core";
import type { Answered, Question } from "./messages.ts";

/** The engine of the what-if panel: the core's own functions in a thread of their own, so that the page stays quick while they count. */
let ask: WhatIf | undefined;

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  if ("inputs" in data) {
    ask = whatIf(data.inputs);
    return;
  }
  if (ask === undefined) return;
  const began = performance.now();
  const answer = ask(data.scenario, data.kind);
  const answered: Answered = { answer, milliseconds: performance.now() - began };
  self.postMessage(answered);
});
