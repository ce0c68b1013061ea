import { programMoney } from "../../currency/program-money.ts";
import { ratesText } from "../../currency/rates-text.ts";
import type { UsedRate } from "../../currency/rate-for.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import type { Money } from "../../model/money.ts";
import type { Risk, RiskAssessment, RiskImpact } from "../../model/records/governance-risk.ts";
import { lognormal } from "../../risk/lognormal.ts";
import type { LossSeverity } from "../../risk/simulate-losses.ts";
import type { FactContext } from "../scope.ts";

/** What one assessment is worth, in the program's currency. */
export interface RiskValue {
  /** 0 to 1. */
  readonly p: number;
  /** Amount if it happens: as stated, of a range the mean of its lognormal distribution. */
  readonly impact: number;
  /** The same, of a range its high end. */
  readonly worst: number;
  readonly severity: LossSeverity;
}

/** The range of a risk as a severity, or one amount where it is no range that a lognormal can have. */
function rangeSeverity(low: number, mode: number | undefined, high: number): Pick<RiskValue, "impact" | "severity"> {
  const distribution = lognormal({ low, high });
  if (isAvailable(distribution)) return { impact: distribution.value.mean, severity: { low, high } };
  const amount = mode ?? (low + high) / 2;
  return { impact: amount, severity: { amount } };
}

const moniesOf = (impact: RiskImpact): readonly Money[] => (impact.basis === "amount" ? [impact.amount] : [impact.low, ...(impact.mode === undefined ? [] : [impact.mode]), impact.high]);

/** Amounts of a register in the program's currency: what is still to come is valued at the newest closing rate. */
function inProgramCurrency(money: Money, { program, model, asOfDate }: FactContext): { readonly amount: Measure<number>; readonly rates: readonly UsedRate[] } {
  return programMoney([{ money, nature: "balance", date: asOfDate }], { to: program.currency, asOf: asOfDate, rates: model.records?.fxRates ?? [] });
}

function valueOf({ probability, impact }: RiskAssessment, context: FactContext): Measure<RiskValue> {
  if (probability === undefined || impact === undefined) return notAvailable("no-data", "the register states no probability or no amount");
  const amounts: number[] = [];
  for (const money of moniesOf(impact)) {
    const { amount } = inProgramCurrency(money, context);
    if (!isAvailable(amount)) return amount;
    amounts.push(amount.value);
  }
  const [first = 0] = amounts;
  const last = amounts.at(-1) ?? first;
  if (impact.basis === "amount") return available({ p: probability, impact: first, worst: first, severity: { amount: first } });
  return available({ p: probability, worst: last, ...rangeSeverity(first, amounts.length === 3 ? amounts[1] : undefined, last) });
}

export const inherentValue = (risk: Risk, context: FactContext): Measure<RiskValue> => valueOf(risk.inherent, context);

/** After the mitigation so far; what the register does not say about it is as it was before. */
export const residualValue = ({ inherent, residual }: Risk, context: FactContext): Measure<RiskValue> => valueOf({ ...inherent, ...residual }, context);

/** The rates behind the values of some risks, in the words of a receipt; nothing where all are in the program's currency. */
export function ratesArgument(risks: readonly Risk[], context: FactContext): { readonly rates?: string } {
  const monies = risks.flatMap(({ inherent, residual }) => [inherent, residual ?? {}]).flatMap(({ impact }) => (impact === undefined ? [] : moniesOf(impact)));
  const foreign = [...new Map(monies.filter(({ currency }) => currency !== context.program.currency).map((money) => [money.currency, money])).values()];
  const rates = foreign.flatMap((money) => inProgramCurrency(money, context).rates);
  return rates.length === 0 ? {} : { rates: ratesText(rates) };
}
