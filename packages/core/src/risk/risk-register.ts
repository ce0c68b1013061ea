import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";
import { emv } from "./emv.ts";

/** One risk as sums need it. Amounts of one currency, zero or more; probabilities 0 to 1. */
export interface RegisterRisk {
  readonly id: string;
  /** Default `threat`. */
  readonly type?: "threat" | "opportunity" | undefined;
  /** Before mitigation. */
  readonly p: number;
  readonly impact: number;
  /** After the mitigation so far; each defaults to its value before. */
  readonly residualP?: number | null | undefined;
  readonly residualImpact?: number | null | undefined;
  /** `closed` counts nowhere; every other word is open. */
  readonly status?: string | undefined;
  readonly mitigationDue?: IsoDate | null | undefined;
  /** `done` and `cancelled` are never overdue. */
  readonly mitigationStatus?: string | null | undefined;
}

export interface OverdueMitigation {
  readonly id: string;
  /** Calendar days since the due date, at least 1. */
  readonly daysOverdue: number;
}

/** Sums over open risks, in the currency of the amounts. */
export interface RegisterSums {
  readonly inherentEmv: number;
  readonly residualEmv: number;
  /** `1 − residual / inherent`; `zero-denominator` without inherent exposure. Negative where exposure has grown. */
  readonly reduction: Measure<number>;
  /** Expected gain of opportunities at their current values. */
  readonly opportunityEmv: number;
  /** `residual EMV − opportunity EMV`. */
  readonly netEmv: number;
  /** Inherent impacts of all open threats, as if every mitigation failed. */
  readonly worstCase: number;
  /** In the order of the risks. */
  readonly overdue: readonly OverdueMitigation[];
}

const isOpenRisk = ({ status }: Pick<RegisterRisk, "status">): boolean => status !== "closed";

/** Expected value before mitigation, 0 when closed. */
export const inherentEmvOf = (risk: RegisterRisk): number => (isOpenRisk(risk) ? emv(risk) : 0);
/** Expected value after the mitigation so far, 0 when closed. */
export const residualEmvOf = (risk: RegisterRisk): number => (isOpenRisk(risk) ? emv({ p: risk.residualP ?? risk.p, impact: risk.residualImpact ?? risk.impact }) : 0);

/** Days that a mitigation is overdue; undefined when it is not. Due today is not overdue (METHOD.md 5.3). */
export function daysOverdue({ status, mitigationDue, mitigationStatus }: Pick<RegisterRisk, "status" | "mitigationDue" | "mitigationStatus">, asOf: IsoDate): number | undefined {
  if (mitigationDue === undefined || mitigationDue === null || mitigationDue >= asOf) return undefined;
  return isOpenRisk({ status }) && mitigationStatus !== "done" && mitigationStatus !== "cancelled" ? daysBetween(mitigationDue, asOf) : undefined;
}

/**
 * The money of a risk register: expected loss before and after mitigation, expected gain of opportunities, worst case, and overdue
 * mitigations. Threats and opportunities are never mixed in one sum but `netEmv`; closed risks contribute 0.
 *
 * METHOD.md 5.2 and 5.3, `risk.register`. The sum of expected values is a mean, not a contingency.
 */
export function riskRegister({ risks, asOf }: { readonly risks: readonly RegisterRisk[]; readonly asOf: IsoDate }): RegisterSums {
  const open = risks.filter(isOpenRisk);
  const threats = open.filter(({ type }) => type !== "opportunity");
  const inherentEmv = sum(threats.map(inherentEmvOf));
  const residualEmv = sum(threats.map(residualEmvOf));
  const opportunityEmv = sum(open.filter(({ type }) => type === "opportunity").map(residualEmvOf));
  return {
    inherentEmv,
    residualEmv,
    reduction: inherentEmv === 0 ? notAvailable("zero-denominator", "no open threat has an expected loss before mitigation") : available(1 - residualEmv / inherentEmv),
    opportunityEmv,
    netEmv: residualEmv - opportunityEmv,
    worstCase: sum(threats.map(({ impact }) => impact)),
    overdue: risks.flatMap((risk) => {
      const days = daysOverdue(risk, asOf);
      return days === undefined ? [] : [{ id: risk.id, daysOverdue: days }];
    }),
  };
}
