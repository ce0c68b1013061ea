import { decimalText, type Money, type Risk } from "@almanac/core";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { trimmed } from "../../table/trimmed.ts";
import { assessmentOf, INHERENT, isNegative, isPositive, RESIDUAL, type RiskContext, type RiskRow } from "./assessment.ts";
import { RISK_COLUMNS } from "./columns.ts";
import { stepsAsPercentages } from "./steps-as-percentages.ts";

/**
 * A register of threats and opportunities: one row a risk, or one row a risk and day where it has an `As of` column. Undated rows say
 * what is true on the day of their export only, not since when: an earlier statement needs an earlier export.
 */
export const riskRegisterKind = tableKind({
  kind: "risk-register",
  title: "Risk register",
  area: "governance",
  fills: "risks",
  earlier: "riskHistory",
  columns: RISK_COLUMNS,
  signature: ["probability", "impact"],
  unique: ["id", "asOf"],
  currency: "currency",
  since: "asOf",
  recordOf,
  checkFile: stepsAsPercentages,
});

const AMOUNTS = ["impact", "impactLow", "impactHigh", "residualImpact", "residualImpactLow", "residualImpactHigh"] as const;

function recordOf(written: RiskRow, context: RiskContext): Risk | undefined {
  const row = trimmed(written);
  const inherent = assessmentOf(row, INHERENT, context) ?? {};
  const residual = assessmentOf(row, RESIDUAL, context);
  const type = typeOf(row, context);
  const status = statusOf(row, context);
  compareExposure(row, "exposure", row.probability, row.impact, context);
  compareExposure(row, "residualExposure", row.residualProbability, row.residualImpact, context);
  if (type === undefined || status === undefined) return undefined;
  const mitigation = given({ what: row.mitigation, cost: row.mitigationCost, due: row.mitigationDue, status: row.mitigationStatus });
  return given({
    source: context.source,
    id: row.id,
    title: row.title,
    description: row.description,
    type,
    inherent,
    residual,
    mitigation: Object.keys(mitigation).length === 0 ? undefined : mitigation,
    owner: row.owner,
    status,
    opened: row.opened,
    closed: row.closed,
    category: row.category,
    workstream: row.workstream,
    trigger: row.trigger,
    reviewedOn: row.reviewedOn,
    reviewBy: row.reviewBy,
    driver: row.driver,
    asOf: row.asOf,
  });
}

function typeOf(row: RiskRow, context: RiskContext): Risk["type"] | undefined {
  const gains = AMOUNTS.filter((role) => isNegative(row[role]));
  const gain = gains[0];
  if (gain === undefined) return row.type ?? "threat";
  const loss = AMOUNTS.find((role) => isPositive(row[role]));
  if (row.type !== "threat" && loss === undefined) return "opportunity";
  return context.refuse(gain, "RISK-SIGN", {
    message: row.type === "threat" ? "a threat with a negative amount: a loss is written as a positive amount" : "one amount of the risk is a gain and another a loss",
    found: "a negative amount",
    expected: "amounts of one sign: positive for a threat, negative or positive for an opportunity",
    hint: "correct the sign, or make two risks of it",
  });
}

function statusOf(row: RiskRow, context: RiskContext): Risk["status"] | undefined {
  const { opened, closed, status } = row;
  if (opened !== undefined && closed !== undefined && closed < opened)
    return context.refuse("closed", "DATE-ORDER", {
      message: "the risk was closed before it was opened",
      found: closed,
      expected: `${opened} or later`,
      hint: "correct one of the two dates",
    });
  if (closed === undefined) return status ?? "open";
  if (status !== "open") return status ?? "closed";
  return context.refuse("closed", "STATE-DATES", {
    message: "an open risk has a day on which it was closed",
    found: closed,
    expected: "no closing day, or the status closed",
    hint: "empty the cell, or set the status",
  });
}

/** Registers print rounded percentages: 1 % of 64.5 million stated as 322,500 is really 0.5 %. */
function compareExposure(row: RiskRow, role: "exposure" | "residualExposure", probability: number | undefined, impact: Money | undefined, context: RiskContext): void {
  const stated = row[role];
  if (stated === undefined || probability === undefined || impact === undefined || stated.currency !== impact.currency) return;
  const expected = probability * Number(decimalText(impact));
  const difference = Math.abs(expected - Number(decimalText(stated)));
  if (difference <= Math.max(1, Math.abs(expected) * 0.005)) return;
  context.warn(role, "RISK-EXPOSURE", {
    message: "the stated exposure is not probability × impact, as both cells stand",
    found: decimalText(stated),
    expected: `about ${expected.toFixed(0)}`,
    hint: "the probability is often shown rounded: export it with its decimals; the product of the two cells is what is used",
  });
}
