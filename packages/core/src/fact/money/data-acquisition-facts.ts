import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import { scalarFact, type ComputedFact } from "../computed.ts";
import { budgetView, costsOf, linesOf } from "./budget-view.ts";
import { amountFact, costRow, flows, lineRow, planned, type MoneyInput } from "./money-input.ts";

const CATEGORY = "data-acquisition";

/** The budget for buying and labelling data: what was agreed, what is in force, what it cost, what is left. By workstream: `budget.variance.lines`. */
export function dataAcquisitionFacts(input: MoneyInput): readonly ComputedFact[] {
  const view = budgetView(input);
  const selection = { category: CATEGORY } as const;
  const [baseline, plan, cost] = [linesOf(view.baseline, selection), linesOf(view.plan, selection), costsOf(input.cost, selection)];
  if (baseline.length === 0 && plan.length === 0 && cost.length === 0) return [];
  const [agreed, budget, spent] = [planned(baseline, input), planned(plan, input), flows(cost, input)];
  const head = { dimensions: {}, rule: "budget.variance", arguments: { category: CATEGORY, to: input.context.asOfDate, costBasis: "accrual" } };
  const actual: Measure<number> = (input.records.actuals ?? []).length === 0 ? notAvailable("no-data", "no export states what was spent") : spent.amount;
  const missing = isAvailable(budget.amount) ? actual : budget.amount;
  const left = plan.length === 0 ? notAvailable<number>("no-data", "the budget in force plans no data acquisition") : isAvailable(budget.amount) && isAvailable(actual) ? available(budget.amount.value - actual.value) : missing;
  return [
    ...(plan.length === 0 ? [] : [amountFact({ ...head, base: "budget.data-acquisition.plan", label: "Budget in force for data acquisition", rows: plan.map(lineRow) }, budget.amount, budget.rates, input, plan.length)]),
    ...(baseline.length === 0 ? [] : [amountFact({ ...head, base: "budget.data-acquisition.baseline", label: "Baseline for data acquisition", rows: baseline.map(lineRow) }, agreed.amount, agreed.rates, input, baseline.length)]),
    amountFact({ ...head, base: "budget.data-acquisition.actual", label: "Cost of data acquisition so far", rows: cost.map(costRow) }, actual, spent.rates, input, cost.length),
    amountFact({ ...head, base: "budget.data-acquisition.remaining", label: "Left of the budget for data acquisition", rows: [...plan.map(lineRow), ...cost.map(costRow)] }, left, [...budget.rates, ...spent.rates], input),
    scalarFact({ ...head, base: "budget.data-acquisition.cost-per-item", label: "Cost of one usable labelled item", currency: input.book.to, rows: cost.map(costRow) }, "money", notAvailable("no-data", "no export says how many usable labelled items were delivered"), input.context.sha256),
  ];
}
