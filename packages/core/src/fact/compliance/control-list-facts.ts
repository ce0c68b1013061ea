import { hasStaleEvidence } from "../../compliance/control-coverage.ts";
import type { ControlStatus } from "../../model/records/governance-compliance.ts";
import type { IsoDate } from "../../model/time.ts";
import { tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";

/** Whether the evidence of a control carries what the control claims; null where nothing is claimed. */
function evidenceWord(control: ControlStatus, asOf: IsoDate, limit: number): string | null {
  const { status, evidenceOn, evidenceExpires } = control;
  if (status !== "implemented" && status !== "partial") return null;
  if (evidenceExpires !== undefined && evidenceExpires < asOf) return "expired";
  if (evidenceOn === undefined) return "without a day";
  return hasStaleEvidence({ status, evidenceDate: evidenceOn }, asOf, limit) ? "too old" : "counts";
}

/** Every control that has a row, in the order of its source: what is claimed, by whom, and whether the evidence carries it. */
export function controlListFact(controls: readonly ControlStatus[], { sha256, asOfDate }: FactContext, limit: number): ComputedFact {
  const text = (name: string, label: string) => ({ name, label, unit: "text" as const });
  return tableFact(
    { base: "compliance.coverage.items", dimensions: {}, label: "Every control with a row", rule: "gov.coverage", arguments: { asOf: asOfDate, maxEvidenceAgeDays: limit }, rows: controls.map((control) => recordRow(control, `${control.framework} ${control.control}`, { status: control.status })) },
    [text("framework", "Framework"), text("control", "Control"), text("title", "What it asks"), text("state", "State"), text("evidence", "Evidence"), { name: "date", label: "Evidence of", unit: "date" }, text("owner", "Owner")],
    controls.map((control) => [control.framework, control.control, control.title ?? null, control.status, evidenceWord(control, asOfDate, limit), control.evidenceOn ?? null, control.owner ?? null]),
    sha256,
  );
}
