import { expect, test } from "vitest";
import { normalQuantile } from "../../stats/normal-quantile.ts";
import { randomSource } from "../../stats/random-source.ts";
import { intervalOf, verdictOf } from "./coverage-rows.ts";

const [TEAMS, WINDOWS, RECORDS] = [4, 12, 3000] as const;

/** How often the interval of four workstreams together holds a true 85 %, and calls it too low, where a correlation stands behind their outcomes. */
function pooled(correlation: number): { readonly held: number; readonly optimistic: number } {
  const { normal } = randomSource("20261122", `correlation ${String(correlation)}`);
  const limit = normalQuantile(0.85);
  let [held, optimistic] = [0, 0];
  for (let record = 0; record < RECORDS; record += 1) {
    let countedKept = 0;
    for (let window = 0; window < WINDOWS; window += 1) {
      const common = normal();
      for (let team = 0; team < TEAMS; team += 1) if (Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * normal() < limit) countedKept += 1;
    }
    const tally = { counted: TEAMS * WINDOWS, countedKept };
    const [low, high] = intervalOf(tally);
    if (low !== null && high !== null && low <= 0.85 && high >= 0.85) held += 1;
    if (verdictOf(85, tally) === "Less often than promised") optimistic += 1;
  }
  return { held: held / RECORDS, optimistic: optimistic / RECORDS };
}

test("the interval of workstreams together is as good as their independence: the method page says what it is worth without", () => {
  const [apart, together] = [pooled(0), pooled(0.5)];
  expect(apart.held).toBeGreaterThan(0.94);
  expect(apart.optimistic).toBeLessThan(0.04);
  // content/method/ledger.coverage.md: 87 % and 7 %.
  expect(Math.abs(together.held - 0.87)).toBeLessThan(0.025);
  expect(Math.abs(together.optimistic - 0.07)).toBeLessThan(0.02);
});
