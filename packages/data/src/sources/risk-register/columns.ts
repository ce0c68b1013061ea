import { choice, currency, date, id, money, optional, required, share, text } from "../../table/column.ts";

/** Columns of a risk register. A share and a step of a scale are different columns: `4` never becomes 400 %. */
export const RISK_COLUMNS = {
  id: required(id(), ["ID", "Risk ID", "Risk No", "Risk number", "Ref", "Number"], "The register's own id of the risk"),
  title: required(text(), ["Title", "Risk", "Risk title", "Risk name", "Summary"], "What could happen, in one line"),
  description: optional(text(), ["Description", "Risk description", "Details"], "The same at length"),
  type: optional(
    choice({ threat: ["threat", "risk", "negative"], opportunity: ["opportunity", "chance", "positive"] }),
    ["Type", "Risk type", "Threat or opportunity"],
    "Threat or opportunity; without it a negative amount is an opportunity and everything else a threat",
  ),
  probability: optional(share(), ["Probability", "Likelihood", "Inherent probability"], "Chance before mitigation: 20%, 0.2, or 20 with `unit: percent`"),
  probabilityStep: optional(
    text(),
    ["Probability (1-5)", "Likelihood (1-5)", "Probability score", "Likelihood score"],
    "Chance before mitigation as a step from 1 to 5, or a word from very low to very high",
  ),
  impact: optional(money("any"), ["Impact", "Financial impact", "Cost impact", "Inherent impact"], "Amount before mitigation; of a range the most likely one"),
  impactLow: optional(money("any"), ["Impact low", "Impact min", "Minimum impact", "Optimistic impact"], "Low end of the 90 % range of the amount"),
  impactHigh: optional(money("any"), ["Impact high", "Impact max", "Maximum impact", "Pessimistic impact"], "High end of the 90 % range of the amount"),
  impactStep: optional(
    text(),
    ["Impact (1-5)", "Severity (1-5)", "Consequence (1-5)", "Impact score"],
    "Severity before mitigation as a step from 1 to 5, or a word from very low to very high",
  ),
  exposure: optional(money("any"), ["Exposure", "Expected value", "EMV", "Risk exposure"], "Probability × impact as the register states it; compared, never used"),
  residualProbability: optional(share(), ["Residual probability", "Residual likelihood", "Target probability"], "Chance after the mitigation so far"),
  residualProbabilityStep: optional(text(), ["Residual probability (1-5)", "Residual likelihood (1-5)", "Residual likelihood score"], "The same as a step or a word"),
  residualImpact: optional(money("any"), ["Residual impact", "Residual financial impact", "Target impact"], "Amount after the mitigation so far"),
  residualImpactLow: optional(money("any"), ["Residual impact low", "Residual impact min"], "Low end of its 90 % range"),
  residualImpactHigh: optional(money("any"), ["Residual impact high", "Residual impact max"], "High end of its 90 % range"),
  residualImpactStep: optional(text(), ["Residual impact (1-5)", "Residual severity (1-5)", "Residual impact score"], "The same as a step or a word"),
  residualExposure: optional(money("any"), ["Residual exposure", "Residual EMV"], "Residual probability × impact as stated; compared, never used"),
  currency: optional(currency(), ["Currency"], "Currency of the row's amounts, unless it stands in the cells or is declared"),
  mitigation: optional(text(), ["Mitigation", "Mitigation plan", "Response", "Treatment", "Action plan"], "What is done about it"),
  mitigationCost: optional(money(), ["Mitigation cost", "Cost of mitigation", "Cost of measures", "Response cost"], "What that costs"),
  mitigationDue: optional(date(), ["Mitigation due", "Mitigation due date", "Due", "Due date", "Response date"], "Day by which it is done"),
  mitigationStatus: optional(
    choice({
      open: ["open", "not started", "to do", "planned"],
      "in-progress": ["in progress", "in-progress", "started", "ongoing"],
      done: ["done", "complete", "completed", "implemented", "closed"],
      cancelled: ["cancelled", "canceled", "dropped"],
    }),
    ["Mitigation status", "Response status", "Treatment status", "Action status"],
    "How far it is",
  ),
  owner: optional(text(), ["Owner", "Risk owner", "Assigned to", "Responsible"], "Role that answers for it"),
  status: optional(
    choice({
      open: ["open", "active", "identified", "monitoring", "in progress", "mitigating", "accepted"],
      closed: ["closed", "retired", "expired", "resolved"],
      occurred: ["occurred", "issue", "materialised", "materialized"],
    }),
    ["Status", "Risk status", "State"],
    "Open, closed or occurred; without it a risk is open until its closing day",
  ),
  opened: optional(date(), ["Opened", "Raised", "Raised on", "Date raised", "Identified on", "Opened on"], "Day from which it is known"),
  closed: optional(date(), ["Closed", "Closed on", "Date closed"], "Day on which it was closed"),
  category: optional(text(), ["Category", "Risk category"], "Kind of risk, in the register's own words"),
  workstream: optional(text(), ["Workstream", "Project", "Team"], "Workstream that it belongs to"),
  trigger: optional(text(), ["Trigger", "Trigger event", "Risk trigger", "Early warning"], "What would show that it is about to happen"),
  reviewedOn: optional(date(), ["Reviewed on", "Last reviewed", "Last review"], "Day on which it was last looked at"),
  reviewBy: optional(date(), ["Review by", "Next review", "Review due"], "Day by which it is to be looked at again"),
  driver: optional(text(), ["Driver", "Risk driver", "Common cause"], "What several risks have in common, so that they come together: a vendor, a person, a feed"),
  asOf: optional(date(), ["As of", "Snapshot date", "Report date"], "Day for which the row holds, in a register that keeps its past assessments"),
};

export type RiskColumns = typeof RISK_COLUMNS;
