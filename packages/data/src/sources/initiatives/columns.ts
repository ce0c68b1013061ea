import { choice, currency, id, list, money, number, optional, required, share, text } from "../../table/column.ts";

const atLeastZero = { min: 0 } as const;

export const INITIATIVE_COLUMNS = {
  id: required(id(), ["ID", "Initiative ID", "Idea ID", "Feature ID", "Reference num", "Reference #"], "Your own id"),
  title: required(text(), ["Title", "Initiative", "Name", "Idea", "Idea name", "Feature", "Feature name"], "What would be done"),
  workstream: optional(text(), ["Workstream", "Team", "Product area"], "Workstream that would do it"),
  status: required(
    choice({
      proposed: ["proposed", "new", "idea", "under consideration", "candidate", "not started"],
      approved: ["approved", "planned", "accepted", "committed"],
      running: ["running", "in progress", "active", "started"],
      finished: ["finished", "done", "shipped", "released", "complete", "completed"],
      cancelled: ["cancelled", "canceled", "will not implement", "dropped", "rejected"],
    }),
    ["Status", "State", "Workflow status"],
    "Proposed, approved, running, finished or cancelled",
  ),
  valueLow: optional(money(), ["Value low", "Value min", "Pessimistic value"], "Least that it is worth"),
  value: optional(money(), ["Value", "Value likely", "Value mode", "Most likely value"], "What it is worth in all, most likely"),
  valueHigh: optional(money(), ["Value high", "Value max", "Optimistic value"], "Most that it is worth"),
  currency: optional(currency(), ["Currency"], "Currency of the row's amounts, unless it stands in the cells or is declared"),
  effortLow: optional(number(atLeastZero), ["Effort low", "Effort min", "Optimistic effort"], "Least effort, person-months"),
  effort: optional(number(atLeastZero), ["Effort", "Effort likely", "Effort mode", "Effort (person-months)"], "Effort, most likely, person-months"),
  effortHigh: optional(number(atLeastZero), ["Effort high", "Effort max", "Pessimistic effort"], "Greatest effort, person-months"),
  reach: optional(number(atLeastZero), ["Reach"], "People reached, in one window for all initiatives"),
  impact: optional(number(), ["Impact", "RICE impact"], "3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal"),
  confidence: optional(share(), ["Confidence"], "How sure the numbers are: 80% or 0.8"),
  businessValue: optional(number(atLeastZero), ["Business value", "User-business value"], "Relative to the others, no unit"),
  timeCriticality: optional(number(atLeastZero), ["Time criticality"], "Relative to the others, no unit"),
  riskReduction: optional(number(atLeastZero), ["Risk reduction", "Risk reduction and opportunity enablement", "RR/OE"], "Relative to the others, no unit"),
  jobSize: optional(number(atLeastZero), ["Job size"], "Relative to the others, no unit"),
  feasibility: optional(number(atLeastZero), ["Feasibility"], "Relative to the others, no unit"),
  dataReadiness: optional(share(), ["Data readiness"], "How ready the data that it needs are: 60% or 0.6"),
  costOfDelay: optional(money(), ["Cost of delay", "Cost of delay per week"], "Money lost in each week of waiting"),
  duration: optional(number(atLeastZero), ["Duration", "Duration (weeks)", "Weeks"], "Weeks that it takes"),
  after: optional(list(";", "|", ","), ["After", "Depends on", "Blocked by", "Predecessors"], "Ids of the initiatives that have to be finished first"),
  actualEffort: optional(number(atLeastZero), ["Actual effort", "Effort spent"], "Person-months that a finished or cancelled one took"),
  actualValue: optional(money("any"), ["Actual value", "Value realised"], "What a finished one has brought"),
};

export type InitiativeColumns = typeof INITIATIVE_COLUMNS;
