import fc from "fast-check";
import "../../test/property-seed.ts";
import { describe, expect, test } from "vitest";
import { isoDate } from "../model/time.ts";
import { emv } from "./emv.ts";
import { mitigationRoi } from "./mitigation-roi.ts";
import { riskBurndown } from "./risk-burndown.ts";
import { riskRegister, type RegisterRisk } from "./risk-register.ts";

const asOf = isoDate("2024-06-15");
const late: RegisterRisk = { id: "R1", p: 0.3, impact: 100_000, residualP: 0.1, residualImpact: 80_000, mitigationDue: isoDate("2024-05-01"), mitigationStatus: "open" };
const sums = (...risks: readonly RegisterRisk[]) => riskRegister({ risks, asOf });

describe("a register", () => {
  test("expected value is the product of the decimals as written", () => {
    // 0.55 × 85000 is 46750.00000000001 in binary.
    expect(emv({ p: 0.55, impact: 85_000 })).toBe(46_750);
    expect(emv({ p: 1e-7, impact: 3 })).toBe(3e-7);
  });

  test("threats and opportunities are summed apart, and meet only in the net", () => {
    const result = sums(late, { id: "R2", p: 0.5, impact: 20_000 }, { id: "R3", type: "opportunity", p: 0.2, impact: 30_000 });
    expect(result).toMatchObject({ inherentEmv: 40_000, residualEmv: 18_000, reduction: { value: 0.55 }, opportunityEmv: 6000, netEmv: 12_000, worstCase: 120_000 });
  });

  test("a closed risk counts nowhere, and is never overdue", () => {
    expect(sums({ ...late, status: "closed" })).toMatchObject({ inherentEmv: 0, worstCase: 0, reduction: { notAvailable: "zero-denominator" }, overdue: [] });
  });

  test("due today is not overdue; done and cancelled never are", () => {
    expect(sums(late).overdue).toEqual([{ id: "R1", daysOverdue: 45 }]);
    for (const other of [{ mitigationDue: asOf }, { mitigationStatus: "done" }, { mitigationStatus: "cancelled" }, { mitigationDue: null }]) expect(sums({ ...late, ...other }).overdue).toEqual([]);
  });

  test("a mitigation that costs nothing has no return", () => {
    expect(mitigationRoi({ inherentEmv: 30_000, residualEmv: 8000, cost: 11_000 })).toEqual({ benefit: 22_000, roi: { value: 1 } });
    expect(mitigationRoi({ inherentEmv: 30_000, residualEmv: 8000, cost: 0 })).toMatchObject({ benefit: 22_000, roi: { notAvailable: "zero-denominator" } });
  });

  const anyRisk = fc.record({ id: fc.string(), type: fc.constantFrom("threat" as const, "opportunity" as const), p: fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100), impact: fc.nat(1_000_000) });

  test("sums of two parts of a register add up to those of the whole, and one more threat never lowers them", () => {
    fc.assert(
      fc.property(fc.array(anyRisk, { maxLength: 8 }), fc.array(anyRisk, { maxLength: 8 }), (a, b) => {
        const [whole, one, other] = [sums(...a, ...b), sums(...a), sums(...b)];
        expect(whole.residualEmv).toBeCloseTo(one.residualEmv + other.residualEmv, 5);
        expect(whole.netEmv).toBeCloseTo(one.netEmv + other.netEmv, 5);
        expect(whole.residualEmv).toBeGreaterThanOrEqual(one.residualEmv - 1e-6);
        expect(whole.worstCase).toBeGreaterThanOrEqual(one.worstCase);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the burn-down", () => {
  const [first, second, third] = [isoDate("2024-01-01"), isoDate("2024-01-08"), isoDate("2024-01-15")];

  test("the newest exposure counts while the risk is open; the closing day is out", () => {
    const risk = { openedAt: first, closedAt: third, exposures: [{ at: second, emv: 40 }, { at: first, emv: 100 }] };
    expect(riskBurndown({ risks: [risk], dates: [first, second, third] }).series).toEqual([100, 40, 0]);
    expect(riskBurndown({ risks: [{ ...risk, openedAt: second }], dates: [first] }).series).toEqual([0]);
  });

  test("of two exposures of one day the last counts", () => {
    expect(riskBurndown({ risks: [{ openedAt: first, closedAt: null, exposures: [{ at: first, emv: 1 }, { at: first, emv: 2 }] }], dates: [first] }).series).toEqual([2]);
  });
});
