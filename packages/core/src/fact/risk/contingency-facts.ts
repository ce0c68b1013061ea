import { programMoney } from "../../currency/program-money.ts";
import { ratesText } from "../../currency/rates-text.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import type { BudgetLine } from "../../model/records/money-budget.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { scalarFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { percentileOf, simulationHead, type QuantifiedExposure } from "./loss-facts.ts";

/** The lines of the newest version in force: of the plan, else of the baseline. */
function inForce(lines: readonly BudgetLine[], asOf: IsoDate): readonly BudgetLine[] {
  const known = lines.filter(({ setOn }) => (setOn ?? "") <= asOf);
  const plan = known.filter(({ planKind }) => planKind === "plan");
  const kind = plan.length > 0 ? plan : known.filter(({ planKind }) => planKind === "baseline");
  const newest = kind.toSorted((a, b) => compareText(a.setOn ?? "", b.setOn ?? "") || compareText(a.version ?? "", b.version ?? "")).at(-1);
  return kind.filter(({ version }) => version === newest?.version);
}

/** The 80 % line of loss against what the budget sets aside for it (METHOD.md 5.2: expected values are no contingency). */
export function contingencyFacts(exposure: Measure<QuantifiedExposure> | undefined, context: FactContext): readonly ComputedFact[] {
  const { program, model, asOfDate, sha256 } = context;
  const budget = model.records?.budgetLines ?? [];
  if (exposure === undefined || budget.length === 0) return [];
  const lines = inForce(budget, asOfDate);
  const all = lines.filter(({ category }) => category === "contingency");
  const ahead = all.filter(({ to }) => to >= asOfDate);
  const { amount, rates } = programMoney(ahead.map((line) => ({ money: line.amount, nature: "budget", date: line.to })), { to: program.currency, asOf: asOfDate, rates: model.records?.fxRates ?? [] });
  const planned: Measure<number> = all.length === 0 ? notAvailable("no-data", "no line of the budget in force is of the category contingency") : amount;
  const need: Measure<number> = isAvailable(exposure) ? percentileOf(exposure.value.joint, 80) : exposure;
  const rows = ahead.map((line) => recordRow(line, line.id, { from: line.from, to: line.to }));
  const head = isAvailable(exposure) ? simulationHead(exposure.value, context) : { dimensions: {}, rule: "risk.simulate", arguments: { asOf: asOfDate }, rows: [] };
  const plan = { plan: lines[0]?.planKind ?? "none", version: lines[0]?.version ?? "none", periods: `ending on ${asOfDate} or later`, ...(rates.length === 0 ? {} : { rates: ratesText(rates) }) };
  return [
    scalarFact({ ...head, base: "risk.contingency.needed", label: "Contingency that covers the loss in 80 % of trials", arguments: { ...head.arguments, percentile: "P80, nearest-rank" }, currency: program.currency }, "money", need, sha256),
    scalarFact({ base: "risk.contingency.planned", dimensions: {}, label: "Contingency in the budget for the periods to come", rule: "budget.variance", arguments: plan, rows, currency: program.currency }, "money", planned, sha256, all.length),
    scalarFact(
      { ...head, base: "risk.contingency.cover", label: "Planned contingency less the 80 % line of loss", arguments: { ...head.arguments, ...plan, percentile: "P80, nearest-rank" }, rows: [...head.rows, ...rows], currency: program.currency },
      "money",
      !isAvailable(planned) ? planned : isAvailable(need) ? available(planned.value - need.value) : need,
      sha256,
    ),
  ];
}
