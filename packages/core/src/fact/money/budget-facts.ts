import { budgetForecast, type ForecastMethod } from "../../budget/forecast.ts";
import { budgetVariance } from "../../budget/variance.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import { exactDifference, exactSum } from "../../model/money.ts";
import { addDays } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { budgetView, costsOf, declaredForecast, linesOf, monthsBetween, spanOf, type BudgetView } from "./budget-view.ts";
import { amountFact, amountText, cell, costRow, flows, lineRow, moneyColumn, ofPart, planned, versionText, withRates, type MoneyInput, type Part } from "./money-input.ts";

const RUN_RATE_MONTHS = 3;
const METHODS: readonly { readonly method: ForecastMethod; readonly base: string; readonly says: string }[] = [
  { method: "runRate", base: "run-rate", says: "the months to come cost what the last three did" },
  { method: "planRemaining", base: "plan-remaining", says: "the months to come cost what is planned" },
  { method: "performance", base: "performance", says: "the months to come miss the plan as those so far" },
];

const versionOf = ({ plan }: BudgetView): FactHead["arguments"] => (plan === undefined ? {} : { [plan.kind]: versionText(plan) });
const noActuals = notAvailable<number>("no-data", "no export states what was spent");

/** Declared totals that differ from the sum of their lines. A total of a version that was not set yet is not checked. */
function totals(input: MoneyInput): readonly ComputedFact[] {
  const lines = (input.records.budgetLines ?? []).filter(({ setOn }) => setOn === undefined || setOn <= input.context.asOfDate);
  const known = (input.records.budgetTotals ?? []).filter((total) => lines.some(({ planKind, version }) => planKind === total.planKind && version === total.version));
  if (known.length === 0) return [];
  const rows = known.map((total) => {
    const own = lines.filter((line) => line.planKind === total.planKind && line.version === total.version && (total.workstream === undefined || line.workstream === total.workstream) && (total.category === undefined || line.category === total.category) && (total.from === undefined || line.from >= total.from) && (total.to === undefined || line.to <= total.to));
    const mixed = own.some(({ amount }) => amount.currency !== total.amount.currency);
    const difference = exactDifference(total.amount, exactSum(own.map(({ amount }) => amount)));
    return { total, agrees: !mixed && difference.amount === 0n };
  });
  const head = { base: "budget.plan.totals-that-differ", dimensions: {}, label: "Declared budget totals that differ from the sum of their lines", rule: "budget.variance", rows: rows.map(({ total, agrees }) => recordRow(total, `${total.id} ${total.version ?? total.planKind}`, { declared: amountText(total.amount), agrees: String(agrees) })) };
  return [scalarFact(head, "count", available(rows.filter(({ agrees }) => !agrees).length), input.context.sha256, rows.length)];
}

function amounts(view: BudgetView, part: Part, input: MoneyInput): readonly ComputedFact[] {
  const { plan, baseline } = view;
  const span = plan === undefined ? undefined : spanOf(plan);
  const selection = { workstream: part.workstream };
  const facts: ComputedFact[] = [];
  const head = { dimensions: part.dimensions, rule: "budget.variance" };
  if (plan !== undefined && part.workstream === undefined) {
    const own = linesOf(plan, selection);
    const total = planned(own, input);
    facts.push(amountFact({ ...head, base: "budget.plan.total", label: "Budget in force", arguments: versionOf(view) ?? {}, rows: own.map(lineRow) }, total.amount, total.rates, input, own.length));
  }
  if (baseline !== undefined && part.workstream === undefined) {
    const total = planned(baseline.lines, input);
    facts.push(amountFact({ ...head, base: "budget.plan.baseline", label: "Budget of the baseline", arguments: { baseline: versionText(baseline) }, rows: baseline.lines.map(lineRow) }, total.amount, total.rates, input, baseline.lines.length));
  }
  const posted = costsOf(input.cost, selection);
  if ((input.records.actuals ?? []).length > 0) {
    const spent = flows(posted, input);
    facts.push(amountFact({ ...head, rule: "fx.convertSeries", base: "budget.actual.to-date", label: "Cost posted so far", arguments: { costBasis: "accrual", to: input.context.asOfDate }, rows: posted.map(costRow) }, spent.amount, spent.rates, input, posted.length));
  }
  if (plan === undefined || span === undefined) return facts;
  const period = { ...selection, from: span.from, to: input.closed };
  const [ownPlan, ownCost] = [linesOf(plan, period), costsOf(input.cost, period)];
  const [budget, spent] = [planned(ownPlan, input), flows(ownCost, input)];
  const actual = (input.records.actuals ?? []).length === 0 ? noActuals : spent.amount;
  const result = isAvailable(budget.amount) && isAvailable(actual) ? budgetVariance({ plan: budget.amount.value, actual: actual.value }) : undefined;
  const missing = isAvailable(budget.amount) ? actual : budget.amount;
  const varianceHead = { ...head, arguments: { ...versionOf(view), from: span.from, to: input.closed, costBasis: "accrual" }, rows: [...ownPlan.map(lineRow), ...ownCost.map(costRow)] };
  const rates = [...budget.rates, ...spent.rates];
  return [
    ...facts,
    amountFact({ ...varianceHead, base: "budget.variance.to-date", label: "Budget less cost, complete months" }, result === undefined ? missing : available(result.variance), rates, input, ownCost.length),
    ...(part.workstream !== undefined ? [] : [scalarFact({ ...withRates(varianceHead, rates), base: "budget.variance.share", label: "Budget less cost as a share of the budget, complete months" }, "share", result?.variancePct ?? missing, input.context.sha256, ownCost.length)]),
  ];
}

