import { auditTable, differencing, editionPair, feasibilityIntervals, primaryRules, protectMin, quantileAllowed, roundPublish } from "@almanac/core";
import { z } from "zod";
import { metric, orNull, percentage, type Metric } from "../metric.ts";

const contributions = z.array(z.object({ id: z.string(), value: z.number() }));
const threshold = z.number().nullable().exactOptional();
const rules = z.object({ minContributors: threshold, pPercent: threshold, q: threshold, dominance: z.array(z.tuple([z.number(), z.number()])).nullable().exactOptional(), homogeneityPct: threshold });
const flag = z.union([z.number(), z.boolean().transform(Number)]);
const flags = z.array(flag);
const totals = { rowTotals: z.boolean().exactOptional(), colTotals: z.boolean().exactOptional() };
const table = z.object({ cells: z.array(z.array(contributions)), ...totals, rules: rules.exactOptional(), protectPct: z.number().exactOptional() });
const pay = z.record(z.string(), z.number());
const minContributors = z.number().exactOptional();

export const sdcMetrics: Readonly<Record<string, Metric>> = {
  "sdc.primary": metric(z.object({ contributions, rules: rules.exactOptional(), defaults: z.boolean().exactOptional() }), primaryRules),
  "sdc.quantileAllowed": metric(z.object({ n: z.number(), p: percentage, minTail: z.number().exactOptional() }), (input) => ({ allowed: quantileAllowed(input) })),
  "sdc.roundPublish": metric(z.object({ value: percentage, base: percentage }), ({ value, base }) => ({ value: orNull(roundPublish(value, base)) })),
  "sdc.intervals": metric(
    z.object({ cells: z.array(z.array(z.number())), suppressed: z.array(flags), ...totals, suppressedRowTotals: flags.exactOptional(), suppressedColTotals: flags.exactOptional(), suppressedGrandTotal: flag.transform(Boolean).exactOptional() }),
    (input) => ({ cells: feasibilityIntervals(input) }),
  ),
  "sdc.audit": metric(table.extend({ suppressed: z.array(flags) }), auditTable),
  "sdc.protectMin": metric(table, protectMin),
  "sdc.differencing": metric(z.object({ populations: z.array(z.object({ id: z.string(), members: z.array(z.string()) })), minContributors }), (input) => ({ violations: differencing(input) })),
  "sdc.editionPair": metric(z.object({ previous: pay, current: pay, minContributors }), editionPair),
};
