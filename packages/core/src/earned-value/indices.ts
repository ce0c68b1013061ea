import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";

/** One account, or a roll-up of them, at a status date. All in whole units of one currency. */
export interface EarnedValueInput {
  /** Budget at completion. */
  readonly bac: number;
  /** Planned value: budget of the work scheduled (BCWS). */
  readonly pv: number;
  /** Earned value: budget of the work done (BCWP). Never above `bac`. */
  readonly ev: number;
  /** Actual cost of the work done (ACWP), on accrual basis. */
  readonly ac: number;
  /** New estimate of the remaining work, made from its parts. */
  readonly etcBottomUp?: number | undefined;
}

/** What estimates at completion assume about the rest: at plan, at the cost index, at both indices, or estimated anew. */
export type EacAssumption = "Plan" | "Cpi" | "CpiSpi" | "BottomUp";

export interface EarnedValueIndices {
  /** EV - AC; positive is favourable. */
  readonly cv: number;
  /** EV - PV; positive is favourable. */
  readonly sv: number;
  readonly cpi: Measure<number>;
  readonly spi: Measure<number>;
  /** Shares of BAC, 0.4 is 40 %. */
  readonly pctComplete: Measure<number>;
  readonly pctSpent: Measure<number>;
  readonly eac: Readonly<Record<EacAssumption, Measure<number>>>;
  /** EAC - AC. */
  readonly etc: Readonly<Record<EacAssumption, Measure<number>>>;
  /** BAC - EAC; positive is favourable. */
  readonly vac: Readonly<Record<EacAssumption, Measure<number>>>;
  /** Cost index that the remaining work needs to end at BAC. */
  readonly tcpiBac: Measure<number>;
  /** The same to end at the EAC by CPI: equals CPI, a check and no information. */
  readonly tcpiEac: Measure<number>;
}

const ratio = (part: number, whole: number, because: string): Measure<number> => (whole > 0 ? available(part / whole) : notAvailable("zero-denominator", because));
const mapped = (measure: Measure<number>, change: (value: number) => number): Measure<number> => (isAvailable(measure) ? available(change(measure.value)) : measure);
const mappedAll = (eac: EarnedValueIndices["eac"], change: (value: number) => number): EarnedValueIndices["eac"] => ({ Plan: mapped(eac.Plan, change), Cpi: mapped(eac.Cpi, change), CpiSpi: mapped(eac.CpiSpi, change), BottomUp: mapped(eac.BottomUp, change) });

/** The remaining work divided by an index that must be there and not 0. */
function remainder(work: number, index: Measure<number>): Measure<number> {
  if (!isAvailable(index)) return index;
  return index.value === 0 ? notAvailable("zero-denominator", "nothing has been earned yet, so the index is 0 and has no inverse") : available(work / index.value);
}

/**
 * Variances, indices and estimates at completion of earned value. METHOD.md 4, id `evm.indices`. Sources: EIA-748, PMI (2019).
 *
 * - `CV = EV - AC`, `SV = EV - PV`, `CPI = EV / AC`, `SPI = EV / PV`; an index with a denominator of 0 or less has no value, never 1.
 * - `EAC Plan = AC + (BAC - EV)`; `Cpi` divides the remaining work by CPI, `CpiSpi` by CPI x SPI, `BottomUp` replaces it by a new estimate.
 * - `TCPI to BAC = (BAC - EV) / (BAC - AC)`, without value once the budget is spent or the work complete.
 */
export function earnedValueIndices({ bac, pv, ev, ac, etcBottomUp }: EarnedValueInput): EarnedValueIndices {
  const cpi = ratio(ev, ac, "no actual cost is booked yet");
  const spi = ratio(ev, pv, "nothing was planned up to the status date");
  const work = bac - ev;
  const both: Measure<number> = isAvailable(cpi) ? mapped(spi, (value) => value * cpi.value) : cpi;
  const plusSpent = (measure: Measure<number>): Measure<number> => mapped(measure, (rest) => ac + rest);
  const eac = {
    Plan: available(ac + work),
    Cpi: plusSpent(remainder(work, cpi)),
    CpiSpi: plusSpent(remainder(work, both)),
    BottomUp: etcBottomUp === undefined ? notAvailable<number>("no-data", "nobody has estimated the remaining work anew") : available(ac + etcBottomUp),
  };
  const complete = notAvailable<number>("not-applicable", "the work is complete");
  return {
    cv: ev - ac,
    sv: ev - pv,
    cpi,
    spi,
    pctComplete: ratio(ev, bac, "the budget at completion is 0"),
    pctSpent: ratio(ac, bac, "the budget at completion is 0"),
    eac,
    etc: mappedAll(eac, (value) => value - ac),
    vac: mappedAll(eac, (value) => bac - value),
    tcpiBac: ev >= bac ? complete : ratio(work, bac - ac, "the budget at completion is spent"),
    tcpiEac: ev >= bac ? complete : isAvailable(eac.Cpi) ? ratio(work, eac.Cpi.value - ac, "the estimate at completion leaves nothing to spend") : eac.Cpi,
  };
}
