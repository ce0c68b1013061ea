import { allocate, fnv1a64, nearestRank, normalQuantile, percentileType7, randomSource, roundMoney, splitMix64, wilsonInterval, xoshiro128ss } from "@almanac/core";
import { z } from "zod";
import { metric, numbers, orNull, percentage, type Metric } from "../metric.ts";

const count = z.number().int();
const draws = <T>(length: number, draw: () => T): readonly T[] => Array.from({ length }, () => draw());

export const utilMetrics: Readonly<Record<string, Metric>> = {
  "util.percentile": metric(z.object({ values: numbers, p: percentage, method: z.enum(["nearest-rank", "type7"]) }), ({ values, p, method }) => ({
    value: orNull(method === "type7" ? percentileType7(values, p) : nearestRank(values, p)),
  })),
  "util.rngRaw": metric(z.object({ state: z.tuple([count, count, count, count]), count }), (input) => ({ values: draws(input.count, xoshiro128ss(input.state)) })),
  "util.splitmix64": metric(z.object({ seed: z.string(), count }), (input) => ({ values: draws(input.count, splitMix64(BigInt(input.seed))).map(String) })),
  "util.fnv1a64": metric(z.object({ text: z.string() }), ({ text }) => ({ hash: fnv1a64(text).toString(16).padStart(16, "0") })),
  "util.rng": metric(z.object({ seed: z.string(), stream: z.string(), kind: z.enum(["u32", "float", "index", "normal"]), n: count.optional(), count }), (input) => {
    const random = randomSource(input.seed, input.stream);
    const draw = input.kind === "index" ? () => random.index(z.number().parse(input.n)) : random[input.kind];
    return { values: draws(input.count, draw) };
  }),
  "util.normalQuantile": metric(z.object({ p: z.number() }), ({ p }) => ({ z: normalQuantile(p) })),
  "util.wilson": metric(z.object({ successes: count, n: count, confidence: z.number() }), (input) => orNull(wilsonInterval(input.successes, input.n, input.confidence)) ?? { low: null, high: null }),
  "util.roundMoney": metric(z.object({ amount: z.string(), minorDigits: count }), (input) => ({ text: roundMoney(input.amount, input.minorDigits) })),
  "util.allocate": metric(z.object({ total: count, weights: numbers }), (input) => ({ parts: orNull(allocate(input.total, input.weights)) })),
};
