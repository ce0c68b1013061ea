import { finding } from "../../finding/fact-reader.ts";
import { difference, differing, signed, was, type Pair, type Ranked } from "./ranked-change.ts";
import { moneyWeight, WEIGHTS } from "./weights.ts";

interface Amount {
  readonly id: string;
  readonly label: string;
  /** Whether more of it is worse. */
  readonly bad: boolean;
  /** Part of its weight, where another amount says nearly the same. */
  readonly part: number;
}

const AMOUNTS: readonly Amount[] = [
  { id: "budget.plan.total", label: "The budget in force", bad: true, part: 1 },
  { id: "budget.forecast.declared", label: "The program’s own forecast of its cost", bad: true, part: 1 },
  { id: "earned-value.estimate.cpi", label: "The estimate at completion, if the rest costs as the work so far,", bad: true, part: 0.8 },
  { id: "budget.variance.to-date", label: "Budget less cost so far", bad: false, part: 0.5 },
  { id: "risk.exposure.residual", label: "The expected loss from open threats", bad: true, part: 1 },
];

/** Amounts that moved by a quarter of a hundredth of the budget or more. */
export const moneyChanges = (pair: Pair): readonly Ranked[] =>
  AMOUNTS.flatMap(({ id, label, bad, part }): readonly Ranked[] => {
    const amount = differing(id, pair);
    if (amount === undefined || amount.unit !== "money") return [];
    const by = difference(amount);
    const weight = moneyWeight(by, pair.after) * part * (by > 0 === bad ? 1 : 0.5);
    if (weight < WEIGHTS.budgetPercent * 0.125) return [];
    return [{ weight, change: { subject: id, figure: signed(by, "money", pair.after.program, amount.currency), figureUnit: "", headline: finding(`${label} ${by > 0 ? "rose" : "fell"} from `, was(amount), " to ", { fact: id }, ".") } }];
  });
