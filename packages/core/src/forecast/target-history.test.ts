import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { available } from "../model/measure.ts";
import type { Milestone } from "../model/records/work.ts";
import { addDays, isoDate, type IsoDate } from "../model/time.ts";
import { targetHistories, type TargetHistory } from "./target-history.ts";
import { movedShare, slipOf, slipRate } from "./target-history-slip.ts";

const d = isoDate;
const record = (id: string, setOn: string | undefined, target: string, more: Partial<Milestone> = {}): Milestone => ({
  id,
  title: `Milestone ${id}`,
  targetDate: d(target),
  ...(setOn === undefined ? {} : { setOn: d(setOn) }),
  source: { file: "milestones.csv", line: 2 },
  ...more,
});
const only = (histories: readonly TargetHistory[]): TargetHistory => {
  const [first] = histories;
  if (first === undefined || histories.length !== 1) throw new Error("expected one milestone");
  return first;
};

const REACHED: readonly Milestone[] = deepFreeze([
  record("M-5", "2026-08-27", "2026-08-28", { baselineDate: d("2026-08-14"), actualDate: d("2026-08-27") }),
  record("M-5", "2026-04-13", "2026-08-14", { baselineDate: d("2026-08-14") }),
  record("M-5", "2026-07-30", "2026-08-28", { baselineDate: d("2026-08-14"), reason: "two rows" }),
]);

describe("targetHistories", () => {
  test("a target that moved is a step; the row that says it was reached is none", () => {
    const history = only(targetHistories(REACHED, d("2026-11-22")));
    expect(history.steps.map(({ target, movedDays, record: { reason } }) => [target, movedDays, reason])).toEqual([
      ["2026-08-14", null, undefined],
      ["2026-08-28", 14, "two rows"],
    ]);
    expect(history).toMatchObject({ state: "reached", actual: "2026-08-27", baseline: "2026-08-14", firstTarget: "2026-08-14", target: "2026-08-28" });
  });

  test("later records do not exist yet", () => {
    expect(only(targetHistories(REACHED, d("2026-07-29")))).toMatchObject({ state: "open", actual: null, target: "2026-08-14" });
    expect(only(targetHistories(REACHED, d("2026-08-20")))).toMatchObject({ state: "open", target: "2026-08-28" });
    expect(targetHistories(REACHED, d("2026-04-12"))).toEqual([]);
  });

  test("past its target and not reached is overdue; a day reached in the future does not count", () => {
    const planned = [record("M-1", undefined, "2026-11-20", { actualDate: d("2026-12-01") })];
    expect(only(targetHistories(planned, d("2026-11-22")))).toMatchObject({ state: "overdue", actual: null, baseline: null });
    expect(only(targetHistories(planned, d("2026-11-20"))).state).toBe("open");
  });

  test("steps add up to the whole move, and rows in any order say the same", () => {
    const moves = fc.uniqueArray(fc.record({ day: fc.nat(300), target: fc.nat(300) }), { minLength: 1, maxLength: 8, selector: ({ day }) => day });
    const at = (day: number): IsoDate => addDays(d("2026-01-01"), day);
    fc.assert(
      fc.property(moves, (all) => {
        const records = all.map(({ day, target }) => record("M", at(day), at(target)));
        const history = only(targetHistories(records, d("2026-12-31")));
        expect(history.steps.reduce((total, { movedDays }) => total + (movedDays ?? 0), 0)).toBe(slipOf(history, d("2026-12-31")).days);
        expect(targetHistories(records.toReversed(), d("2026-12-31"))).toEqual([history]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("slip", () => {
  const asOf = d("2026-11-22");
  const histories = targetHistories([...REACHED, record("M-2", "2026-06-08", "2026-12-18"), record("M-3", "2026-06-08", "2027-01-29"), record("M-3", "2026-10-22", "2027-02-12"), record("M-9", undefined, "2026-12-31")], asOf);

  test("a reached milestone slipped to the day it was reached, another to its target", () => {
    expect(histories.map((history) => slipOf(history, asOf))).toEqual([
      { days: 0, watchedDays: 167 },
      { days: 14, watchedDays: 167 },
      { days: 13, watchedDays: 136 },
      { days: 0, watchedDays: null },
    ]);
  });

  test("27 days in 470 watched days; one without a day of promise is left out; two of four moved", () => {
    expect(slipRate(histories.map((history) => slipOf(history, asOf)))).toEqual(available(27 / 470));
    expect(movedShare(histories)).toEqual(available(0.5));
  });

  test("without milestones, days of promise or days passed there is no rate", () => {
    expect(slipRate([])).toMatchObject({ notAvailable: "no-data" });
    expect(slipRate([{ days: 3, watchedDays: null }])).toMatchObject({ notAvailable: "no-data" });
    expect(slipRate([{ days: 0, watchedDays: 0 }])).toMatchObject({ notAvailable: "zero-denominator" });
    expect(movedShare([])).toMatchObject({ notAvailable: "no-data" });
  });
});
