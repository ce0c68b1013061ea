import { brierScore, crps, forecastCoverage, pinballLoss, probabilityIntegralTransform } from "@almanac/core";
import { z } from "zod";
import { metric, numbers, orNull, type Metric } from "../metric.ts";

const items = <S extends z.ZodRawShape>(shape: S) => z.array(z.object(shape));

export const scoreMetrics: Readonly<Record<string, Metric>> = {
  "score.coverage": metric(z.object({ items: items({ bound: z.number(), outcome: z.number() }), nominal: z.number(), side: z.enum(["upper", "lower"]) }), (input) => {
    const { hits, n, coverage, wilsonLow, wilsonHigh, consistent } = forecastCoverage(input);
    return { hits, n, coverage: orNull(coverage), wilsonLow: orNull(wilsonLow), wilsonHigh: orNull(wilsonHigh), consistent: orNull(consistent) };
  }),
  "score.pinball": metric(z.object({ items: items({ forecast: z.number(), outcome: z.number() }), tau: z.number() }), (input) => {
    const { mean, losses } = pinballLoss(input);
    return { mean: orNull(mean), losses };
  }),
  "score.crps": metric(z.object({ ensemble: numbers, outcome: z.number(), weights: numbers.exactOptional(), estimator: z.enum(["ecdf", "fair"]).default("ecdf") }), (input) => ({ crps: orNull(crps(input)) })),
  "score.brier": metric(z.object({ items: items({ p: z.number(), outcome: z.literal([0, 1]) }) }), (input) => {
    const { brier, baseRate, reliability, resolution, uncertainty, skill } = brierScore(input);
    return { brier: orNull(brier), baseRate: orNull(baseRate), reliability: orNull(reliability), resolution: orNull(resolution), uncertainty: orNull(uncertainty), skill: orNull(skill) };
  }),
  "score.pit": metric(z.object({ items: items({ ensemble: numbers, outcome: z.number() }), bins: z.number().int() }), (input) => {
    const { histogram, midPit } = probabilityIntegralTransform(input);
    return { histogram: orNull(histogram), midPit };
  }),
};
