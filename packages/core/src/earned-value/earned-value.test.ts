import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available, isAvailable, valueOrNull } from "../model/measure.ts";
import { earnedSchedule } from "./earned-schedule.ts";
import { earnedValueIndices, type EarnedValueInput } from "./indices.ts";
import { earnedValueRollup } from "./rollup.ts";

describe("indices", () => {
  test("the chapter of the R package PRA: CPI 0.69, SPI 0.80, and the combined forecast is the highest", () => {
    const { cv, sv, cpi, spi, eac, vac, tcpiBac } = earnedValueIndices({ bac: 500_000, pv: 250_000, ev: 200_000, ac: 290_000 });
    expect([cv, sv]).toEqual([-90_000, -50_000]);
    expect([cpi, spi].map(valueOrNull)).toEqual([expect.closeTo(0.6896551724, 9), 0.8]);
    expect([eac.Plan, eac.Cpi, eac.CpiSpi, vac.Cpi].map(valueOrNull)).toEqual([590_000, expect.closeTo(725_000, 6), expect.closeTo(833_750, 6), expect.closeTo(-225_000, 6)]);
    expect(valueOrNull(tcpiBac)).toBeCloseTo(1.4285714286, 9);
  });

  test("nothing spent and nothing planned is no index, never 1", () => {
    const { cpi, spi, eac, pctComplete } = earnedValueIndices({ bac: 0, pv: 0, ev: 0, ac: 0 });
    for (const measure of [cpi, spi, eac.Cpi, eac.CpiSpi, pctComplete]) expect(measure).toMatchObject({ notAvailable: "zero-denominator" });
    expect(eac.Plan).toEqual(available(0));
  });

  test("money spent and nothing earned: an index of 0 has no inverse", () => {
    const { cpi, eac } = earnedValueIndices({ bac: 100, pv: 10, ev: 0, ac: 20 });
    expect(cpi).toEqual(available(0));
    expect(eac.Cpi).toMatchObject({ notAvailable: "zero-denominator" });
  });

  test("a spent budget and complete work have no index to reach", () => {
    expect(earnedValueIndices({ bac: 100, pv: 90, ev: 80, ac: 100 }).tcpiBac).toMatchObject({ notAvailable: "zero-denominator" });
    const complete = earnedValueIndices({ bac: 100, pv: 100, ev: 100, ac: 80 });
    expect([complete.tcpiBac, complete.tcpiEac]).toMatchObject([{ notAvailable: "not-applicable" }, { notAvailable: "not-applicable" }]);
  });

  test("what is still to be spent and what is over follow from each estimate", () => {
    fc.assert(
      fc.property(fc.record({ bac: fc.integer({ min: 1, max: 1000 }), pv: fc.integer({ min: 1, max: 1000 }), ev: fc.integer({ min: 1, max: 1000 }), ac: fc.integer({ min: 1, max: 1000 }) }), (account) => {
        const { eac, etc, vac, tcpiEac, cpi } = earnedValueIndices(account);
        for (const key of ["Plan", "Cpi", "CpiSpi"] as const) {
          expect((valueOrNull(etc[key]) ?? 0) + account.ac).toBeCloseTo(valueOrNull(eac[key]) ?? Number.NaN, 3);
          expect((valueOrNull(vac[key]) ?? 0) + (valueOrNull(eac[key]) ?? 0)).toBeCloseTo(account.bac, 3);
        }
        if (isAvailable(tcpiEac) && isAvailable(cpi)) expect(tcpiEac.value / cpi.value).toBeCloseTo(1, 3);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("roll-up", () => {
  const accounts: readonly EarnedValueInput[] = Object.freeze([{ bac: 100, pv: 50, ev: 50, ac: 25 }, { bac: 1000, pv: 500, ev: 250, ac: 500 }]);

  test("sums first: 300 earned for 525, not the mean of 2 and 0.5", () => {
    const { cpi, totalBac, totalEv } = earnedValueRollup({ accounts });
    expect([valueOrNull(cpi), totalBac, totalEv]).toEqual([expect.closeTo(300 / 525, 12), 1100, 300]);
  });

  test("bottom-up only if every account was estimated", () => {
    const estimated = accounts.map((account) => ({ ...account, etcBottomUp: 10 }));
    expect(earnedValueRollup({ accounts: estimated }).eac.BottomUp).toEqual(available(545));
    expect(earnedValueRollup({ accounts: [...estimated, ...accounts] }).eac.BottomUp).toMatchObject({ notAvailable: "no-data" });
    expect(earnedValueRollup({ accounts: [] })).toMatchObject({ totalBac: 0, cpi: { notAvailable: "zero-denominator" } });
  });
});

describe("earned schedule", () => {
  const plan = Object.freeze([100, 250, 400, 600, 800]);

  test("450 earned after five months was planned after 3.25", () => {
    const { es, pd, svT, spiT, ieacT } = earnedSchedule({ pvCumulative: plan, ev: 450, at: 5 });
    expect([es, pd, svT, spiT].map(valueOrNull)).toEqual([3.25, 5, -1.75, 0.65]);
    expect(valueOrNull(ieacT)).toBeCloseTo(7.6923076923, 9);
  });

  test("a month that plans nothing is credited once it is reached; months after the last planned value do not prolong the plan", () => {
    expect(earnedSchedule({ pvCumulative: [100, 100, 200, 200], ev: 100, at: 1 })).toMatchObject({ es: available(2), pd: available(3) });
    expect(earnedSchedule({ pvCumulative: [100, 100, 200, 200], ev: 200, at: 4 })).toMatchObject({ es: available(3), spiT: available(0.75), tspi: { notAvailable: "not-applicable" } });
  });

  test("the pace that is needed, until the planned time is over", () => {
    expect(earnedSchedule({ pvCumulative: plan, ev: 250, at: 3 }).tspi).toEqual(available(1.5));
    expect(earnedSchedule({ pvCumulative: plan, ev: 250, at: 5 }).tspi).toMatchObject({ notAvailable: "zero-denominator" });
  });

  test("nothing earned, no time passed, no plan", () => {
    expect(earnedSchedule({ pvCumulative: plan, ev: 0, at: 2 })).toMatchObject({ es: available(0), spiT: available(0), ieacT: { notAvailable: "zero-denominator" } });
    expect(earnedSchedule({ pvCumulative: plan, ev: 0, at: 0 }).spiT).toMatchObject({ notAvailable: "not-started" });
    expect(earnedSchedule({ pvCumulative: [], ev: 10, at: 1 }).es).toMatchObject({ notAvailable: "no-data" });
  });

  test("work done as planned is earned on time, and more work is never earlier", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 24 }), fc.nat(), fc.nat(2000), fc.nat(2000), (steps, pick, a, b) => {
        const pvCumulative = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0));
        const month = pick % steps.length;
        expect(earnedSchedule({ pvCumulative, ev: pvCumulative[month] ?? 0, at: month + 1 }).spiT).toEqual(available(1));
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((ev) => valueOrNull(earnedSchedule({ pvCumulative, ev, at: 1 }).es) ?? Number.NaN);
        expect(less).toBeLessThanOrEqual(more ?? Number.NaN);
      }),
      { numRuns: 1000 },
    );
  });
});