/** Plan and cost by month of a part, as the rules of forecasts read them; undefined where one has no value. */
function monthlySeries(view: BudgetView, workstream: string | undefined, input: MoneyInput) {
  const span = view.plan === undefined ? undefined : spanOf(view.plan);
  if (span === undefined || (input.records.actuals ?? []).length === 0) return undefined;
  const months = monthsBetween(span.from, span.to);
  const plan = months.map((month) => planned(linesOf(view.plan, { workstream, ...month }), input));
  const done = months.filter(({ to }) => to <= input.closed);
  const actual = done.map((month) => flows(costsOf(input.cost, { workstream, ...month }), input));
  const missing = [...plan, ...actual].map(({ amount }) => amount).find((amount) => !isAvailable(amount));
  const values = (list: typeof plan): readonly number[] => list.flatMap(({ amount }) => cell(amount) ?? []);
  return { months, missing, plan: values(plan), actual: values(actual), rates: [...plan, ...actual].flatMap(({ rates }) => rates), cost: costsOf(input.cost, { workstream, from: span.from, to: input.closed }) };
}

function forecasts(view: BudgetView, parts: readonly Part[], input: MoneyInput): readonly ComputedFact[] {
  const whole = monthlySeries(view, undefined, input);
  if (whole === undefined || view.plan === undefined) return [];
  const forecastOf = (series: NonNullable<typeof whole>, method: ForecastMethod): Measure<number> => series.missing ?? budgetForecast({ plan: series.plan, actual: series.actual, method, window: RUN_RATE_MONTHS }).forecast;
  const head = { dimensions: {}, rule: "budget.forecast", arguments: { ...versionOf(view), to: input.closed, window: RUN_RATE_MONTHS, costBasis: "accrual" }, rows: [...view.plan.lines.map(lineRow), ...whole.cost.map(costRow)] };
  const { monthlyRunRate } = budgetForecast({ plan: whole.plan, actual: whole.actual, method: "runRate", window: RUN_RATE_MONTHS });
  const rates = [...new Map(whole.rates.map((rate) => [`${rate.from} ${rate.basis} ${rate.date}`, rate])).values()];
  const own = linesOf(view.forecast, { from: addDays(input.closed, 1) });
  const columns = [{ name: "program", label: "Workstream, empty for the whole", unit: "text" } as const, moneyColumn("plan", "Budget in force", input), ...METHODS.map(({ base, says }) => moneyColumn(base, `If ${says}`, input)), moneyColumn("declared", "The program’s own forecast", input), moneyColumn("variance", "Budget less own forecast", input)];
  const rows = parts.flatMap(({ workstream }) => {
    const series = monthlySeries(view, workstream, input);
    if (series === undefined || (workstream !== undefined && linesOf(view.plan, { workstream }).length === 0)) return [];
    const [plan, declared] = [cell(planned(linesOf(view.plan, { workstream }), input).amount), cell(declaredForecast(view, { workstream }, input))];
    return [[workstream ?? null, plan, ...METHODS.map(({ method }) => cell(forecastOf(series, method))), declared, plan === null || declared === null ? null : plan - declared]];
  });
  return [
    amountFact({ ...head, base: "budget.forecast.run-rate", label: "Cost of the whole budget period if the months to come cost what the last three did", arguments: { ...head.arguments, method: "runRate" } }, forecastOf(whole, "runRate"), rates, input, whole.actual.length),
    amountFact({ ...head, base: "budget.forecast.declared", label: "Cost of the whole budget period by the program’s own forecast", arguments: { ...head.arguments, method: "declared", ...(view.forecast === undefined ? {} : { forecast: versionText(view.forecast) }) }, rows: [...whole.cost.map(costRow), ...own.map(lineRow)] }, declaredForecast(view, {}, input), rates, input, own.length),
    amountFact({ ...head, base: "budget.forecast.monthly-run-rate", label: "Cost of a month, mean of the last three complete months", rows: whole.cost.map(costRow) }, whole.missing ?? monthlyRunRate, rates, input, Math.min(RUN_RATE_MONTHS, whole.actual.length)),
    tableFact({ ...withRates(head, rates), base: "budget.forecast.methods", label: "Forecasts of the whole budget period by method" }, columns, rows, input.context.sha256),
  ];
}

/** Credits that reduced the cost. */
function credits(input: MoneyInput): readonly ComputedFact[] {
  const found = input.cost.filter(({ entry }) => entry === "credit");
  if (found.length === 0) return [];
  const columns = [{ name: "document", label: "Credit note", unit: "text" }, { name: "date", label: "Posted", unit: "date" }, { name: "program", label: "Workstream", unit: "text" }, { name: "corrects", label: "Corrects", unit: "text" }, { name: "about", label: "About", unit: "text" }, moneyColumn("amount", "Amount", input)] as const;
  const { rates } = flows(found, input);
  return [tableFact({ ...withRates({ base: "budget.actual.credits", dimensions: {}, label: "Credit notes, subtracted from cost", rule: "fx.convertSeries", arguments: {}, rows: found.map(costRow) }, rates) }, columns, found.map((entry) => [entry.document, entry.date, entry.workstream ?? null, entry.settles ?? null, entry.title ?? null, cell(flows([entry], input).amount)]), input.context.sha256)];
}

export function budgetFacts(parts: readonly Part[], input: MoneyInput): readonly ComputedFact[] {
  const view = budgetView(input);
  const concerned = parts.filter((part) => part.workstream === undefined || ofPart(view.plan?.lines ?? [], part).length > 0 || ofPart(input.cost, part).length > 0);
  const any = view.plan !== undefined || input.cost.length > 0;
  return any ? [...concerned.flatMap((part) => amounts(view, part, input)), ...totals(input), ...forecasts(view, parts, input), ...credits(input)] : [];
}
