/** Runs in a thread of its own: draws specs of authors as they come, and says of each why it cannot be drawn. */
import { parentPort } from "node:worker_threads";
import { drawProseSpec } from "@almanac/charts";
import type { SpecAnswer, SpecRequest } from "./spec-in-thread.ts";

const reasonOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

parentPort?.postMessage("ready");
parentPort?.on("message", ({ number, drawings }: SpecRequest) => {
  const draw = async (): Promise<string | undefined> => {
    for (const { spec, size, label } of drawings) await drawProseSpec(spec, size, label);
    return undefined;
  };
  void draw()
    .catch(reasonOf)
    .then((problem) => parentPort?.postMessage({ number, problem: problem ?? null } satisfies SpecAnswer));
});
