import { earnedSchedule } from "../../earned-value/earned-schedule.ts";
import type { EacAssumption } from "../../earned-value/indices.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import { addDays, compareText, type IsoDate } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { Receipt } from "../fact.ts";
import { accountAt, baselineOf, indicesOf, type Account, type Baseline } from "./earned-value-account.ts";
import { amountFact, cell, costRow, lineRow, moneyColumn, versionText, withRates, type MoneyInput, type Part } from "./money-input.ts";

const VARIANTS: readonly { readonly key: EacAssumption; readonly says: string }[] = [
  { key: "Plan", says: "the rest costs what was planned" },
  { key: "Cpi", says: "the rest costs as much more or less as the work so far" },
  { key: "CpiSpi", says: "the rest is as costly and as slow as the work so far" },
  { key: "BottomUp", says: "the rest costs what its owners now estimate" },
];

type Head = Omit<FactHead, "base" | "label">;

function headOf(account: Account, { plan, statusDate }: Baseline, part: Part): Head & { readonly arguments: Receipt["arguments"] } {
  const rules = [...new Set(account.lines.flatMap(({ earnedRule }) => earnedRule ?? []))].sort(compareText).join(", ");
  return {
    dimensions: part.dimensions,
    rule: "evm.indices",
    arguments: { statusDate, baseline: versionText(plan), earnedRule: rules === "" ? "not stated" : rules, costBasis: "accrual" },
    rows: [...account.lines.map(lineRow), ...account.cost.map(costRow)],
  };
}

function performance(baseline: Baseline, part: Part, input: MoneyInput): readonly ComputedFact[] {
  const account = accountAt(baseline, part, baseline.statusDate, input);
  const { pv, ev, ac, bac, lines, cost, planRates, costRates } = account;
  const rates = [...planRates, ...costRates];
  const indices = indicesOf(account);
  const head = headOf(account, baseline, part);
  const { sha256 } = input.context;
  const n = new Set(lines.map(({ id }) => id)).size;
  // What is planned and earned has nothing to do with cost: its receipt names no invoice and no rate of one.
  const { costBasis: _, ...planArguments } = head.arguments;
  const ofPlan = withRates({ ...head, arguments: planArguments, rows: lines.map(lineRow) }, planRates);
  const ofCost = withRates({ ...head, arguments: { statusDate: baseline.statusDate, costBasis: "accrual" }, rows: cost.map(costRow) }, costRates);
  const ratio = (base: string, label: string, unit: "ratio" | "share", measure: Measure<number>, from: Head): ComputedFact => scalarFact({ ...from, base: `earned-value.performance.${base}`, label }, unit, measure, sha256, n);
  const amount = (base: string, label: string, measure: Measure<number>, from: Head): ComputedFact => scalarFact({ ...from, base: `earned-value.performance.${base}`, label, currency: input.book.to }, "money", measure, sha256, n);
  const both = [ratio("cpi", "Cost performance index: earned value to actual cost", "ratio", indices.cpi, withRates<Head>(head, rates)), ratio("spi", "Schedule performance index: earned value to planned value", "ratio", indices.spi, ofPlan)];
  if (part.workstream !== undefined) return both;
  return [
    ...both,
    scalarFact({ ...head, base: "earned-value.performance.status-date", label: "Status date: end of the last month with earned value and a complete cost", rows: lines.filter(({ to }) => to === baseline.statusDate).map(lineRow) }, "date", available(baseline.statusDate), sha256),
    amount("bac", "Budget at completion of the baseline", bac, ofPlan),
    amount("pv", "Planned value to the status date", pv, ofPlan),
    amount("ev", "Earned value to the status date", ev, ofPlan),
    amount("ac", "Actual cost to the status date", ac, ofCost),
    ratio("complete", "Share of the baseline earned", "share", indices.pctComplete, ofPlan),
    amountFact({ ...head, base: "earned-value.estimate.cpi", label: "Estimate at completion if the rest costs as much more or less as the work so far", arguments: { ...head.arguments, eac: "Cpi" } }, indices.eac.Cpi, rates, input, n),
    tableFact(
      { ...withRates(head, rates), base: "earned-value.estimate.variants", label: "Estimates at completion and to complete, by what they assume" },
      [{ name: "variant", label: "Assumption", unit: "text" }, moneyColumn("eac", "At completion", input), moneyColumn("etc", "To complete", input), moneyColumn("vac", "Budget less estimate", input), { name: "because", label: "Why it is missing", unit: "text" }],
      VARIANTS.map(({ key, says }) => [says, cell(indices.eac[key]), cell(indices.etc[key]), cell(indices.vac[key]), isAvailable(indices.eac[key]) ? null : indices.eac[key].because]),
      sha256,
    ),
  ];
}

