import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryIssue, board, issueWith } from "../../test/flow-fixtures.ts";
import { isoInstant, type IsoInstant } from "../model/time.ts";
import { flowEfficiency } from "./flow-efficiency.ts";
import { timeByCause } from "./time-by-cause.ts";

const asOf = isoInstant("2024-03-31T22:00:00Z");
const at = (text: string): IsoInstant => isoInstant(text);
const HOUR = 3600;

/** In work from 4 to 8 March, in the waiting column from the 6th to the 7th. */
const moves = [
  ["2024-03-04T00:00:00Z", "Build"],
  ["2024-03-06T00:00:00Z", "Waiting"],
  ["2024-03-07T00:00:00Z", "Build"],
  ["2024-03-08T00:00:00Z", "Done"],
] as const;

describe("where the time of an item went", () => {
  test("work, waiting by column, and nothing else", () => {
    const time = timeByCause({ issue: issueWith("2024-03-01T09:00:00Z", moves), workflow: board, asOf });
    expect(time).toMatchObject({ totalSeconds: 96 * HOUR, activeSeconds: 72 * HOUR, blockedSeconds: 0 });
    expect([...(time?.waitingSeconds ?? [])]).toEqual([["Waiting", 24 * HOUR]]);
  });

  test("a flag outranks the column, and two flags at once count once", () => {
    const flagged = [
      { from: at("2024-03-05T12:00:00Z"), to: at("2024-03-06T12:00:00Z") },
      { from: at("2024-03-06T00:00:00Z"), to: at("2024-03-06T18:00:00Z") },
    ];
    const time = timeByCause({ issue: issueWith("2024-03-01T09:00:00Z", moves, { flagged }), workflow: board, asOf });
    expect(time).toMatchObject({ activeSeconds: 60 * HOUR, blockedSeconds: 30 * HOUR });
    expect(time?.waitingSeconds.get("Waiting")).toBe(6 * HOUR);
  });

  test("a flag that was raised before the start and never lowered blocks all of it", () => {
    const time = timeByCause({ issue: issueWith("2024-03-01T09:00:00Z", moves, { flagged: [{ from: at("2024-03-02T00:00:00Z"), to: null }] }), workflow: board, asOf });
    expect(time).toMatchObject({ activeSeconds: 0, blockedSeconds: 96 * HOUR });
  });

  test("time put back in the backlog counts as waiting there while the clock runs on", () => {
    const back = issueWith("2024-03-01T00:00:00Z", [["2024-03-04T00:00:00Z", "Build"], ["2024-03-05T00:00:00Z", "Backlog"], ["2024-03-10T00:00:00Z", "Build"], ["2024-03-11T00:00:00Z", "Done"]]);
    expect(timeByCause({ issue: back, workflow: board, asOf })?.waitingSeconds.get("Backlog")).toBe(120 * HOUR);
    expect(timeByCause({ issue: back, workflow: board, asOf, clockPolicy: "last" })).toMatchObject({ totalSeconds: 24 * HOUR, activeSeconds: 24 * HOUR });
  });

  test("no start, or done at the instant of the start: nothing can be said", () => {
    expect(timeByCause({ issue: issueWith("2024-03-01T09:00:00Z", []), workflow: board, asOf })).toBeUndefined();
    expect(timeByCause({ issue: issueWith("2024-03-01T09:00:00Z", [["2024-03-04T00:00:00Z", "Build"], ["2024-03-04T00:00:00Z", "Done"]]), workflow: board, asOf })).toBeUndefined();
  });

  test("the parts add up to the whole, and active time is that of flow efficiency", () => {
    const flags = fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.option(fc.integer({ min: 0, max: 200 }))), { maxLength: 3 });
    const hour = (hours: number): IsoInstant => isoInstant(new Date(Date.UTC(2024, 2, 1) + hours * 3_600_000).toISOString());
    fc.assert(
      fc.property(arbitraryIssue, flags, fc.constantFrom("first" as const, "last" as const), (plain, raised, clockPolicy) => {
        const issue = { ...plain, flagged: raised.map(([from, length]) => ({ from: hour(from), to: length === null ? null : hour(from + length) })) };
        const time = timeByCause({ issue, workflow: board, asOf, clockPolicy });
        const { activeSeconds, totalSeconds } = flowEfficiency({ issue, workflow: board, asOf, clockPolicy });
        expect([time?.activeSeconds ?? null, time?.totalSeconds ?? null]).toEqual([activeSeconds, totalSeconds]);
        if (time === undefined) return;
        const waiting = [...time.waitingSeconds.values()].reduce((sum, seconds) => sum + seconds, 0);
        expect(time.activeSeconds + time.blockedSeconds + waiting).toBe(time.totalSeconds);
      }),
      { numRuns: 1000 },
    );
  });
});
