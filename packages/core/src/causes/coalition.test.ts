import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { addDays, isoDate } from "../model/time.ts";
import { ACTING, differing, mixed, streamPairs } from "./coalition.ts";
import { jointWeeks, weeksAlone, weeksOfAll } from "./forecast-rerun.ts";
import type { CapacityRun, ForecastInputs, StreamInput } from "./stated-inputs.ts";

const SUNDAY = isoDate("2026-11-15");
const NEXT = addDays(SUNDAY, 21);
const WEEKS = [3, 0, 2, 4, 1, 0, 5, 2, 3, 1, 2, 4];

const stream = (id: string, changes: Partial<StreamInput> = {}): StreamInput => ({ id, title: id, open: 12, finished: 30, samples: WEEKS, capacity: [[isoDate("2026-08-24"), 1]], needs: [], ...changes });
const capacity = (...runs: readonly (readonly [string, number])[]): readonly CapacityRun[] => runs.map(([from, share]) => [isoDate(from), share]);
const inputs = (asOfDate: typeof SUNDAY, streams: readonly StreamInput[]): ForecastInputs => deepFreeze({ asOfDate, lastSunday: asOfDate, seed: "11", streams });

/** Three weeks later: work done and added, another pace, a stream that is new, one that is finished, a larger team, a freeze, and other needs. */
const before = inputs(SUNDAY, [stream("a", { capacity: capacity(["2026-08-24", 1], ["2026-12-21", 0.5], ["2027-01-04", 1]), needs: [{ item: "b-1", of: "b", lag: 1, from: 0.25, to: 1 }] }), stream("b", { open: 17 }), stream("done", { open: 3, finished: 40 })]);
const after = inputs(NEXT, [
  stream("a", { open: 15, finished: 36, samples: [...WEEKS.slice(3), 1, 3, 2], capacity: capacity(["2026-09-14", 0.8], ["2026-12-07", 1], ["2026-12-21", 0.25], ["2027-01-04", 1]), needs: [{ item: "b-2", of: "b", lag: 0, from: 0.5, to: 1 }] }),
  stream("b", { open: 9, finished: 38, samples: [...WEEKS.slice(3), 0, 5, 3] }),
  stream("done", { open: 0, finished: 43, samples: WEEKS.map(() => 0) }),
  stream("fresh", { open: 4, finished: 6, samples: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 1] }),
]);

const dates = (of: ForecastInputs) => {
  const joint = jointWeeks(of, "reduced");
  return [weeksAlone(of, "a"), weeksAlone(of, "b"), weeksOfAll(of), ...["everything finished", "finish of a", "finish of b"].map((name) => joint?.(name))];
};

describe("inputs of one edition with groups of another", () => {
  test("with no group they give the dates of the first, with all groups those of the second", () => {
    expect(dates(mixed(before, after, new Set()))).toEqual(dates(before));
    expect(dates(mixed(before, after, new Set(ACTING)))).toEqual(dates(after));
    expect(dates(before)).not.toEqual(dates(after));
    expect(dates(before).concat(dates(after))).not.toContain(null);
  });

  test("what was finished meanwhile is taken from what there was to do, and never more than that", () => {
    const open = (...groups: readonly string[]) => mixed(before, after, new Set(groups)).streams.map(({ id, open: left }) => [id, left]);
    expect(open()).toEqual([["a", 12], ["b", 17], ["done", 3], ["fresh", 0]]);
    expect(open("scope")).toEqual([["a", 21], ["b", 17], ["done", 3], ["fresh", 4]]);
    expect(open("throughput")).toEqual([["a", 6], ["b", 9], ["done", 0], ["fresh", 0]]);
    expect(open("scope", "throughput")).toEqual([["a", 15], ["b", 9], ["done", 0], ["fresh", 4]]);
  });

  test("a calendar keeps its own unit, and reaches as far back as either edition saw", () => {
    const runs = (...groups: readonly string[]) => mixed(before, after, new Set(groups)).streams[0]?.capacity;
    // The nine weeks that both saw were 1 in the unit of the first and 0.8 in that of the second.
    expect(runs("calendar")?.slice(0, 2)).toEqual([["2026-08-24", 0.8], ["2026-09-14", 0.8]]);
    expect(runs()).toEqual(before.streams[0]?.capacity);
  });

  test("only groups that differ are players", () => {
    const groups = (from: ForecastInputs, to: ForecastInputs) => differing(streamPairs(from, to), from, to);
    expect(groups(before, after)).toEqual(["scope", "throughput", "dependencies", "calendar"]);
    expect(groups(before, before)).toEqual([]);
    const [a, ...rest] = before.streams as readonly [StreamInput, ...StreamInput[]];
    expect(groups(before, { ...before, streams: [{ ...a, open: 13 }, ...rest] })).toEqual(["scope"]);
    // Another unit of the same calendar is no other calendar.
    expect(groups(before, { ...before, streams: [{ ...a, capacity: a.capacity.map(([from, share]): CapacityRun => [from, share / 2]) }, ...rest] })).toEqual([]);
  });
});
