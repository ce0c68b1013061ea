import { sum } from "simple-statistics";
import { planInForce, type PlanVersion } from "../../budget/plan-version.ts";
import { costDay } from "../../budget/accrued-cost.ts";
import type { UsedRate } from "../../currency/rate-for.ts";
import { earnedValueIndices, type EarnedValueIndices } from "../../earned-value/indices.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import type { ActualCost, BudgetLine } from "../../model/records/money-budget.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { flows, ofPart, planned, type MoneyInput, type Part } from "./money-input.ts";

/** The baseline in force, and the day up to which its earned value is known. */
export interface Baseline {
  readonly plan: PlanVersion;
  /** End of the last period that has an earned value and a complete cost. */
  readonly statusDate: IsoDate;
}

const earns = ({ earned, percentComplete }: BudgetLine): boolean => earned !== undefined || percentComplete !== undefined;

/** Undefined without a baseline that states earned value. */
export function baselineOf({ records, context, closed }: MoneyInput): Baseline | undefined {
  const plan = planInForce(records.budgetLines ?? [], "baseline", context.asOfDate);
  const statusDate = plan?.lines.filter((line) => earns(line) && line.to <= closed).map(({ to }) => to).sort(compareText).at(-1);
  return plan === undefined || statusDate === undefined ? undefined : { plan, statusDate };
}

/** What a part of the program planned, earned and spent up to a day. */
export interface Account {
  readonly bac: Measure<number>;
  readonly pv: Measure<number>;
  readonly ev: Measure<number>;
  readonly ac: Measure<number>;
  readonly etcBottomUp: Measure<number>;
  readonly lines: readonly BudgetLine[];
  readonly cost: readonly ActualCost[];
  /** Of the planned amounts, and of the cost. */
  readonly planRates: readonly UsedRate[];
  readonly costRates: readonly UsedRate[];
}

const added = (measures: readonly Measure<number>[]): Measure<number> => measures.find((measure) => !isAvailable(measure)) ?? available(sum(measures.flatMap((measure) => (isAvailable(measure) ? measure.value : []))));

/** Earned value of one line: the sum over its ended periods, or the newest judged share of its whole amount. */
function earnedOf(line: readonly BudgetLine[], to: IsoDate, input: MoneyInput): Measure<number> {
  const ended = line.filter((period) => period.to <= to);
  const newest = ended.filter(({ percentComplete }) => percentComplete !== undefined).toSorted((a, b) => compareText(a.to, b.to)).at(-1);
  if (newest?.percentComplete !== undefined) {
    const whole = planned(line, input).amount;
    return isAvailable(whole) ? available(whole.value * newest.percentComplete) : whole;
  }
  return planned(ended.flatMap(({ earned, to: day }) => (earned === undefined ? [] : [{ amount: earned, to: day }])), input).amount;
}

const byLine = (lines: readonly BudgetLine[]): readonly (readonly BudgetLine[])[] => [...Map.groupBy(lines, ({ id }) => id).values()];

function bottomUp(lines: readonly BudgetLine[], to: IsoDate, input: MoneyInput): Measure<number> {
  const estimates = byLine(lines).map((line) => line.filter((period) => period.to <= to && period.estimateToComplete !== undefined).toSorted((a, b) => compareText(a.to, b.to)).at(-1));
  const known = estimates.flatMap((line) => (line?.estimateToComplete === undefined ? [] : [{ amount: line.estimateToComplete, to: line.to }]));
  return known.length === 0 || known.length < estimates.length ? notAvailable("no-data", "not every line of the baseline states an estimate to complete") : planned(known, input).amount;
}

/** Earned value of a part up to a day, at the baseline; cost on accrual basis, of services up to that day. */
export function accountAt({ plan }: Baseline, part: Part, to: IsoDate, input: MoneyInput): Account {
  const lines = ofPart(plan.lines, part);
  const cost = ofPart(input.cost, part).filter((entry) => costDay(entry) <= to);
  const [whole, spent] = [planned(lines, input), flows(cost, input)];
  const ac: Measure<number> = (input.records.actuals ?? []).length === 0 ? notAvailable("no-data", "no export states what was spent") : spent.amount;
  return {
    bac: whole.amount,
    pv: planned(lines.filter((line) => line.to <= to), input).amount,
    ev: added(byLine(lines).map((line) => earnedOf(line, to, input))),
    ac,
    etcBottomUp: bottomUp(lines, to, input),
    lines,
    cost,
    planRates: whole.rates,
    costRates: spent.rates,
  };
}

/** Indices of an account; without planned amounts or cost those that need them say so. */
export function indicesOf({ bac, pv, ev, ac, etcBottomUp }: Account): Omit<EarnedValueIndices, "cv" | "sv"> & { readonly cv: Measure<number>; readonly sv: Measure<number> } {
  const missingPlan = [bac, pv, ev].find((measure) => !isAvailable(measure));
  const value = (measure: Measure<number>): number => (isAvailable(measure) ? measure.value : 0);
  const indices = earnedValueIndices({ bac: value(bac), pv: value(pv), ev: value(ev), ac: value(ac), etcBottomUp: isAvailable(etcBottomUp) ? etcBottomUp.value : undefined });
  const needsPlan = (measure: Measure<number>): Measure<number> => missingPlan ?? measure;
  const needsBoth = (measure: Measure<number>): Measure<number> => missingPlan ?? (isAvailable(ac) ? measure : ac);
  const all = (by: EarnedValueIndices["eac"]): EarnedValueIndices["eac"] => ({ Plan: needsBoth(by.Plan), Cpi: needsBoth(by.Cpi), CpiSpi: needsBoth(by.CpiSpi), BottomUp: needsBoth(by.BottomUp) });
  return {
    cv: needsBoth(available(indices.cv)),
    sv: needsPlan(available(indices.sv)),
    cpi: needsBoth(indices.cpi),
    spi: needsPlan(indices.spi),
    pctComplete: needsPlan(indices.pctComplete),
    pctSpent: needsBoth(indices.pctSpent),
    eac: all(indices.eac),
    etc: all(indices.etc),
    vac: all(indices.vac),
    tcpiBac: needsBoth(indices.tcpiBac),
    tcpiEac: needsBoth(indices.tcpiEac),
  };
}