/** Ends of the periods of the baseline, if each is one calendar month; earned schedule counts in months. */
function monthEnds({ plan }: Baseline): Measure<readonly IsoDate[]> {
  const monthly = plan.lines.every(({ from, to }) => from.endsWith("-01") && from.slice(0, 7) === to.slice(0, 7) && addDays(to, 1).endsWith("-01"));
  return monthly ? available([...new Set(plan.lines.map(({ to }) => to))].sort(compareText)) : notAvailable("not-applicable", "the periods of the baseline are not calendar months");
}

function scheduleOf(baseline: Baseline, part: Part, input: MoneyInput) {
  const ends = monthEnds(baseline);
  const account = accountAt(baseline, part, baseline.statusDate, input);
  if (!isAvailable(ends)) return { account, ends: [], months: ends, schedule: undefined };
  const pvCumulative = ends.value.flatMap((to) => cell(accountAt(baseline, part, to, input).pv) ?? []);
  const at = ends.value.filter((to) => to <= baseline.statusDate).length;
  const complete = pvCumulative.length === ends.value.length && isAvailable(account.ev);
  const missing: Measure<readonly IsoDate[]> = isAvailable(account.ev) ? isAvailable(account.bac) ? ends : notAvailable(account.bac.notAvailable, account.bac.because) : notAvailable(account.ev.notAvailable, account.ev.because);
  return { account, ends: ends.value, months: missing, schedule: complete && isAvailable(account.ev) ? earnedSchedule({ pvCumulative, ev: account.ev.value, at }) : undefined };
}

function schedule(baseline: Baseline, part: Part, input: MoneyInput): readonly ComputedFact[] {
  const { account, months, schedule: earned, ends } = scheduleOf(baseline, part, input);
  const head = { ...headOf(account, baseline, part), rule: "evm.earnedSchedule", rows: account.lines.map(lineRow) };
  const missing: Measure<number> = isAvailable(months) ? notAvailable("no-data", "the baseline has no planned value") : months;
  const fact = (base: string, label: string, unit: "months" | "ratio", measure: Measure<number> | undefined): ComputedFact => scalarFact({ ...head, base: `earned-value.schedule.${base}`, label, arguments: { ...head.arguments, months: ends.length } }, unit, measure ?? missing, input.context.sha256);
  return [
    fact("es", "Earned schedule: months of the plan that are earned", "months", earned?.es),
    fact("sv-t", "Schedule variance in time", "months", earned?.svT),
    fact("spi-t", "Schedule performance index in time", "ratio", earned?.spiT),
    fact("ieac-t", "Duration to expect at this pace", "months", earned?.ieacT),
    fact("tspi", "Pace that ending as planned needs", "ratio", earned?.tspi),
  ];
}

