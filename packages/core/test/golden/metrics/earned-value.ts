import { earnedSchedule, earnedValueIndices, earnedValueRollup, type EarnedValueIndices } from "@almanac/core";
import { z } from "zod";
import { metric, numbers, orNull, type Metric } from "../metric.ts";

const account = z.object({ bac: z.number(), pv: z.number(), ev: z.number(), ac: z.number(), etcBottomUp: z.number().nullish().transform((value) => value ?? undefined) });

/** The machine interface names a variant in the key: `eacCpi`, `etcPlan`. */
const variants = (prefix: string, by: EarnedValueIndices["eac"]): Readonly<Record<string, number | null>> => Object.fromEntries(Object.entries(by).map(([assumption, measure]) => [`${prefix}${assumption}`, orNull(measure)]));

const flat = ({ eac, etc, vac, cpi, spi, pctComplete, pctSpent, tcpiBac, tcpiEac, ...sums }: EarnedValueIndices) => ({
  ...sums,
  ...variants("eac", eac),
  ...variants("etc", etc),
  ...variants("vac", vac),
  cpi: orNull(cpi),
  spi: orNull(spi),
  pctComplete: orNull(pctComplete),
  pctSpent: orNull(pctSpent),
  tcpiBac: orNull(tcpiBac),
  tcpiEac: orNull(tcpiEac),
});

export const evmMetrics: Readonly<Record<string, Metric>> = {
  "evm.indices": metric(account, (input) => flat(earnedValueIndices(input))),
  "evm.rollup": metric(z.object({ accounts: z.array(account) }), (input) => flat(earnedValueRollup(input))),
  "evm.earnedSchedule": metric(z.object({ pvCumulative: numbers, ev: z.number(), at: z.number() }), (input) => {
    const { es, pd, svT, spiT, ieacT, tspi } = earnedSchedule(input);
    return { es: orNull(es), pd: orNull(pd), svT: orNull(svT), spiT: orNull(spiT), ieacT: orNull(ieacT), tspi: orNull(tspi) };
  }),
};
