import type { CostCategory } from "../../model/records/money-budget.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { tableFact, type ComputedFact } from "../computed.ts";
import { budgetView, costsOf, declaredForecast, linesOf, monthsBetween, openAmount, openOf, spanOf, type BudgetView, type Selection } from "./budget-view.ts";
import { cell, costRow, flows, lineRow, moneyColumn, planned, versionText, withRates, type MoneyInput } from "./money-input.ts";

const minus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);
const whether = (has: boolean, value: number | null): number | null => (has ? value : null);

function headOf(view: BudgetView, input: MoneyInput) {
  const plan = view.plan?.lines ?? [];
  const rates = flows(input.cost, input).rates;
  const version = view.plan === undefined ? {} : { [view.plan.kind]: versionText(view.plan) };
  return withRates({ dimensions: {}, rule: "budget.variance", arguments: { ...version, to: input.closed, costBasis: "accrual" }, rows: [...plan.map(lineRow), ...input.cost.map(costRow)] }, rates);
}

/** Every workstream and category that plans or costs anything, in order; an amount of neither is its own row. */
function pairsOf(view: BudgetView, input: MoneyInput): readonly { readonly workstream: string | undefined; readonly category: CostCategory | undefined }[] {
  const all = [...(view.plan?.lines ?? []), ...(view.forecast?.lines ?? []), ...input.cost].map(({ workstream, category }) => ({ workstream, category }));
  const order = new Map(input.context.program.workstreams.map(({ id }, index) => [id, index]));
  const rank = (workstream: string | undefined): number => (workstream === undefined ? order.size + 1 : (order.get(workstream) ?? order.size));
  return [...new Map(all.map((pair) => [`${pair.workstream ?? ""}/${pair.category ?? ""}`, pair])).values()].sort((a, b) => rank(a.workstream) - rank(b.workstream) || compareText(a.workstream ?? "", b.workstream ?? "") || compareText(a.category ?? "", b.category ?? ""));
}

/** Records of exactly this pair: an amount without a category belongs to none of those that have one. */
const only = <T extends { readonly workstream?: string; readonly category?: CostCategory }>(records: readonly T[], pair: Pick<Selection, "workstream" | "category">): readonly T[] => records.filter(({ workstream, category }) => workstream === pair.workstream && category === pair.category);

/** By workstream and category: what the whole budget, its complete months, the cost, what is promised and the own forecast say. */
function lines(view: BudgetView, input: MoneyInput): ComputedFact {
  const span = view.plan === undefined ? undefined : spanOf(view.plan);
  const period = { from: span?.from, to: input.closed };
  const rows = pairsOf(view, input).map((pair) => {
    const budget = cell(planned(only(view.plan?.lines ?? [], pair), input).amount);
    const toDate = cell(planned(only(linesOf(view.plan, period), pair), input).amount);
    const actual = cell(flows(only(costsOf(input.cost, period), pair), input).amount);
    const open = openOf(view.commitments, pair).filter(({ order }) => order.workstream === pair.workstream && order.category === pair.category);
    const known = pair.workstream !== undefined && pair.category !== undefined;
    return [pair.workstream ?? null, pair.category ?? null, budget, toDate, actual, minus(toDate, actual), toDate === null || toDate === 0 || actual === null ? null : (toDate - actual) / toDate, cell(openAmount(open, input).amount), whether(known, cell(declaredForecast(view, pair, input)))];
  });
  const orphans = view.commitments.filter(({ order }) => !rows.some(([workstream, category]) => workstream === (order.workstream ?? null) && category === (order.category ?? null)));
  const rest = [...new Map(orphans.map(({ order }) => [`${order.workstream ?? ""}/${order.category ?? ""}`, order])).values()].map((order) => {
    const own = orphans.filter((one) => one.order.workstream === order.workstream && one.order.category === order.category);
    return [order.workstream ?? null, order.category ?? null, 0, 0, 0, 0, null, cell(openAmount(own, input).amount), null];
  });
  const columns = [
    { name: "program", label: "Workstream", unit: "text" },
    { name: "category", label: "Category", unit: "text" },
    moneyColumn("plan", "Budget", input),
    moneyColumn("plan-to-date", "Budget of complete months", input),
    moneyColumn("actual", "Cost of complete months", input),
    moneyColumn("variance", "Budget less cost", input),
    { name: "share", label: "Of the budget", unit: "share" },
    moneyColumn("open", "Promised, not invoiced", input),
    moneyColumn("forecast", "Own forecast of the whole", input),
  ] as const;
  return tableFact({ ...headOf(view, input), base: "budget.variance.lines", label: "Budget, cost, promises and forecast by workstream and category" }, columns, [...rows, ...rest], input.context.sha256);
}

