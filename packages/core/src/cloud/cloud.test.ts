import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available, valueOrNull } from "../model/measure.ts";
import type { Charge } from "./charge.ts";
import { cloudCommitment } from "./commitment.ts";
import { cloudCost } from "./cost.ts";
import { cloudSavings } from "./savings.ts";
import { cloudUnitCost } from "./unit-cost.ts";

const charge = (category: Charge["category"], billed: number | null, effective: number | null, list: number | null, more: Partial<Charge> = {}): Charge => ({ category, currency: "USD", billed, effective, list, contracted: null, ...more });
const used = { id: "cd", status: "Used" } as const;
const unused = { id: "cd", status: "Unused" } as const;
const bought = { id: "cd", status: null };

describe("cost", () => {
  // FOCUS 1.2: a commitment bought for a year (8,760), one hour used from it, one hour beside it.
  const year = Object.freeze([charge("Purchase", 8760, 0, 8760, { commitment: bought }), charge("Usage", 0, 1, 1, { commitment: used }), charge("Usage", 0.5, 0.5, 0.5)]);

  test("billed is cash, effective is use, and list does not count the purchase twice", () => {
    expect(cloudCost({ rows: year, basis: "billed" })).toEqual({ total: available(8760.5), byCategory: { Purchase: 8760, Usage: 0.5 } });
    expect(cloudCost({ rows: year, basis: "effective" }).total).toEqual(available(1.5));
    expect(cloudCost({ rows: year, basis: "list" }).total).toEqual(available(1.5));
  });

  test("two currencies have no total, nor has a basis that a row does not state", () => {
    expect(cloudCost({ rows: [charge("Usage", 1, 1, 1), charge("Usage", 1, 1, 1, { currency: "EUR" })], basis: "billed" })).toMatchObject({ total: { notAvailable: "mixed-currency" }, byCategory: {} });
    expect(cloudCost({ rows: [charge("Usage", null, 1, 1)], basis: "billed" }).total).toMatchObject({ notAvailable: "no-data" });
  });

  test("categories add to the total, whatever the order of rows", () => {
    const row = fc.record({ category: fc.constantFrom<Charge["category"]>("Usage", "Purchase", "Tax", "Credit", "Adjustment"), cost: fc.integer({ min: -10_000, max: 10_000 }) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (list) => {
        const rows = list.map(({ category, cost }) => charge(category, cost, cost, cost));
        const { total, byCategory } = cloudCost({ rows, basis: "billed" });
        expect(Object.values(byCategory).reduce((sum, one) => sum + one, 0)).toBe(valueOrNull(total));
        expect(cloudCost({ rows: rows.toReversed(), basis: "billed" }).total).toEqual(total);
      }),
      { numRuns: 1000 },
    );
  });
});

test("three quarters of a commitment are used", () => {
  const rows = [charge("Purchase", 1, 0, 1, { commitment: bought }), charge("Usage", 0, 0.75, 0.75, { commitment: used }), charge("Usage", 0, 0.25, 0, { commitment: unused }), charge("Usage", 9, 9, 9)];
  expect(cloudCommitment({ rows })).toEqual({ cd: { purchased: 1, used: 0.75, unused: 0.25, utilisation: available(0.75) } });
  expect(cloudCommitment({ rows: rows.slice(0, 1) })["cd"]?.utilisation).toMatchObject({ notAvailable: "zero-denominator" });
});

describe("effective savings rate", () => {
  test("unused hours cost and save nothing: the rate can be negative", () => {
    const rows = [charge("Usage", 0, 1, 2, { commitment: used }), charge("Usage", 0, 2, 2, { commitment: unused }), charge("Purchase", 3, 0, 6, { commitment: bought })];
    expect(cloudSavings({ rows })).toEqual({ listCost: available(2), effectiveCost: available(3), savings: available(-1), effectiveSavingsRate: available(-0.5) });
  });

  test("no list cost is no rate; taxes are no usage", () => {
    expect(cloudSavings({ rows: [charge("Tax", 1, 1, 1)] }).effectiveSavingsRate).toMatchObject({ notAvailable: "zero-denominator" });
    expect(cloudSavings({ rows: [charge("Usage", 1, 1, null)] }).effectiveSavingsRate).toMatchObject({ notAvailable: "no-data" });
  });
});

describe("unit cost", () => {
  const tagged = (cost: number, run?: string) => charge("Usage", cost, cost, cost, run === undefined ? {} : { tags: { run } });

  test("three runs for 150, of a bill of which a third belongs to nobody", () => {
    const { allocated, unallocated, allocationCoverage, unitCost } = cloudUnitCost({ rows: [tagged(120, "train"), tagged(30, "train"), tagged(50, "serve"), tagged(100), tagged(0, "")], tagKey: "run", units: { train: 3, serve: 250_000, idle: 5, none: 0 }, per: 1 });
    expect(allocated).toMatchObject({ train: 150, serve: 50 });
    expect([valueOrNull(unallocated), valueOrNull(allocationCoverage)]).toEqual([100, expect.closeTo(2 / 3, 12)]);
    expect(unitCost).toMatchObject({ train: available(50), serve: available(0.0002), idle: available(0), none: { notAvailable: "zero-denominator" } });
  });

  test("allocated and unallocated cost are the whole", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -1000, max: 10_000 }), fc.constantFrom("a", "b", undefined)), { maxLength: 20 }), (list) => {
        const rows = list.map(([cost, run]) => tagged(cost, run));
        const { allocated, unallocated } = cloudUnitCost({ rows, tagKey: "run", units: {} });
        expect(Object.values(allocated).reduce((sum, one) => sum + one, valueOrNull(unallocated) ?? Number.NaN)).toBe(valueOrNull(cloudCost({ rows, basis: "effective" }).total));
      }),
      { numRuns: 1000 },
    );
  });
});
