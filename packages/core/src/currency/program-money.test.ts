import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available } from "../model/measure.ts";
import type { FxRate } from "../model/records/money.ts";
import { isoDate } from "../model/time.ts";
import { programMoney, type DatedMoney } from "./program-money.ts";
import type { AmountNature } from "./rate-for.ts";
import { ratesText } from "./rates-text.ts";

const source = { file: "fx.csv", line: 2 };
const quote = (from: string, to: string, rate: number, basis: FxRate["basis"], date: string, periodFrom?: string): FxRate => ({ source, from, to, rate, basis, date: isoDate(date), ...(periodFrom === undefined ? {} : { periodFrom: isoDate(periodFrom) }) });
const RATES: readonly FxRate[] = Object.freeze([
  quote("USD", "EUR", 0.88, "budget", "2025-12-15"),
  quote("USD", "EUR", 0.9, "average", "2026-01-31", "2026-01-01"),
  quote("USD", "EUR", 0.8, "closing", "2026-02-06"),
  quote("USD", "EUR", 0.7, "closing", "2026-03-06"),
  quote("GBP", "USD", 1.25, "closing", "2026-02-06"),
]);
const book = (asOf: string, rates = RATES) => ({ to: "EUR", asOf: isoDate(asOf), rates });
const of = (cents: number, currency: string, nature: AmountNature, date: string): DatedMoney => ({ money: { amount: BigInt(cents), scale: 2, currency }, nature, date: isoDate(date) });

describe("which rate", () => {
  test("a flow has the average of its own period, a budget the budget rate", () => {
    expect(programMoney([of(10_000, "USD", "flow", "2026-01-20")], book("2026-02-10")).amount).toEqual(available(90));
    expect(programMoney([of(10_000, "USD", "budget", "2026-01-20")], book("2026-02-10")).amount).toEqual(available(88));
  });

  test("without an average the newest closing rate on or before the day, which is said", () => {
    const { amount, rates } = programMoney([of(10_000, "USD", "flow", "2026-02-10")], book("2026-03-31"));
    expect(amount).toEqual(available(80));
    expect(ratesText(rates)).toBe("USD 0.8 (closing 2026-02-06, instead of an average)");
  });

  test("a balance has the closing rate of the as-of date; after a week without a quote it is stale", () => {
    expect(ratesText(programMoney([of(100, "USD", "balance", "2026-01-01")], book("2026-02-13")).rates)).toBe("USD 0.8 (closing 2026-02-06)");
    expect(ratesText(programMoney([of(100, "USD", "balance", "2026-01-01")], book("2026-02-14")).rates)).toBe("USD 0.8 (closing 2026-02-06, stale (8 days))");
  });

  test("rates quoted after the as-of date do not exist", () => {
    expect(programMoney([of(10_000, "USD", "balance", "2026-03-06")], book("2026-03-05")).amount).toEqual(available(80));
    expect(programMoney([of(10_000, "USD", "flow", "2026-01-20")], book("2026-01-30")).amount).toMatchObject({ notAvailable: "missing-rate" });
  });

  test("one cross of quotes of one basis", () => {
    const { amount, rates } = programMoney([of(10_000, "GBP", "balance", "2026-02-06")], book("2026-02-06"));
    expect(amount).toEqual(available(100));
    expect(rates[0]?.path).toEqual(["GBP", "USD", "EUR"]);
  });

  test("a missing rate names currency and day, and takes the whole sum with it", () => {
    expect(programMoney([of(100, "EUR", "flow", "2026-01-20"), of(100, "JPY", "flow", "2026-01-20")], book("2026-02-10"))).toEqual({ amount: { notAvailable: "missing-rate", because: "no average or closing rate turns JPY into EUR on 2026-01-20" }, rates: [] });
  });
});

test("ten times 0.1 is 1, and nothing is 0", () => {
  expect(programMoney(Array.from({ length: 10 }, () => of(10, "EUR", "flow", "2026-01-01")), book("2026-02-10")).amount).toEqual(available(1));
  expect(programMoney([], book("2026-02-10"))).toEqual({ amount: available(0), rates: [] });
});

test("order changes nothing, and parts add to the whole", () => {
  const dated = fc.record({ cents: fc.integer({ min: -1e9, max: 1e9 }), currency: fc.constantFrom("EUR", "USD"), nature: fc.constantFrom<AmountNature>("flow", "balance", "budget"), date: fc.constantFrom("2026-01-05", "2026-01-31", "2026-02-09") });
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 12 }), fc.nat(12), (list, cut) => {
      const amounts = list.map((one) => of(one.cents, one.currency, one.nature, one.date));
      const total = (some: readonly DatedMoney[]): number => { const { amount } = programMoney(some, book("2026-02-10")); return "value" in amount ? amount.value : Number.NaN; };
      expect(total(amounts.toReversed())).toBe(total(amounts));
      expect(total(amounts.slice(0, cut)) + total(amounts.slice(cut))).toBeCloseTo(total(amounts), 4);
    }),
    { numRuns: 1000 },
  );
});

test("several rates of one currency are named by number, range and span", () => {
  const monthly = ["01", "02", "03"].map((month, index) => quote("USD", "EUR", 0.9 - index / 100, "average", `2026-${month}-28`, `2026-${month}-01`));
  const amounts = ["01", "02", "03"].map((month) => of(100, "USD", "flow", `2026-${month}-10`));
  expect(ratesText(programMoney(amounts, book("2026-04-01", monthly)).rates)).toBe("USD 0.88 to 0.9 (3 averages to 2026-03-28)");
});
