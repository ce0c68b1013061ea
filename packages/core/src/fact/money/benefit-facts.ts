import { programMoney, type DatedMoney } from "../../currency/program-money.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import type { Benefit } from "../../model/records/money-budget.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { amountFact, cell, moneyColumn, withRates, type MoneyInput } from "./money-input.ts";

const known = ({ statedOn, to, basis }: Benefit, asOf: IsoDate): boolean => (statedOn ?? (basis === "realised" ? to : "")) <= asOf;
const benefitRow = (benefit: Benefit) => recordRow(benefit, `${benefit.id} ${benefit.basis} ${benefit.to}`, { to: benefit.to, statedOn: benefit.statedOn ?? null });

const total = (benefits: readonly Benefit[], { book }: MoneyInput) =>
  programMoney(benefits.flatMap(({ amount, to }): readonly DatedMoney[] => (amount === undefined ? [] : [{ money: amount, nature: "flow", date: to < book.asOf ? to : book.asOf }])), book);

const share = (realised: Measure<number>, promised: Measure<number>): Measure<number> => {
  if (!isAvailable(promised)) return promised;
  if (!isAvailable(realised)) return realised;
  return promised.value === 0 ? notAvailable("zero-denominator", "no business case promised anything up to that day") : available(realised.value / promised.value);
};

/** Measured benefits in their own unit: the newest measurement against the promise whose period is nearest to it. */
function measured(id: string, all: readonly Benefit[], basis: Benefit["basis"]): { readonly value: number | null; readonly to: IsoDate | null; readonly unit: string | null } {
  const newest = all.filter((benefit) => benefit.id === id && benefit.basis === basis && benefit.value !== undefined).toSorted((a, b) => compareText(a.to, b.to)).at(-1);
  return { value: newest?.value ?? null, to: newest?.to ?? null, unit: newest?.unit ?? null };
}

const inMoney = (benefits: readonly Benefit[], basis: Benefit["basis"]): readonly Benefit[] => benefits.filter((benefit) => benefit.basis === basis && benefit.amount !== undefined);
const lastDay = (benefits: readonly Benefit[]): IsoDate | undefined => benefits.map(({ to }) => to).sort(compareText).at(-1);

/**
 * What business cases promised, benefit by benefit up to the end of its own last measured period, and what was measured. A promise whose period has
 * ended and that nobody has measured yet is not zero (METHOD.md 1.1): it is in no share, and its amount stands by itself.
 */
export function benefitFacts(input: MoneyInput): readonly ComputedFact[] {
  const asOf = input.context.asOfDate;
  const all = (input.records.benefits ?? []).filter((benefit) => known(benefit, asOf));
  if (all.length === 0) return [];
  const ids = [...new Set(all.map(({ id }) => id))].sort(compareText);
  const realised = inMoney(all, "realised");
  const until = lastDay(realised);
  const measuredTo = new Map(ids.map((id) => [id, lastDay(realised.filter((benefit) => benefit.id === id))]));
  const promises = inMoney(all, "business-case");
  const promised = promises.filter(({ id, to }) => to <= (measuredTo.get(id) ?? ""));
  const unmeasured = promises.filter(({ id, to }) => to <= asOf && to > (measuredTo.get(id) ?? ""));
  const open = total(unmeasured, input);
  const [was, is] = [total(promised, input), total(realised, input)];
  const nothing = notAvailable<number>("no-data", "no benefit in money has been measured yet");
  const head = { dimensions: {}, rule: "declared", arguments: { ...(until === undefined ? {} : { to: until }), asOf }, rows: [...promised, ...realised].map(benefitRow) };
  const rates = [...was.rates, ...is.rates];
  const rows = ids.map((id) => {
    const own = all.filter((benefit) => benefit.id === id);
    const first = own[0] as Benefit;
    const end = own.filter(({ basis }) => basis === "realised").map(({ to }) => to).sort(compareText).at(-1);
    const stated = own.some(({ amount }) => amount !== undefined);
    const due = promised.filter((benefit) => benefit.id === id);
    const [promise, fact] = [measured(id, own, "business-case"), measured(id, own, "realised")];
    const [whole, got] = [inMoney(own, "business-case"), inMoney(own, "realised")];
    const [duePart, gotPart] = [total(due, input).amount, total(got, input).amount];
    return [id, first.title, first.workstream ?? null, stated ? cell(total(whole, input).amount) : null, stated && end !== undefined ? cell(duePart) : null, stated && end !== undefined ? cell(gotPart) : null, end ?? null, stated && end !== undefined ? cell(share(gotPart, duePart)) : null, promise.value, fact.value, promise.unit ?? fact.unit, promise.to];
  });
  const columns = [
    { name: "benefit", label: "Benefit", unit: "text" },
    { name: "title", label: "Title", unit: "text" },
    { name: "program", label: "Workstream", unit: "text" },
    moneyColumn("case", "Whole business case", input),
    moneyColumn("promised", "Promised up to the last measurement", input),
    moneyColumn("realised", "Realised", input),
    { name: "to", label: "Measured to", unit: "date" },
    { name: "share", label: "Realised of promised", unit: "share" },
    { name: "promised-value", label: "Promised, in its unit", unit: "ratio" },
    { name: "realised-value", label: "Measured, in its unit", unit: "ratio" },
    { name: "in", label: "In", unit: "text" },
    { name: "promised-by", label: "Promised by", unit: "date" },
  ] as const;
  const whole = total(promises, input);
  return [
    amountFact({ ...head, base: "benefits.realised.case", label: "All business cases that are stated in money, whole", arguments: { asOf }, rows: promises.map(benefitRow) }, promises.length === 0 ? notAvailable("no-data", "no business case is stated in money") : whole.amount, whole.rates, input, promises.length),
    amountFact({ ...head, base: "benefits.realised.promised", label: "Benefits that business cases promised, each up to its last measurement", rows: promised.map(benefitRow) }, until === undefined ? nothing : was.amount, was.rates, input, promised.length),
    amountFact({ ...head, base: "benefits.realised.amount", label: "Benefits realised", rows: realised.map(benefitRow) }, until === undefined ? nothing : is.amount, is.rates, input, realised.length),
    scalarFact({ ...withRates(head, rates), base: "benefits.realised.share", label: "Benefits realised of those promised" }, "share", until === undefined ? nothing : share(is.amount, was.amount), input.context.sha256, promised.length),
    amountFact({ ...head, base: "benefits.realised.unmeasured", label: "Benefits promised for periods that have ended and that nobody has measured yet", arguments: { asOf }, rows: unmeasured.map(benefitRow) }, open.amount, open.rates, input, unmeasured.length),
    scalarFact({ ...head, base: "benefits.realised.measured", label: "Benefits with a measurement", rows: all.map(benefitRow) }, "count", available(ids.filter((id) => all.some((benefit) => benefit.id === id && benefit.basis === "realised")).length), input.context.sha256, ids.length),
    tableFact({ ...withRates(head, total(all, input).rates), base: "benefits.realised.benefits", label: "Each benefit: promised and realised", rows: all.map(benefitRow) }, columns, rows, input.context.sha256),
  ];
}
