import { applyUplift, betaPert, pathEstimate, pert, referenceClass, triangular } from "@almanac/core";
import { z } from "zod";
import { metric, numbers, orNull, percentage, type Metric } from "../metric.ts";

const threePoints = z.object({ o: z.number(), m: z.number(), p: z.number() });
const range = z.object({ min: z.number(), mode: z.number(), max: z.number() });
const path = z.object({ activities: z.array(z.union([threePoints, range])), model: z.enum(["pert", "triangular"]), deadline: z.number().exactOptional() });
const percentiles = z.array(percentage);

export const estimateMetrics: Readonly<Record<string, Metric>> = {
  "estimate.pert": metric(threePoints, pert),
  "estimate.triangular": metric(range, triangular),
  "estimate.path": metric(path, (input) => {
    const { mean, variance, sd, probability } = pathEstimate(input);
    return { mean: orNull(mean), variance: orNull(variance), sd: orNull(sd), probability: orNull(probability) };
  }),
  "estimate.betaPert": metric(range.extend({ lambda: z.number().exactOptional(), percentiles: percentiles.exactOptional() }), (input) =>
    orNull(betaPert(input)) ?? { alpha: null, beta: null, mean: null, sd: null, percentiles: Object.fromEntries((input.percentiles ?? []).map((p) => [String(p), null])) }),
  "estimate.referenceClass": metric(z.object({ ratios: numbers, base: z.number(), percentiles, minClass: z.number().exactOptional() }), referenceClass),
  "estimate.applyUplift": metric(z.object({ base: z.number(), upliftPct: z.number() }), applyUplift),
};
