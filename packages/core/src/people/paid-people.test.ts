import { describe, expect, test } from "vitest";
import { privately } from "../model/private.ts";
import type { PayRecord } from "../model/records/people-pay.ts";
import { isoDate } from "../model/time.ts";
import { fte, type Fte } from "../model/units.ts";
import { paidPeople } from "./paid-people.ts";
import { quarterStarts } from "./quarter-starts.ts";

test("figures about pay change on first days of quarters only", () => {
  expect(quarterStarts(isoDate("2025-11-15"), isoDate("2026-07-01"))).toEqual(["2026-01-01", "2026-04-01", "2026-07-01"]);
  expect(quarterStarts(isoDate("2026-01-01"), isoDate("2026-03-31"))).toEqual(["2026-01-01"]);
});

describe("who is paid on a date", () => {
  const record = (who: string, from: string, base: number, share: Fte = fte(1)): PayRecord => ({ source: { file: "pay.csv", line: 1 }, person: who, role: "r", annualBase: privately({ amount: BigInt(base), scale: 0, currency: "EUR" }), fte: share, effectiveFrom: isoDate(from) });
  test("the newest record in force counts, of people who hold a position then", () => {
    const pay = [record("a", "2026-01-01", 10), record("a", "2026-03-01", 12), record("b", "2026-01-01", 20), record("c", "2026-06-01", 30)];
    const held = [{ person: "b", from: isoDate("2026-01-01"), to: isoDate("2026-03-31") }];
    const on = (date: string) => paidPeople(pay, held, isoDate(date)).map(({ person: who, base }) => [who, base]);
    expect([on("2026-02-28"), on("2026-03-31"), on("2026-04-01")]).toEqual([[["a", 10], ["b", 20]], [["a", 12], ["b", 20]], [["a", 12]]]);
  });
  test("two contracts are one contributor", () => {
    expect(paidPeople([record("a", "2026-01-01", 40, fte(0.5)), record("a", "2026-01-01", 60, fte(0.3))], [], isoDate("2026-01-01"))).toMatchObject([{ person: "a", base: 47.5, fte: 0.8 }]);
  });
});
