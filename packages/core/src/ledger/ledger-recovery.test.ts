import { expect, test } from "vitest";
import { bold, ledgerRecovery } from "../../calibration/ledger.ts";
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
  const { when, "how-many": howMany, chances } = ledgerRecovery(planted({}), { ...SAMPLE, seed: "1", stated: bold });
  for (const recovery of [when, howMany]) {
    expect(Math.abs(recovery.pooled - 0.85)).toBeLessThan(0.04);
    expect(recovery.held).toBeGreaterThanOrEqual(0.9);
    expect(recovery.optimistic + recovery.cautious).toBeLessThan(0.125);
  }
  // Their chances of targets are stated bolder than they are: what happened is what is true, and not what was stated.
  const [counted, stated, truly, happened] = (["counted", "stated", "truly", "happened"] as const).map((part) => chances.reduce((sum, bin) => sum + bin[part], 0)) as [number, number, number, number];
  expect(stated / counted).toBeGreaterThan(truly / counted + 0.05);
  expect(Math.abs(happened / counted - truly / counted)).toBeLessThan(0.05);
});
