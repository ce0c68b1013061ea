import { expect, test } from "vitest";
import { metrics } from "../test/golden/registry.ts";
import { hasPython, runOracle } from "./run.ts";

// `pnpm oracle` runs two hundred data sets a metric.
test.skipIf(!hasPython())("every metric agrees with the second implementation on random data sets", () => {
  const run = runOracle("sample", 20);
  expect(run.failures).toEqual([]);
  expect(run.metrics).toBe(metrics.size);
});
