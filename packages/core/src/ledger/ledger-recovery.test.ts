import { expect, test } from "vitest";
import { ledgerRecovery } from "../../calibration/ledger.ts";
import { planted } from "../../calibration/ledger-truth.ts";

// Forty made-up programs; `node packages/core/calibration/main.ts --only ledger` does five hundred, and half a dozen ways to publish.
const SAMPLE = { programs: 40, editions: 40, teams: 2, seed: "20261122" };

test("a planted optimism is recovered within the ledger's interval, and called by its name", () => {
  const { when, "how-many": howMany } = ledgerRecovery(planted({ 50: 20, 85: 50, 95: 70 }), SAMPLE);
  for (const recovery of [when, howMany]) {
    expect(recovery.programs).toBe(SAMPLE.programs);
    expect(recovery.planted).toBeGreaterThan(0.46);
    expect(recovery.planted).toBeLessThan(0.54);
    expect(Math.abs(recovery.pooled - recovery.planted)).toBeLessThan(0.04);
    expect(recovery.held).toBeGreaterThanOrEqual(0.9);
    expect(recovery.optimistic).toBeGreaterThan(0.9);
    expect(recovery.cautious).toBe(0);
  }
});

test("honest forecasts are seldom called biased", () => {
  const { when, "how-many": howMany } = ledgerRecovery(planted({}), { ...SAMPLE, seed: "1" });
  for (const recovery of [when, howMany]) {
    expect(Math.abs(recovery.pooled - 0.85)).toBeLessThan(0.04);
    expect(recovery.held).toBeGreaterThanOrEqual(0.9);
    expect(recovery.optimistic + recovery.cautious).toBeLessThan(0.125);
  }
});
