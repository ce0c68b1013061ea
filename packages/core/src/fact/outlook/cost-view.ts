import { costDay } from "../../budget/accrued-cost.ts";
import type { PlanVersion } from "../../budget/plan-version.ts";
import type { UsedRate } from "../../currency/rate-for.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import type { ActualCost, BudgetLine } from "../../model/records/money-budget.ts";
import { addDays, daysBetween, type IsoDate } from "../../model/time.ts";
import { budgetView, costsOf, linesOf, spanOf } from "../money/budget-view.ts";
import { flows, planned, type MoneyInput } from "../money/money-input.ts";

/** Complete months whose mean is the weekly burn. */
const BURN_MONTHS = 3;

/** What a workstream, or the rest of the program, costs and may cost. Money in the program's currency. */
export interface CostOf {
  /** Id of the workstream; undefined: what belongs to none. */
  readonly workstream: string | undefined;
  readonly actual: number;
  readonly burn: number;
  readonly budget: number;
}

export interface CostView {
  readonly parts: readonly CostOf[];
  /** Last day to which the budget in force goes: cost after it is not counted, because nothing stands against it. */
  readonly budgetTo: IsoDate;
  readonly burnFrom: IsoDate;
  /** Last day of the last complete month: cost after it is taken from the burn. */
  readonly closed: IsoDate;
  readonly plan: PlanVersion;
  readonly lines: readonly BudgetLine[];
  readonly cost: readonly ActualCost[];
  readonly rates: readonly UsedRate[];
}

const firstOfMonth = (date: IsoDate): IsoDate => `${date.slice(0, 7)}-01` as IsoDate;

function monthsBack(closed: IsoDate, months: number): IsoDate {
  let first = firstOfMonth(closed);
  for (let month = 1; month < months; month += 1) first = firstOfMonth(addDays(first, -1));
  return first;
}

/** Cost, burn and budget of each workstream and of what belongs to none; undefined where no budget or no cost is in the exports. */
export function costView(input: MoneyInput): Measure<CostView> | undefined {
  const { context, cost, closed } = input;
  const { plan } = budgetView(input);
  if ((input.records.budgetLines ?? []).length === 0 && cost.length === 0) return undefined;
  if (plan === undefined) return notAvailable("no-data", "no budget was set by this day");
  const span = spanOf(plan);
  if (span === undefined || cost.length === 0) return notAvailable("no-data", "no cost is posted, so there is no burn to carry on");
  const burnFrom = monthsBack(closed, BURN_MONTHS);
  const recent = costsOf(cost, { from: burnFrom, to: closed });
  if (recent.length === 0) return notAvailable("no-data", `no cost is posted for ${burnFrom} to ${closed}, so there is no burn to carry on`);
  const spent = costsOf(cost, { from: span.from, to: closed });
  const rates: UsedRate[] = [];
  const parts: CostOf[] = [];
  for (const workstream of [...context.program.workstreams.map(({ id }) => id), undefined]) {
    const own = <T extends { readonly workstream?: string }>(records: readonly T[]): readonly T[] => records.filter((record) => (workstream === undefined ? !context.program.workstreams.some(({ id }) => id === record.workstream) : record.workstream === workstream));
    const [actual, burn, budget] = [flows(own(spent), input), flows(own(recent), input), planned(own(linesOf(plan, {})), input)];
    for (const { amount } of [actual, burn, budget]) if (!isAvailable(amount)) return amount;
    if (!isAvailable(actual.amount) || !isAvailable(burn.amount) || !isAvailable(budget.amount)) continue;
    rates.push(...actual.rates, ...budget.rates);
    parts.push({ workstream, actual: actual.amount.value, burn: (burn.amount.value * 7) / (daysBetween(burnFrom, closed) + 1), budget: budget.amount.value });
  }
  const counted = [...spent.filter((entry) => costDay(entry) <= closed)];
  return available({ parts, budgetTo: span.to, burnFrom, closed, plan, lines: plan.lines, cost: counted, rates: [...new Map(rates.map((rate) => [`${rate.from} ${rate.basis} ${rate.date}`, rate])).values()] });
}
