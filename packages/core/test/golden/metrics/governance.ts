import { controlCoverage } from "@almanac/core";
import { z } from "zod";
import { date, metric, orNull, type Metric } from "../metric.ts";

const text = z.string();
const control = z.object({
  id: text,
  group: text,
  status: z.enum(["implemented", "partial", "planned", "none", "not-applicable"]),
  evidenceDate: date.nullish(),
  justification: text.nullish(),
});

export const govMetrics: Readonly<Record<string, Metric>> = {
  "gov.coverage": metric(z.object({ framework: text, controls: z.array(control), asOf: date, maxEvidenceAgeDays: z.number().nullish().transform((days) => days ?? undefined) }), (input) => {
    const coverage = controlCoverage(input);
    return { ...coverage, strictCoverage: orNull(coverage.strictCoverage), weightedCoverage: orNull(coverage.weightedCoverage), byGroup: Object.fromEntries(Object.entries(coverage.byGroup).map(([group, share]) => [group, orNull(share)])) };
  }),
};
