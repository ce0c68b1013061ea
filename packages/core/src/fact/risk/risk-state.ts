import { isAvailable, type Measure } from "../../model/measure.ts";
import type { Risk } from "../../model/records/governance-risk.ts";
import { compareText, dateIn, type IsoDate } from "../../model/time.ts";
import type { RegisterRisk } from "../../risk/risk-register.ts";
import { recordRow } from "../record-row.ts";
import type { RowRef } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { inherentValue, residualValue, type RiskValue } from "./risk-value.ts";

/** A row of a register with the day for which it holds. */
export interface RiskState {
  readonly risk: Risk;
  readonly on: IsoDate;
  /** Its register, and its id in it: ids of two registers may be the same. */
  readonly key: string;
  readonly state: "open" | "closed" | "occurred";
  readonly inherent: Measure<RiskValue>;
  readonly residual: Measure<RiskValue>;
}

/** A closing day that is still to come closes nothing yet. */
function stateOn({ status, closed }: Risk, day: IsoDate): RiskState["state"] {
  return status === "closed" && closed !== undefined && closed > day ? "open" : status;
}

function stateOf(risk: Risk, context: FactContext): RiskState {
  const { model, program, asOfDate } = context;
  const file = model.sources.find((source) => source.file === risk.source.file);
  const exported = file?.exportedAtBasis === "declared" ? dateIn(program.timeZone, file.exportedAt) : asOfDate;
  const on = risk.asOf ?? exported;
  return { risk, on, key: `${file?.source ?? risk.source.file} ${risk.id}`, state: stateOn(risk, on), inherent: inherentValue(risk, context), residual: residualValue(risk, context) };
}

export interface RegisterHistory {
  /** Newest row of each risk, by register and row. */
  readonly current: readonly RiskState[];
  /** Every row, oldest first. */
  readonly rows: readonly RiskState[];
}

/** What the registers say on the as-of date, and what they said before. A row of a later day, or about a risk opened later, does not exist yet. */
export function registerHistory(context: FactContext): RegisterHistory {
  const { risks = [], riskHistory = [] } = context.model.records ?? {};
  const exists = ({ on, risk }: RiskState): boolean => on <= context.asOfDate && (risk.opened ?? "") <= context.asOfDate;
  const now = risks.map((risk) => stateOf(risk, context)).filter(exists);
  const rows = [...riskHistory.map((risk) => stateOf(risk, context)).filter(exists), ...now].toSorted((a, b) => compareText(a.on, b.on));
  const newest = new Map<string, RiskState>();
  for (const row of now) if (row.on >= (newest.get(row.key)?.on ?? "")) newest.set(row.key, row);
  return { current: [...newest.values()], rows };
}

export const isThreat = ({ risk }: RiskState): boolean => risk.type === "threat";
/** May still happen: neither closed nor occurred, which is cost and no risk any more. */
export const isOpen = ({ state }: RiskState): boolean => state === "open";

/** A risk as `risk.register` takes it; undefined where the register gives no probability or amount, or no rate converts it. */
export function registerRisk({ risk, state, inherent, residual }: RiskState): RegisterRisk | undefined {
  if (!isAvailable(inherent) || !isAvailable(residual)) return undefined;
  return {
    id: risk.id,
    type: risk.type,
    p: inherent.value.p,
    impact: inherent.value.impact,
    residualP: residual.value.p,
    residualImpact: residual.value.impact,
    status: state === "open" ? "open" : "closed",
    mitigationDue: risk.mitigation?.due,
    mitigationStatus: risk.mitigation?.status,
  };
}

export const stateRow = ({ risk, on }: RiskState, detail: RowRef["detail"] = {}): RowRef => recordRow(risk, risk.id, { on, ...detail });
