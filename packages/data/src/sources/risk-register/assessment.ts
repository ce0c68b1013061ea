import { compareMoney, share, type Money, type RiskAssessment, type RiskImpact, type RiskStep } from "@almanac/core";
import type { Row } from "../../table/column.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import type { RiskColumns } from "./columns.ts";
import { riskStep, SCALE_IN_WORDS } from "./risk-step.ts";

type Role = keyof RiskColumns;
export type RiskRow = Row<RiskColumns>;
export type RiskContext = RowContext<RiskColumns>;

/** The roles of one assessment: the register has two sets of them, before and after mitigation. */
interface Roles {
  readonly probability: "probability" | "residualProbability";
  readonly probabilityStep: "probabilityStep" | "residualProbabilityStep";
  readonly impact: "impact" | "residualImpact";
  readonly impactLow: "impactLow" | "residualImpactLow";
  readonly impactHigh: "impactHigh" | "residualImpactHigh";
  readonly impactStep: "impactStep" | "residualImpactStep";
}

export const INHERENT: Roles = {
  probability: "probability",
  probabilityStep: "probabilityStep",
  impact: "impact",
  impactLow: "impactLow",
  impactHigh: "impactHigh",
  impactStep: "impactStep",
};
export const RESIDUAL: Roles = {
  probability: "residualProbability",
  probabilityStep: "residualProbabilityStep",
  impact: "residualImpact",
  impactLow: "residualImpactLow",
  impactHigh: "residualImpactHigh",
  impactStep: "residualImpactStep",
};

export const isNegative = (money: Money | undefined): boolean => money !== undefined && money.amount < 0n;
export const isPositive = (money: Money | undefined): boolean => money !== undefined && money.amount > 0n;
const magnitude = (money: Money): Money => (money.amount < 0n ? { ...money, amount: -money.amount } : money);

/** What a row says about one risk before or after mitigation; undefined when it says nothing. Problems are refused at their cell. */
export function assessmentOf(row: RiskRow, roles: Roles, context: RiskContext): RiskAssessment | undefined {
  const probability = row[roles.probability];
  const assessment = given({
    probability: probability === undefined ? undefined : share(probability),
    probabilityStep: stepOf(row, roles.probabilityStep, context),
    impact: impactOf(row, roles, context),
    impactStep: stepOf(row, roles.impactStep, context),
  });
  return Object.keys(assessment).length === 0 ? undefined : assessment;
}

function stepOf(row: RiskRow, role: Roles["probabilityStep"] | Roles["impactStep"], context: RiskContext): RiskStep | undefined {
  const text = row[role];
  if (text === undefined) return undefined;
  const step = riskStep(text);
  if (step !== undefined) return step;
  return context.refuse(role, "SCALE-STEP", {
    message: `\`${text}\` is no step of the scale from 1 to 5`,
    found: text,
    expected: SCALE_IN_WORDS,
    hint: `write a whole number from 1 to 5; of another scale say what its words mean: \`values: { ${role}: { … : 1 } }\``,
  });
}

function impactOf(row: RiskRow, roles: Roles, context: RiskContext): RiskImpact | undefined {
  const mode = row[roles.impact];
  const low = row[roles.impactLow];
  const high = row[roles.impactHigh];
  if (low === undefined && high === undefined) return mode === undefined ? undefined : { basis: "amount", amount: magnitude(mode) };
  if (low === undefined || high === undefined) {
    const end: Role = low === undefined ? roles.impactHigh : roles.impactLow;
    return context.refuse(end, "RANGE-ORDER", {
      message: "a range needs both of its ends",
      found: low === undefined ? "a high end only" : "a low end only",
      expected: "low and high",
      hint: "fill the other end, or leave both empty",
    });
  }
  // A gain of 10 to 30 is written −10 to −30 or −30 to −10: both name the same range.
  const [least, most] = isNegative(low) && compareMoney(magnitude(low), magnitude(high)) === 1 ? [high, low] : [low, high];
  const range = { basis: "range" as const, low: magnitude(least), ...(mode === undefined ? {} : { mode: magnitude(mode) }), high: magnitude(most) };
  if (ordered(range)) return range;
  return context.refuse(roles.impactLow, "RANGE-ORDER", {
    message: "low, likely and high impact must be of one currency and in this order",
    found: mode === undefined ? "low over high, or two currencies" : "another order, or two currencies",
    expected: "low ≤ likely ≤ high",
    hint: "correct the three cells; the likely one may be left empty",
  });
}

function ordered({ low, mode, high }: { readonly low: Money; readonly mode?: Money; readonly high: Money }): boolean {
  const steps = mode === undefined ? [compareMoney(low, high)] : [compareMoney(low, mode), compareMoney(mode, high)];
  return steps.every((step) => step !== undefined && step <= 0);
}
