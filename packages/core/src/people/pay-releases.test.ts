import { describe, expect, test } from "vitest";
import type { PayRecord } from "../model/records/people-pay.ts";
import { isoDate, type IsoDate } from "../model/time.ts";
import { fte, type Fte } from "../model/units.ts";
import { paidPeople, type PaidPerson } from "./paid-people.ts";
import { payRelease, quarterStarts } from "./pay-releases.ts";

const q = ["2026-01-01", "2026-04-01", "2026-07-01"].map(isoDate) as [IsoDate, IsoDate, IsoDate];
/** Twelve invented people, each paid a thousand more than the one before. */
const person = (index: number, raise = 0): PaidPerson => ({ person: `p${String(index)}`, role: "r", level: "1", region: undefined, group: index % 2 === 0 ? "A" : "B", currency: "EUR", fte: 1, base: 50_000 + 1000 * index + raise, midpoint: 55_000, minimum: 40_000, maximum: 70_000, records: [] });
const people = (count: number, raise = 0) => Array.from({ length: count }, (_, index) => person(index, raise));
const history = (...groups: (readonly PaidPerson[])[]) => groups.map((members, index) => ({ date: q[index] ?? q[0], people: members }));

describe("a release of pay", () => {
  test("is held as long as fewer than ten are affected since the last one, counted together", () => {
    const raised = (count: number) => people(12).map((each, index) => (index < count ? person(index, 2000) : each));
    expect(payRelease(history(people(12), raised(1)))).toMatchObject({ state: "held", date: q[0], people: people(12) });
    expect(payRelease(history(people(12), raised(6), raised(10)))).toMatchObject({ state: "published", date: q[2] });
    expect(payRelease(history(people(12), raised(6), raised(9)))).toMatchObject({ state: "held", date: q[0] });
    expect(payRelease(history(people(12), people(12)))).toMatchObject({ state: "published", date: q[1] });
  });

  test("of a group that became too small is suppressed, and what it failed is kept for the few", () => {
    expect(payRelease(history(people(12), people(9)))).toMatchObject({ state: "suppressed", date: undefined, people: [], failed: ["threshold"] });
    expect(payRelease(history(people(12).map((each) => ({ ...each, base: 50_000 }))))).toMatchObject({ state: "suppressed", failed: ["homogeneity"] });
    expect(payRelease([])).toMatchObject({ state: "suppressed" });
  });

  test("after a gap is compared with what was told before it, too", () => {
    const back = people(12).map((each, index) => (index === 0 ? person(0, 2000) : each));
    expect(payRelease(history(people(12), people(9), back))).toMatchObject({ state: "held", date: q[0] });
  });

  test("in which everybody is at the same place of different ranges is suppressed", () => {
    expect(payRelease(history(people(12).map((each) => ({ ...each, midpoint: each.base }))))).toMatchObject({ state: "suppressed", failed: ["homogeneity"] });
  });

  test("in which everybody is at the minimum of ranges of different width is suppressed", () => {
    const atMinimum = people(12).map((each, index) => ({ ...each, minimum: each.base, midpoint: each.base * (1.1 + 0.02 * index), maximum: each.base * (1.2 + 0.04 * index) }));
    expect(payRelease(history(atMinimum))).toMatchObject({ state: "suppressed", failed: ["homogeneity"] });
  });

  test("is held while the ranges of fewer than ten have moved, although nobody's pay has", () => {
    const moved = (count: number) => people(12).map((each, index) => (index < count ? { ...each, minimum: 42_000, midpoint: 57_000, maximum: 72_000 } : each));
    expect(payRelease(history(people(12), moved(1)))).toMatchObject({ state: "held", date: q[0] });
    expect(payRelease(history(people(12), moved(10)))).toMatchObject({ state: "published", date: q[1] });
    const unranged = people(12).map((each, index) => (index === 0 ? { ...each, minimum: undefined, midpoint: undefined, maximum: undefined } : each));
    expect(payRelease(history(unranged, people(12)))).toMatchObject({ state: "held", date: q[0] });
  });

  test("of two groups needs both to be safe", () => {
    const apart = (all: readonly PaidPerson[]) => ["A", "B"].map((name) => all.filter(({ group }) => group === name));
    expect(payRelease(history(people(12)), {}, apart).state).toBe("suppressed");
    expect(payRelease(history(people(20)), {}, apart).state).toBe("published");
  });
});

test("figures about pay change on first days of quarters only", () => {
  expect(quarterStarts(isoDate("2025-11-15"), isoDate("2026-07-01"))).toEqual(["2026-01-01", "2026-04-01", "2026-07-01"]);
  expect(quarterStarts(isoDate("2026-01-01"), isoDate("2026-03-31"))).toEqual(["2026-01-01"]);
});

describe("who is paid on a date", () => {
  const record = (who: string, from: string, base: number, share: Fte = fte(1)): PayRecord => ({ source: { file: "pay.csv", line: 1 }, person: who, role: "r", annualBase: { amount: BigInt(base), scale: 0, currency: "EUR" }, fte: share, effectiveFrom: isoDate(from) });
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
