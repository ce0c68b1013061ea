import { expect, test } from "vitest";
import { sampledDurations } from "./sampled-durations.ts";
import { urnDurations } from "./urn-durations.ts";

const spread = (values: Float64Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
const samples = [0, 3, 1, 0, 5, 2, 2, 4, 0, 1, 3, 2];

test("an urn knows less than the sample repeated: its durations scatter more", () => {
  expect(spread(urnDurations({ samples, backlog: 60 }, 5000, "1", "u"))).toBeGreaterThan(1.4 * spread(sampledDurations({ samples, backlog: 60 }, 5000, "1", "u")));
});

test("the weights of twelve weeks are a Dirichlet draw: of a long future the share of one week has mean 1/12 and variance 11/(144 × 13)", () => {
  // One item in one week of twelve: the backlog is the number of such weeks, its duration their reciprocal share.
  const one = [1, ...Array.from({ length: 11 }, () => 0)];
  const trials = 3000;
  const within = urnDurations({ samples: one, backlog: 1, maxPeriods: 24 }, trials, "2", "u");
  // P(none in 24 draws) = 11/12 × 12/13 × … × 34/35 = 11/35.
  const never = within.filter((weeks) => weeks === Infinity).length / trials;
  expect(Math.abs(never - 11 / 35)).toBeLessThan(4 * Math.sqrt((11 / 35) * (24 / 35) / trials));
});

test("one kind of week leaves nothing to learn; no throughput never ends; nothing to do takes no time", () => {
  expect([...urnDurations({ samples: [2, 2, 2], backlog: 7 }, 3, "3", "u")]).toEqual([4, 4, 4]);
  expect([...urnDurations({ samples: [0, 0], backlog: 1 }, 2, "3", "u")]).toEqual([Infinity, Infinity]);
  expect([...urnDurations({ samples: [0, 0], backlog: 0 }, 2, "3", "u")]).toEqual([0, 0]);
  expect([...urnDurations({ samples: [2], backlog: 4, arrivals: [1], splitRate: { low: 2, high: 2 } }, 1, "3", "u")]).toEqual([7]);
});
