import { expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { exactWhen, probabilityWithin } from "./exact-when.ts";
import { simulateMilestone } from "./simulate-milestone.ts";
import { simulateWhen } from "./simulate-when.ts";

const drawn = { trials: 20_000, seed: "5", stream: "milestone", percentiles: [50, 85, 95] } as const;
const data = deepFreeze({ id: "data", samples: [0, 1, 2, 3], backlog: 15 });
const model = deepFreeze({ id: "model", samples: [0, 0, 4, 4], backlog: 18 });

test("the joint date is later than the latest of the single dates, as the product of the two distributions says", () => {
  const joint = simulateMilestone({ ...drawn, streams: [data, model] });
  const [first, second] = [exactWhen(data), exactWhen(model)];
  for (const p of drawn.percentiles) {
    const periods = joint.percentiles[String(p)] ?? Number.NaN;
    const by = (t: number): number => probabilityWithin(first, t) * probabilityWithin(second, t);
    const errors = 4 * Math.sqrt(0.25 / drawn.trials);
    expect(by(periods) + errors).toBeGreaterThanOrEqual(p / 100);
    expect(by(periods - 1) - errors).toBeLessThan(p / 100);
    expect(periods).toBeGreaterThanOrEqual(Math.max(joint.streams["data"]?.[String(p)] ?? Infinity, joint.streams["model"]?.[String(p)] ?? Infinity));
  }
  expect(joint.percentiles["85"]).toBeGreaterThan(13);
});

test("a stream's own dates do not depend on who else is there, and equal its own simulation", () => {
  const alone = simulateMilestone({ ...drawn, streams: [data] });
  expect(simulateMilestone({ ...drawn, streams: [model, data] }).streams["data"]).toEqual(alone.streams["data"]);
  expect(simulateWhen({ ...data, ...drawn, stream: "milestone/data" }).percentiles).toEqual(alone.streams["data"]);
});

test("a stream starts when all its predecessors are finished, and not before its offset", () => {
  const constant = (id: string, periods: number, rest = {}) => ({ id, samples: [1], backlog: periods, ...rest });
  const streams = [constant("late", 2, { after: ["a", "b"], startOffset: 4 }), constant("a", 3), constant("b", 5), constant("waiting", 1, { startOffset: 6 })];
  expect(simulateMilestone({ ...drawn, trials: 3, streams, percentiles: [50] })).toEqual({
    percentiles: { "50": 7 },
    streams: { late: { "50": 7 }, a: { "50": 3 }, b: { "50": 5 }, waiting: { "50": 7 } },
    finishesLast: { late: 1, a: 0, b: 0, waiting: 1 },
  });
});

test("a stream without throughput puts the milestone beyond any date; one with nothing to do does not", () => {
  expect(simulateMilestone({ ...drawn, trials: 10, streams: [data, { id: "stuck", samples: [0], backlog: 1 }] }).percentiles).toEqual({ "50": null, "85": null, "95": null });
  expect(simulateMilestone({ ...drawn, streams: [data, { id: "idle", samples: [0], backlog: 0 }] }).percentiles).toEqual(simulateMilestone({ ...drawn, streams: [data] }).percentiles);
});

test("unknown and circular predecessors are refused", () => {
  expect(() => simulateMilestone({ ...drawn, streams: [{ ...data, after: ["nobody"] }] })).toThrow(/"nobody", which does not exist/);
  expect(() => simulateMilestone({ ...drawn, streams: [{ ...data, after: ["model"] }, { ...model, after: ["data"] }] })).toThrow(/wait for each other: data, model, data/);
});
