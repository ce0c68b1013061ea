import type { EstimateDotsFigure, LimitLineFigure, MinimumBarFigure, NoticeTimelineFigure, PeriodColumn, PeriodColumnsFigure, SpendCurveFigure, VarianceBarsFigure } from "@almanac/charts";
import { factId, parseFactId, type Edition } from "@almanac/core";
import { table } from "../../../publication/facts.ts";
import { categoryName, monthName, workstreamName } from "../../../publication/money/money-rows.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../../../publication/table-rows.ts";

/** Facts in the shape that the charts of money take. Nothing is computed here but the top of a shared scale. */

const FORECAST_METHODS = ["run-rate", "plan-remaining", "performance", "declared"] as const;
const wholeRow = (edition: Edition, base: string): NamedRow | undefined => namedRows(table(edition.facts, base)).find((row) => textIn(row, "program") === "");
/** What the months to come are taken to cost, in few words; the data table has the whole. */
const ASSUMED: Readonly<Record<(typeof FORECAST_METHODS)[number], string>> = { "run-rate": "As the last three months", "plan-remaining": "As planned", performance: "As far from plan as so far", declared: "The program’s own forecast" };

export function spendCurveFigure(edition: Edition): SpendCurveFigure | undefined {
  const months = namedRows(table(edition.facts, "earned-value.performance.months")).map((row) => ({ date: textIn(row, "to"), planned: numberIn(row, "pv"), earned: numberIn(row, "ev"), cost: numberIn(row, "ac") }));
  const [first] = months;
  if (first === undefined || months.every(({ planned }) => planned === null)) return undefined;
  const whole = wholeRow(edition, "budget.forecast.methods");
  const stated = whole === undefined ? [] : FORECAST_METHODS.flatMap((method) => numberIn(whole, method) ?? []);
  const forecast = stated.length === 0 ? undefined : { low: Math.min(...stated), high: Math.max(...stated) };
  return { months, start: `${first.date.slice(0, 7)}-01`, currency: edition.program.currency, ...(forecast === undefined ? {} : { forecast }) };
}

export function estimatesFigure(edition: Edition): EstimateDotsFigure | undefined {
  const whole = wholeRow(edition, "budget.forecast.methods");
  const plan = whole === undefined ? null : numberIn(whole, "plan");
  const period = whole === undefined || plan === null ? [] : FORECAST_METHODS.flatMap((method) => {
    const amount = numberIn(whole, method);
    return amount === null ? [] : [{ label: ASSUMED[method], amount }];
  });
  const work = namedRows(table(edition.facts, "earned-value.estimate.variants")).flatMap((row) => {
    const amount = numberIn(row, "eac");
    return amount === null ? [] : [{ label: textIn(row, "variant").replace(/^./, (letter) => letter.toUpperCase()), amount }];
  });
  const account = wholeRow(edition, "earned-value.performance.workstreams");
  const baseline = account === undefined ? null : numberIn(account, "bac");
  const groups = [
    ...(plan === null || period.length === 0 ? [] : [{ title: "Cost of the period", budget: { label: "budget", amount: plan }, estimates: period }]),
    ...(baseline === null || work.length === 0 ? [] : [{ title: "Cost of all the work", budget: { label: "baseline", amount: baseline }, estimates: work }]),
  ];
  return groups.length === 0 ? undefined : { groups, currency: edition.program.currency };
}

export function varianceFigure(edition: Edition): VarianceBarsFigure | undefined {
  const rows = namedRows(table(edition.facts, "budget.variance.lines")).flatMap((row) => {
    const amount = numberIn(row, "variance");
    return amount === null || amount === 0 ? [] : [{ label: workstreamName(edition.program, textIn(row, "program")), of: categoryName(textIn(row, "category")).toLowerCase(), amount }];
  });
  return rows.length === 0 ? undefined : { rows: rows.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount)), currency: edition.program.currency };
}

const column = (month: string, parts: Omit<PeriodColumn, "label" | "name">): PeriodColumn => ({ label: monthName(month), name: monthName(month, "full"), ...parts });

export function monthsFigure(edition: Edition): PeriodColumnsFigure | undefined {
  const columns = namedRows(table(edition.facts, "budget.variance.months")).map((row) => column(textIn(row, "period"), { value: numberIn(row, "actual"), plan: numberIn(row, "plan"), forecast: numberIn(row, "forecast") }));
  return columns.length === 0 ? undefined : { title: "Cost by month against its budget", columns, words: { value: "spent", plan: "budget", forecast: "own forecast" }, currency: edition.program.currency };
}

/** Each category's months; the one that costs most has a scale of its own, the others share one. */
export function categoryFigures(edition: Edition): readonly { readonly category: string; readonly own: boolean; readonly figure: PeriodColumnsFigure }[] {
  const groups = [...Map.groupBy(namedRows(table(edition.facts, "budget.variance.categories")), (row) => textIn(row, "category"))].map(([category, rows]) => {
    const columns = rows.map((row) => column(textIn(row, "period"), { value: numberIn(row, "actual"), plan: numberIn(row, "plan") }));
    return { category, columns, top: Math.max(0, ...columns.flatMap(({ value, plan }) => [value ?? 0, plan ?? 0])) };
  });
  const sorted = groups.toSorted((a, b) => b.top - a.top || (a.category < b.category ? -1 : 1));
  const [first, ...others] = sorted;
  const yMax = Math.max(0, ...others.map(({ top }) => top));
  // Twins of one size need no scale of their own.
  const apart = first !== undefined && others.length > 0 && first.top > 4 * yMax;
  return sorted.map(({ category, columns, top }, index) => {
    const own = apart && index === 0;
    return { category, own, figure: { title: `${categoryName(category)}: cost by month against its budget`, columns, words: { value: "spent", plan: "budget" }, currency: edition.program.currency, yMax: own ? top : apart ? yMax : (first?.top ?? top), small: true } };
  });
}

