import { compareText, isoDate, type IsoDate, type Money, type Records, type SourceRef } from "@almanac/core";

/** An amount that a page adds to others, and the day on which it has to be converted when its currency is foreign. */
export interface AmountNeed {
  readonly record: { readonly source: SourceRef };
  /** Role of its column, which is also the column of amounts that it belongs to. */
  readonly role: string;
  readonly money: Money;
  /** `flow`: happened on `on`. `plan`: set by then; its own days may lie ahead, so a budget rate or the newest quote serves. */
  readonly of: "flow" | "plan";
  readonly on: IsoDate;
}

type Owner = AmountNeed["record"];

const need = (record: Owner, role: string, money: Money | undefined, of: AmountNeed["of"], on: IsoDate): readonly AmountNeed[] =>
  money === undefined ? [] : [{ record, role, money, of, on }];

/** Every amount of the program's money, in the order of files, lines and columns. */
export function amountNeeds(records: Partial<Records>): readonly AmountNeed[] {
  const { budgetLines = [], actuals = [], vendorContracts = [], cloudCosts = [], benefits = [] } = records;
  return [
    ...budgetLines.flatMap((line) => need(line, "amount", line.amount, "plan", line.setOn ?? line.from)),
    ...actuals.flatMap((actual) => need(actual, "amount", actual.amount, "flow", actual.date)),
    ...vendorContracts.flatMap((contract) => [
      ...need(contract, "value", contract.value, "plan", contract.start),
      ...need(contract, "monthlyMinimum", contract.monthlyMinimum, "plan", contract.start),
      ...need(contract, "annualMinimum", contract.annualMinimum, "plan", contract.start),
    ]),
    ...cloudCosts.flatMap((cost) => {
      const on = isoDate(cost.from.slice(0, 10));
      return cost.billed === undefined ? need(cost, "effectiveCost", cost.effective, "flow", on) : need(cost, "billedCost", cost.billed, "flow", on);
    }),
    ...benefits.flatMap((benefit) => need(benefit, "amount", benefit.amount, benefit.basis === "realised" ? "flow" : "plan", benefit.statedOn ?? benefit.from)),
  ].toSorted((a, b) => compareText(a.record.source.file, b.record.source.file) || a.record.source.line - b.record.source.line || compareText(a.role, b.role));
}
