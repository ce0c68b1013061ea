import fc from "fast-check";
import { expect, test } from "vitest";
import { available, isAvailable } from "../model/measure.ts";
import { convert } from "./convert.ts";
import { convertSeries } from "./convert-series.ts";
import { varianceSplit } from "./variance-split.ts";

const rates = Object.freeze({ EUR: { USD: 1.1 }, GBP: { USD: 1.25 } });
const amountOf = (from: string, to: string, via?: string) => {
  const { amount, path } = convert({ amount: 100, from, to, rates, via });
  return [isAvailable(amount) ? Math.round(amount.value * 1e6) / 1e6 : amount.notAvailable, path];
};

test("the direct quote, the inverse of the opposite one, one cross", () => {
  expect(amountOf("EUR", "USD")).toEqual([110, ["EUR", "USD"]]);
  expect(amountOf("USD", "GBP")).toEqual([80, ["USD", "GBP"]]);
  expect(amountOf("EUR", "GBP", "USD")).toEqual([88, ["EUR", "USD", "GBP"]]);
  expect(amountOf("JPY", "JPY")).toEqual([100, ["JPY"]]);
});

test("without a rate there is no amount, never one for one", () => {
  expect(amountOf("EUR", "GBP")).toEqual(["missing-rate", null]);
  expect(amountOf("EUR", "JPY", "USD")).toEqual(["missing-rate", null]);
  expect(convert({ amount: 1, from: "EUR", to: "USD", rates: { EUR: { USD: 0 } } }).amount).toMatchObject({ notAvailable: "missing-rate" });
});

test("a direct quote goes before the inverse of the other direction", () => {
  expect(convert({ amount: 10, from: "EUR", to: "USD", rates: { USD: { EUR: 0.5 }, EUR: { USD: 3 } } }).amount).toEqual(available(30));
});

test("there and back is where one began", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 0.001, max: 1000, noNaN: true }), (amount, rate) => {
      const there = convert({ amount, from: "A", to: "B", rates: { A: { B: rate } } }).amount;
      const back = convert({ amount: isAvailable(there) ? there.value : Number.NaN, from: "B", to: "A", rates: { A: { B: rate } } }).amount;
      expect(isAvailable(back) ? back.value : undefined).toBeCloseTo(amount, 4);
    }),
    { numRuns: 1000 },
  );
});

test("a series with a period without rate names it and has no total", () => {
  const series = convertSeries({ items: [{ period: "2026-01", amount: 100 }, { period: "2026-02", amount: 50 }, { period: "2026-02", amount: 1 }], periodRates: { "2026-01": 2 } });
  expect(series.missingPeriods).toEqual(["2026-02"]);
  expect(series.total).toMatchObject({ notAvailable: "missing-rate" });
  expect(series.amounts[0]).toEqual(available(200));
  expect(convertSeries({ items: [], periodRates: {} }).total).toEqual(available(0));
});

test("volume and currency add to the total variance", () => {
  const amounts = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(amounts, amounts, positive, positive, (budgetLocal, actualLocal, budgetRate, actualRate) => {
      const split = varianceSplit({ budgetLocal, actualLocal, budgetRate, actualRate });
      expect(split.volume + split.fx).toBeCloseTo(split.total, 4);
      expect(split.budget - split.actualAtBudgetRate).toBeCloseTo(split.volume, 4);
    }),
    { numRuns: 1000 },
  );
});
