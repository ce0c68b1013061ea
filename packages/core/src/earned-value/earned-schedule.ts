import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";

export interface EarnedSchedule {
  /** Earned schedule: when the plan meant to have earned what is earned now, in periods from the start. */
  readonly es: Measure<number>;
  /** Planned duration: first period whose cumulative plan is the whole budget. */
  readonly pd: Measure<number>;
  /** ES - AT in periods; positive is ahead of plan. */
  readonly svT: Measure<number>;
  /** ES / AT. */
  readonly spiT: Measure<number>;
  /** PD / SPI(t): duration to expect, in periods. */
  readonly ieacT: Measure<number>;
  /** (PD - ES) / (PD - AT): pace that ending as planned needs. */
  readonly tspi: Measure<number>;
}

function periodsEarned(pvCumulative: readonly number[], ev: number, pd: number): number {
  const planned = [0, ...pvCumulative.slice(0, pd)];
  if (ev <= 0) return 0;
  if (ev >= (planned[pd] as number)) return pd;
  const whole = planned.findLastIndex((value) => value <= ev);
  const [before, after] = [planned[whole] as number, planned[whole + 1] as number];
  return whole + (ev - before) / (after - before);
}

/**
 * Earned schedule: schedule performance in time, which does not return to 1 when a late project ends.
 * `ES = C + (EV - PV_C) / (PV_{C+1} - PV_C)`, C being the last period with `PV_C <= EV`, `PV_0 = 0`; a plateau of the plan is credited
 * once it is reached. ES is within [0, PD]. METHOD.md 4, id `evm.earnedSchedule`. Source: Lipke (2003).
 *
 * @param pvCumulative cumulative planned value at the end of each period, in whole units of one currency; the last is BAC
 * @param ev earned value in the same currency
 * @param at actual time in periods since the start; may be fractional
 */
export function earnedSchedule({ pvCumulative, ev, at }: { readonly pvCumulative: readonly number[]; readonly ev: number; readonly at: number }): EarnedSchedule {
  const bac = pvCumulative.at(-1);
  if (bac === undefined || bac <= 0) {
    const none = notAvailable<number>("no-data", "the plan has no value in any period");
    return { es: none, pd: none, svT: none, spiT: none, ieacT: none, tspi: none };
  }
  const pd = pvCumulative.findIndex((value) => value >= bac) + 1;
  const es = periodsEarned(pvCumulative, ev, pd);
  const spiT: Measure<number> = at > 0 ? available(es / at) : notAvailable("not-started", "no time has passed");
  const ieacT: Measure<number> = !isAvailable(spiT) ? spiT : spiT.value === 0 ? notAvailable("zero-denominator", "nothing has been earned yet") : available(pd / spiT.value);
  const tspi: Measure<number> = ev >= bac ? notAvailable("not-applicable", "the work is complete") : at >= pd ? notAvailable("zero-denominator", "the planned duration has passed") : available((pd - es) / (pd - at));
  return { es: available(es), pd: available(pd), svT: available(es - at), spiT, ieacT, tspi };
}
