import { cumulativeFlow, DEFAULT_EXCLUDED_RESOLUTIONS, flowEfficiency, flowEfficiencyAggregate, itemFlow, littlesLaw, netFlow, serviceLevelAttainment, serviceLevelExpectation, throughput, wipSeries } from "@almanac/core";
import { z } from "zod";
import { date, instant, metric, numbers, orNull, percentage, type Metric } from "../metric.ts";

const text = z.string();
const issue = z.object({
  key: text,
  created: instant,
  initialStatus: text.exactOptional(),
  status: text.exactOptional(),
  transitions: z.array(z.object({ at: instant, from: text.exactOptional(), to: text })),
  resolution: text.nullish().transform((resolution) => resolution ?? undefined),
  flagged: z.array(z.object({ from: instant, to: instant.nullable() })).exactOptional(),
}).transform(({ resolution, ...rest }) => (resolution === undefined ? rest : { ...rest, resolution }));
const workflow = z.object({
  columns: z.array(z.object({ name: text, statuses: z.array(text), category: z.enum(["todo", "inProgress", "done"]), active: z.boolean().exactOptional() })),
});
const clockPolicy = z.enum(["first", "last"]).default("first");
const excludedResolutions = z.array(text).default([...DEFAULT_EXCLUDED_RESOLUTIONS]);
const span = z.object({ started: date.nullable(), done: date.nullable() });
const cycleTimes = z.array(z.number().nullable());
const seconds = z.number().nullable();

export const flowMetrics: Readonly<Record<string, Metric>> = {
  "flow.item": metric(z.object({ issue, workflow, asOf: instant, timeZone: text, clockPolicy, excludedResolutions }), (input) => itemFlow(input.issue, input.workflow, input)),
  "flow.throughput": metric(z.object({ doneDates: z.array(date.nullable()), from: date, to: date, period: z.enum(["day", "week"]) }), throughput),
  "flow.wipSeries": metric(z.object({ items: z.array(span), from: date, to: date }), wipSeries),
  "flow.cfd": metric(z.object({ issues: z.array(issue), workflow, from: date, to: date, timeZone: text, clockPolicy, asOf: instant.exactOptional() }), cumulativeFlow),
  "flow.netFlow": metric(z.object({ rows: z.array(numbers), startColumn: z.number(), doneColumn: z.number() }), netFlow),
  "flow.littlesLaw": metric(z.object({ items: z.array(span), from: date, to: date }), (input) => {
    const law = littlesLaw(input);
    const { avgWip, throughputPerDay, avgCycleTimeDays, predictedWip, ratio } = law;
    return { ...law, avgWip: orNull(avgWip), throughputPerDay: orNull(throughputPerDay), avgCycleTimeDays: orNull(avgCycleTimeDays), predictedWip: orNull(predictedWip), ratio: orNull(ratio) };
  }),
  "flow.sle": metric(z.object({ cycleTimes, percentiles: z.array(percentage), minSample: z.number().exactOptional() }), serviceLevelExpectation),
  "flow.sleAttainment": metric(z.object({ cycleTimes, sleDays: z.number() }), (input) => {
    const { share, hits, n, interval } = serviceLevelAttainment(input);
    const bounds = orNull(interval);
    return { share: orNull(share), hits, n, wilsonLow: bounds?.low ?? null, wilsonHigh: bounds?.high ?? null };
  }),
  "flow.efficiency": metric(z.object({ issue, workflow, asOf: instant, clockPolicy }), (input) => {
    const result = flowEfficiency(input);
    return { ...result, efficiency: orNull(result.efficiency) };
  }),
  "flow.efficiencyAggregate": metric(z.object({ items: z.array(z.object({ activeSeconds: seconds, totalSeconds: seconds })) }), ({ items }) => {
    const { efficiency, n } = flowEfficiencyAggregate(items);
    return { efficiency: orNull(efficiency), n };
  }),
};
