import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../model/time.ts";
import { delayCost } from "./delay-cost.ts";
import { actionState, retroSummary, type AgreedAction } from "./retro-summary.ts";

const asOf = isoDate("2026-11-22");
const raisedOn = isoDate("2026-10-01");
const action = (rest: Partial<AgreedAction>): AgreedAction => ({ raisedOn, status: "open", ...rest });

describe("actions of retrospectives", () => {
  test("due today is not overdue; closed later is still open; raised later does not exist", () => {
    expect(actionState(action({ due: asOf }), asOf)).toBe("open");
    expect(actionState(action({ due: addDays(asOf, -1) }), asOf)).toBe("overdue");
    expect(actionState(action({ status: "done", closedOn: addDays(asOf, 1), due: addDays(asOf, -1) }), asOf)).toBe("overdue");
    expect(actionState(action({ raisedOn: addDays(asOf, 1) }), asOf)).toBe("none");
    expect(actionState(action({ status: "dropped" }), asOf)).toBe("dropped");
  });

  test("of ten, six done, one dropped, two overdue, one not due: 6 of 9", () => {
    const done = [3, 5, 7, 9, 11, 100].map((days) => action({ status: "done", closedOn: days > 50 ? asOf : addDays(raisedOn, days) }));
    const summary = retroSummary([...done, action({ status: "dropped" }), action({ due: isoDate("2026-11-01"), carried: 2 }), action({ due: isoDate("2026-11-21") }), action({ due: isoDate("2026-12-01"), carried: 0 })], asOf);
    expect(summary).toMatchObject({ raised: 10, open: 3, overdue: 2, done: 6, dropped: 1, carried: 1, closureRate: { value: 6 / 9 }, medianDaysToClose: { value: 8 } });
    const { interval } = summary;
    expect("value" in interval && interval.value.low > 0.35 && interval.value.high < 0.88).toBe(true);
  });

  test("nothing closed or overdue yet has no rate, and no median", () => {
    expect(retroSummary([action({ due: asOf })], asOf)).toMatchObject({ open: 1, closureRate: { notAvailable: "zero-denominator" }, medianDaysToClose: { notAvailable: "no-data" } });
    expect(retroSummary([action({ status: "done" })], asOf)).toMatchObject({ done: 1, medianDaysToClose: { notAvailable: "no-data" } });
  });

  test("every action is in exactly one state, in any order", () => {
    const day = fc.integer({ min: 0, max: 90 }).map((days) => addDays(raisedOn, days));
    const any = fc.record({ raisedOn: day, due: day, closedOn: day, status: fc.constantFrom("open" as const, "done" as const, "dropped" as const) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (actions) => {
        const summary = retroSummary(actions, asOf);
        expect(summary.open + summary.done + summary.dropped).toBe(summary.raised);
        expect(summary.overdue).toBeLessThanOrEqual(summary.open);
        expect(retroSummary(actions.toReversed(), asOf)).toEqual(summary);
      }),
      { numRuns: 1000 },
    );
  });
});

test("a delay of ten days at 14,000 a week costs 20,000, and none costs nothing", () => {
  expect([delayCost(14_000, 10), delayCost(14_000, 0)]).toEqual([20_000, 0]);
});
