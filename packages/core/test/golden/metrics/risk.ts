import { annualLoss, emv, lognormal, lossExceedance, matrixAudit, matrixCell, mitigationRoi, riskBurndown, riskMatrix, riskRegister, simulateLosses, type LossExceedance } from "@almanac/core";
import { z } from "zod";
import { date, metric, numbers, orNull, percentage, type Metric } from "../metric.ts";

const text = z.string();
const amount = z.number();
const percentages = z.array(percentage);
const range = { low: amount, high: amount, confidence: amount.nullish().transform((confidence) => confidence ?? undefined) };
const frequency = z.discriminatedUnion("kind", [z.object({ kind: z.literal("poisson"), lambda: amount }), z.object({ kind: z.literal("bernoulli"), p: amount })]);
const registerRisk = z.object({
  id: text,
  type: z.enum(["threat", "opportunity"]).optional(),
  p: amount,
  impact: amount,
  residualP: amount.nullish(),
  residualImpact: amount.nullish(),
  status: text.nullish().transform((status) => status ?? undefined),
  mitigationDue: date.nullish(),
  mitigationStatus: text.nullish(),
});

const curve = ({ exceedance, percentiles, expectedShortfall }: LossExceedance) => ({
  exceedance: exceedance.map(orNull),
  percentiles: Object.fromEntries(Object.entries(percentiles).map(([p, measure]) => [p, orNull(measure)])),
  expectedShortfall: orNull(expectedShortfall),
});

export const riskMetrics: Readonly<Record<string, Metric>> = {
  "risk.matrix": metric(z.object({ probability: amount.nullable(), impact: amount.nullable(), bands: z.array(z.object({ name: text, max: amount })).exactOptional() }), ({ probability, impact, ...bands }) => orNull(riskMatrix({ probability: probability ?? Number.NaN, impact: impact ?? Number.NaN, ...bands })) ?? { score: null, band: null }),
  "risk.matrixCell": metric(z.object({ p: amount, c: amount, size: amount }), (input) => orNull(matrixCell(input)) ?? { probability: null, impact: null, score: null, quantitative: null }),
  "risk.matrixAudit": metric(z.object({ colours: z.array(z.array(z.enum(["red", "yellow", "green"]))) }), matrixAudit),
  "risk.emv": metric(z.object({ p: amount, impact: amount }), (input) => ({ emv: emv(input) })),
  "risk.mitigationRoi": metric(z.object({ inherentEmv: amount, residualEmv: amount, cost: amount }), (input) => {
    const { benefit, roi } = mitigationRoi(input);
    return { benefit, roi: orNull(roi) };
  }),
  "risk.register": metric(z.object({ risks: z.array(registerRisk), asOf: date }), (input) => {
    const sums = riskRegister(input);
    return { ...sums, reduction: orNull(sums.reduction) };
  }),
  "risk.burndown": metric(z.object({ risks: z.array(z.object({ openedAt: date, closedAt: date.nullish().transform((closed) => closed ?? null), exposures: z.array(z.object({ at: date, emv: amount })) })), dates: z.array(date) }), riskBurndown),
  "risk.lognormal": metric(z.object(range), (input) => orNull(lognormal(input)) ?? { mu: null, sigma: null, mean: null, median: null, sd: null }),
  "risk.ale": metric(z.object({ frequency: amount, ...range }), (input) => orNull(annualLoss(input)) ?? { ale: null, sd: null }),
  "risk.lec": metric(z.object({ losses: numbers, thresholds: numbers, percentiles: percentages.exactOptional(), tail: percentage.nullish().transform((tail) => tail ?? undefined) }), (input) => curve(lossExceedance(input))),
  "risk.simulate": metric(z.object({ scenarios: z.array(z.object({ id: text, frequency, ...range })), trials: amount, seed: text, stream: text, thresholds: numbers, percentiles: percentages }), (input) => {
    const simulated = simulateLosses(input);
    return { mean: orNull(simulated.mean), ...curve(simulated) };
  }),
};