/** Whether a billing month is later than the last complete one, as the receipt of its cost names it. */
function isRunning({ facts }: Edition, month: string): boolean {
  const complete = facts["cloud.cost.effective"]?.receipt.arguments["month"];
  return typeof complete === "string" && month > complete;
}

export function cloudFigure(edition: Edition): PeriodColumnsFigure | undefined {
  const columns = namedRows(table(edition.facts, "cloud.cost.months")).flatMap((row) => {
    const [value, list] = [numberIn(row, "effective"), numberIn(row, "list")];
    return value === null ? [] : [column(textIn(row, "period"), { value, outline: list, running: isRunning(edition, textIn(row, "period")) })];
  });
  return columns.length === 0 ? undefined : { title: "Cloud cost by billing month against list prices", columns, words: { value: "cost", outline: "at list prices" }, currency: edition.program.currency };
}

export function commitmentFigure(edition: Edition): PeriodColumnsFigure | undefined {
  const rows = namedRows(table(edition.facts, "cloud.commitment.months")).filter((row) => numberIn(row, "purchased") !== null && numberIn(row, "used") !== null);
  const [name] = [...Map.groupBy(rows, (row) => textIn(row, "commitment"))].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const columns = rows.filter((row) => textIn(row, "commitment") === name).map((row) => column(textIn(row, "month"), { value: numberIn(row, "used"), outline: numberIn(row, "purchased"), running: isRunning(edition, textIn(row, "month")) }));
  return columns.length === 0 ? undefined : { title: `${name ?? "Commitment"}: paid for and used by month`, columns, words: { value: "used", outline: "paid for" }, currency: edition.program.currency };
}

/** What is limited, in the order of the table of resources. */
export function quotaFigures(edition: Edition): readonly { readonly place: number; readonly title: string; readonly figure: LimitLineFigure }[] {
  const readings = namedRows(table(edition.facts, "quota.use.measurements"));
  return namedRows(table(edition.facts, "quota.use.resources")).flatMap((row, place) => {
    const points = readings.filter((reading) => ["resource", "region", "program"].every((name) => textIn(reading, name) === textIn(row, name))).flatMap((reading) => {
      const granted = numberIn(reading, "granted");
      return granted === null ? [] : [{ date: textIn(reading, "date"), granted, used: numberIn(reading, "used") }];
    });
    const title = [textIn(row, "resource"), textIn(row, "region")].filter((part) => part !== "").join(", ");
    const requested = numberIn(row, "requested");
    return points.length === 0 ? [] : [{ place, title, figure: { title, unit: textIn(row, "in"), points, ...(requested === null ? {} : { requested }) } }];
  });
}

const VERBS: Readonly<Record<string, string>> = { automatic: "renews" };
/** Running contracts that name a day for notice or an end. */
export function noticeFigure({ facts, asOfDate }: Edition): NoticeTimelineFigure | undefined {
  const rows = namedRows(table(facts, "vendors.notice.contracts")).flatMap((row) => {
    const [noticeBy, ends] = [textIn(row, "notice-by"), textIn(row, "ends")];
    if (noticeBy === "" && ends === "") return [];
    return [{ label: textIn(row, "vendor") || textIn(row, "contract"), verb: VERBS[textIn(row, "renewal")] ?? "ends", ...(noticeBy === "" ? {} : { noticeBy }), ...(ends === "" ? {} : { ends }) }];
  });
  return rows.length === 0 ? undefined : { rows, asOf: asOfDate };
}

const AGREEMENT = "vendors.spend-agreement";
/** Contracts with a yearly minimum, by id. */
export function minimumFigures({ facts }: Edition): readonly { readonly contract: string; readonly figure: MinimumBarFigure }[] {
  const contracts = Object.keys(facts).filter((id) => id.startsWith(`${AGREEMENT}.minimum{`)).sort().flatMap((id) => parseFactId(id)?.dimensions["contract"] ?? []);
  return contracts.flatMap((contract) => {
    const fact = (measure: string) => facts[factId(`${AGREEMENT}.${measure}`, { contract })];
    const amount = (measure: string): number | undefined => {
      const found = fact(measure);
      return found?.type === "scalar" && typeof found.value === "number" ? found.value : undefined;
    };
    const [invoiced, minimum, shortfall, stated] = [amount("spent"), amount("minimum"), amount("expected-shortfall"), fact("minimum")];
    const currency = stated?.type === "scalar" ? stated.currency : undefined;
    return invoiced === undefined || minimum === undefined || shortfall === undefined || currency === undefined || minimum <= 0 ? [] : [{ contract, figure: { title: contract, invoiced, minimum, shortfall, currency } }];
  });
}