function workstreams(baseline: Baseline, parts: readonly Part[], input: MoneyInput): ComputedFact {
  const whole = accountAt(baseline, { dimensions: {}, workstream: undefined }, baseline.statusDate, input);
  const month = baseline.statusDate.slice(0, 7);
  const rows = parts.flatMap((part) => {
    const account = accountAt(baseline, part, baseline.statusDate, input);
    if (account.lines.length === 0) return [];
    const before = accountAt(baseline, part, addDays(`${month}-01` as IsoDate, -1), input);
    const indices = indicesOf(account);
    const [pv, ev, earlierPv, earlierEv] = [cell(account.pv), cell(account.ev), cell(before.pv), cell(before.ev)];
    const monthPv = pv === null || earlierPv === null ? null : pv - earlierPv;
    const monthEv = ev === null || earlierEv === null ? null : ev - earlierEv;
    const spiT = scheduleOf(baseline, part, input).schedule?.spiT;
    return [[part.workstream ?? null, cell(account.bac), pv, ev, cell(account.ac), cell(indices.cv), cell(indices.sv), cell(indices.cpi), cell(indices.spi), spiT === undefined ? null : cell(spiT), cell(indices.pctComplete), cell(indices.pctSpent), cell(indices.tcpiBac), cell(indices.tcpiEac), cell(indices.eac.Cpi), monthPv, monthEv, monthPv === null || monthEv === null || monthPv === 0 ? null : monthEv / monthPv]];
  });
  return tableFact(
    { ...withRates(headOf(whole, baseline, { dimensions: {}, workstream: undefined }), [...whole.planRates, ...whole.costRates]), rule: "evm.rollup", base: "earned-value.performance.workstreams", label: "Earned value of the whole program and by workstream" },
    [
      { name: "program", label: "Workstream, empty for the whole", unit: "text" },
      ...([["bac", "Budget at completion"], ["pv", "Planned value"], ["ev", "Earned value"], ["ac", "Actual cost"], ["cv", "Cost variance"], ["sv", "Schedule variance"]] as const).map(([name, label]) => moneyColumn(name, label, input)),
      { name: "cpi", label: "Cost index", unit: "ratio" },
      { name: "spi", label: "Schedule index", unit: "ratio" },
      { name: "spi-t", label: "Schedule index in time", unit: "ratio" },
      { name: "complete", label: "Complete", unit: "share" },
      { name: "spent", label: "Spent", unit: "share" },
      { name: "tcpi-bac", label: "Cost index needed to end at budget", unit: "ratio" },
      { name: "tcpi-eac", label: "Cost index needed to end at the estimate", unit: "ratio" },
      moneyColumn("eac-cpi", "Estimate at completion by cost index", input),
      moneyColumn("month-pv", "Planned in the month", input),
      moneyColumn("month-ev", "Earned in the month", input),
      { name: "month-share", label: "Earned of planned in the month", unit: "share" },
    ],
    rows,
    input.context.sha256,
  );
}

function course(baseline: Baseline, input: MoneyInput): ComputedFact {
  const part: Part = { dimensions: {}, workstream: undefined };
  const whole = accountAt(baseline, part, baseline.statusDate, input);
  const ends = [...new Set(baseline.plan.lines.map(({ to }) => to))].sort(compareText);
  const rows = ends.map((to) => {
    const { pv, ev, ac } = accountAt(baseline, part, to, input);
    return to <= baseline.statusDate ? [to, cell(pv), cell(ev), cell(ac)] : [to, cell(pv), null, null];
  });
  const columns = [{ name: "to", label: "End of period", unit: "date" } as const, moneyColumn("pv", "Planned value", input), moneyColumn("ev", "Earned value", input), moneyColumn("ac", "Actual cost", input)];
  return tableFact({ ...withRates(headOf(whole, baseline, part), [...whole.planRates, ...whole.costRates]), base: "earned-value.performance.months", label: "Cumulative planned value, earned value and actual cost" }, columns, rows, input.context.sha256);
}

export function earnedValueFacts(parts: readonly Part[], input: MoneyInput): readonly ComputedFact[] {
  const baseline = baselineOf(input);
  if (baseline === undefined) return [];
  const whole: Part = { dimensions: {}, workstream: undefined };
  return [...parts.filter(({ workstream }) => workstream === undefined || baseline.plan.lines.some((line) => line.workstream === workstream)).flatMap((part) => performance(baseline, part, input)), ...schedule(baseline, whole, input), workstreams(baseline, parts, input), course(baseline, input)];
}
