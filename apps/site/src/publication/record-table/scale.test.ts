import { describe, expect, test } from "vitest";
import { dateScale, linearScale } from "./scale.ts";

const label = (value: number): string => String(value);

describe("an axis across a column", () => {
  test("begins at nothing and has a few round ticks", () => {
    const scale = linearScale([20, 1_190], label);
    expect(scale?.ticks.map((tick) => tick.label)).toEqual(["0", "500", "1000"]);
    expect(scale?.ticks[0]).toEqual({ x: 0, label: "0" });
    expect(scale?.ticks.length).toBeLessThanOrEqual(4);
    expect(scale?.at(0)).toBe(0);
    expect(scale?.at(1_190)).toBeLessThanOrEqual(100);
  });

  test("reaches below nothing for what is negative", () => {
    const scale = linearScale([-10, 30], label);
    expect(scale?.zero).toBeGreaterThan(20);
    expect(scale?.at(-10)).toBeLessThan(scale?.zero ?? 0);
    expect(scale?.ticks.map((tick) => tick.label)).toContain("0");
  });

  test("of one value, of noughts, of fractions and of none", () => {
    expect(linearScale([5], label)?.at(5)).toBeGreaterThan(90);
    expect(linearScale([0, 0], label)?.ticks[0]?.label).toBe("0");
    expect(linearScale([0.3], label)?.ticks.map((tick) => tick.label)).toEqual(["0", "0.1", "0.2", "0.3"]);
    expect(linearScale([], label)).toBeUndefined();
  });

  test("of dates runs from the first to the last", () => {
    const scale = dateScale(["2027-03-01", "2026-12-01", "2027-06-30"]);
    expect([scale?.at("2026-12-01"), scale?.at("2027-06-30")]).toEqual([0, 100]);
    expect(scale?.ticks.map((tick) => tick.label)).toContain("Jan\u00a02027");
    expect(dateScale([])).toBeUndefined();
  });
});
