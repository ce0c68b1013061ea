import type { ControlStatus, FrameworkControl, Obligation } from "./governance-compliance.ts";
import type { DecisionEntry, RetroAction } from "./governance-decisions.ts";
import type { CommunicationEntry, RaciAssignment, Stakeholder } from "./governance-people.ts";
import type { CheckIn, Initiative, KeyResult } from "./governance-planning.ts";
import type { Risk } from "./governance-risk.ts";

/** Records about risks, controls, obligations, stakeholders, decisions, initiatives, objectives. */
export interface GovernanceRecords {
  readonly risks: readonly Risk[];
  /** What earlier dated exports of a register said, each row with `asOf`, the day for which it held. Its newest export is in `risks`. */
  readonly riskHistory: readonly Risk[];
  readonly frameworkControls: readonly FrameworkControl[];
  readonly controlStatuses: readonly ControlStatus[];
  readonly obligations: readonly Obligation[];
  readonly stakeholders: readonly Stakeholder[];
  readonly raciAssignments: readonly RaciAssignment[];
  readonly communicationEntries: readonly CommunicationEntry[];
  readonly decisionEntries: readonly DecisionEntry[];
  readonly retroActions: readonly RetroAction[];
  readonly initiatives: readonly Initiative[];
  readonly keyResults: readonly KeyResult[];
  readonly checkIns: readonly CheckIn[];
}