const quarterOf = (day: IsoDate): string => `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;

/** By quarter and by year: sums over their months. A period with months that are not complete has a cost of its complete months only. */
function periods(view: BudgetView, input: MoneyInput, span: { readonly from: IsoDate; readonly to: IsoDate }): readonly ComputedFact[] {
  const months = monthsBetween(span.from, span.to);
  const row = (period: string, own: typeof months) => {
    const [from, to] = [own[0]?.from, own.at(-1)?.to];
    const complete = own.filter((month) => month.to <= input.closed);
    const done = { from, to: complete.at(-1)?.to };
    const plan = cell(planned(linesOf(view.plan, { from, to }), input).amount);
    const toDate = complete.length === 0 ? null : cell(planned(linesOf(view.plan, done), input).amount);
    const actual = complete.length === 0 ? null : cell(flows(costsOf(input.cost, done), input).amount);
    const rest = own.filter((month) => month.to > input.closed);
    const ahead = rest.length === 0 || view.forecast === undefined ? [] : linesOf(view.forecast, { from: rest[0]?.from, to });
    return [period, cell(planned(linesOf(view.baseline, { from, to }), input).amount), plan, toDate, actual, minus(toDate, actual), rest.length > 0 && ahead.length > 0 ? cell(planned(ahead, input).amount) : null, complete.length, own.length];
  };
  const columns = [
    { name: "period", label: "Period", unit: "text" },
    moneyColumn("baseline", "Baseline", input),
    moneyColumn("plan", "Budget", input),
    moneyColumn("plan-to-date", "Budget of complete months", input),
    moneyColumn("actual", "Cost of complete months", input),
    moneyColumn("variance", "Budget less cost", input),
    moneyColumn("forecast", "Own forecast of the other months", input),
    { name: "complete", label: "Complete months", unit: "count" },
    { name: "months", label: "Months", unit: "count" },
  ] as const;
  const grouped = (key: (day: IsoDate) => string) => [...Map.groupBy(months, (month) => key(month.from))].map(([period, own]) => row(period, own));
  const head = headOf(view, input);
  return [
    tableFact({ ...head, base: "budget.variance.months", label: "Budget, cost and forecast by month" }, columns, months.map((month) => row(month.from.slice(0, 7), [month])), input.context.sha256),
    tableFact({ ...head, base: "budget.variance.quarters", label: "Budget, cost and forecast by quarter and year" }, columns, [...grouped(quarterOf), ...grouped((day) => day.slice(0, 4))], input.context.sha256),
  ];
}

/** What each category burns: budget and cost month by month. A month that is not complete has no cost yet. */
function categories(view: BudgetView, input: MoneyInput, span: { readonly from: IsoDate; readonly to: IsoDate }): ComputedFact {
  const all = [...new Set([...(view.plan?.lines ?? []), ...costsOf(input.cost, span)].flatMap(({ category }) => category ?? []))].sort(compareText);
  const rows = monthsBetween(span.from, span.to).flatMap((month) =>
    all.map((category) => {
      const own = <T extends { readonly category?: CostCategory }>(records: readonly T[]): readonly T[] => records.filter((record) => record.category === category);
      const complete = month.to <= input.closed;
      return [month.from.slice(0, 7), category, cell(planned(own(linesOf(view.plan, month)), input).amount), complete ? cell(flows(own(costsOf(input.cost, month)), input).amount) : null];
    }),
  );
  const columns = [{ name: "period", label: "Period", unit: "text" }, { name: "category", label: "Category", unit: "text" }, moneyColumn("plan", "Budget", input), moneyColumn("actual", "Cost", input)] as const;
  return tableFact({ ...headOf(view, input), base: "budget.variance.categories", label: "Budget and cost by month and category" }, columns, rows, input.context.sha256);
}

/** Cost of each month by workstream, one column a category. */
function actualByMonth(view: BudgetView, input: MoneyInput): readonly ComputedFact[] {
  if (input.cost.length === 0) return [];
  const days = input.cost.map((entry) => entry.serviceTo ?? entry.date).sort(compareText);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const categories = [...new Set(input.cost.flatMap(({ category }) => category ?? []))].sort(compareText);
  const workstreams = [...new Set(pairsOf(view, input).map(({ workstream }) => workstream))];
  // Nothing posted is nothing spent only once the month is complete.
  const posted = (entries: MoneyInput["cost"], to: IsoDate): number | null => (entries.length === 0 && to > input.closed ? null : cell(flows(entries, input).amount));
  const rows = monthsBetween(first, last).flatMap((month) =>
    workstreams.flatMap((workstream) => {
      const own = costsOf(input.cost, month).filter((entry) => entry.workstream === workstream);
      return own.length === 0 ? [] : [[month.from.slice(0, 7), workstream ?? null, ...categories.map((category) => posted(own.filter((entry) => entry.category === category), month.to)), cell(flows(own, input).amount)]];
    }),
  );
  const columns = [{ name: "month", label: "Month", unit: "text" } as const, { name: "program", label: "Workstream", unit: "text" } as const, ...categories.map((category) => moneyColumn(category, category, input)), moneyColumn("total", "Total", input)];
  return [tableFact({ ...headOf(view, input), rule: "fx.convertSeries", base: "budget.actual.months", label: "Cost by month, workstream and category" }, columns, rows, input.context.sha256)];
}

export function budgetTables(input: MoneyInput): readonly ComputedFact[] {
  const view = budgetView(input);
  const span = view.plan === undefined ? undefined : spanOf(view.plan);
  return [...(view.plan === undefined ? [] : [lines(view, input)]), ...(span === undefined ? [] : [...periods(view, input, span), categories(view, input, span)]), ...actualByMonth(view, input)];
}
