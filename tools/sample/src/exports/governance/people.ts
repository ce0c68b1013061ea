import type { ExportFile } from "../export-file.ts";
import { csvTable } from "./csv-table.ts";

/** Id, role, organisation, interest, influence, audience. */
const STAKEHOLDERS: readonly (readonly [string, string, string, string, string, string])[] = [
  ["S-01", "Product sponsor", "Retail", "high", "high", "Sponsors"],
  ["S-02", "Risk executive", "Risk and legal", "medium", "high", "Sponsors"],
  ["S-03", "Operations director", "Operations", "medium", "high", "Sponsors"],
  ["S-04", "Finance partner", "Finance", "medium", "high", "Sponsors"],
  ["S-05", "Head of supply planning", "Merchandising", "high", "high", "Planners"],
  ["S-06", "Regional merchandising lead", "Merchandising", "medium", "medium", "Planners"],
  ["S-07", "Planners of the twelve regions", "Merchandising", "high", "low", "Planners"],
  ["S-08", "Head of payments", "Payments", "high", "high", "Payments"],
  ["S-09", "Case review analysts", "Payments", "high", "medium", "Payments"],
  ["S-10", "Customer service shift leads", "Customer service", "high", "low", "Customer service"],
  ["S-11", "Data protection officer", "Risk and legal", "medium", "high", "Regulation"],
  ["S-12", "Internal audit", "Risk and legal", "low", "medium", "Regulation"],
  ["S-13", "Teams that will use the training queue", "Engineering", "high", "medium", "Engineering"],
  ["S-14", "Data centre operations", "Engineering", "low", "medium", "Engineering"],
];

const ACTIVITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "Set a target date": { "Product sponsor": "A", "Program manager": "R", "Workstream lead": "C", "Finance partner": "I" },
  "Change the scope of a first release": { "Product sponsor": "A", "Workstream lead": "R", "Risk executive": "C", "Program manager": "I" },
  "Pass gate 2": { "Data steward": "A/R", "Workstream lead": "R", "Risk executive": "C" },
  "Pass gate 3": { "Model risk officer": "A", "Workstream lead": "R", "Data steward": "C", "Program manager": "I" },
  "Pass gate 5": { "Product sponsor": "A", "Search product lead": "R", "Model risk officer": "C", "Operations lead": "C" },
  "Pass gate 6": { "Operations lead": "A/R", "Platform lead": "R", "Model risk officer": "C", "Customer service shift leads": "I" },
  "Spend beyond the plan": { "Finance partner": "A", "Program manager": "R", "Product sponsor": "C" },
  "Manage the cloud vendor": { "Platform lead": "A/R", "Finance partner": "C" },
  "Manage the label vendor": { "Operations director": "A", "Data steward": "C", "Fraud detection lead": "C" },
  "Publish the weekly edition": { "Program manager": "A/R", "Workstream lead": "C", "Product sponsor": "I" },
  "Switch a model off": { "Operations lead": "A/R", "Workstream lead": "R", "Risk executive": "I" },
};

/** Audience, message, channel, cadence, owner, next date. */
const PLAN: readonly (readonly [string, string, string, string, string, string])[] = [
  ["Sponsors", "Status, forecast and open decisions", "Edition and a 30-minute review", "weekly", "Program manager", "2026-11-24"],
  ["Sponsors", "Money: plan, actual, forecast", "One page with the finance partner", "monthly", "Finance partner", "2026-12-03"],
  ["Planners", "What changes in the forecast and when", "Newsletter", "every two weeks", "Demand forecasting lead", "2026-12-01"],
  ["Planners", "Which regions launch on 18 December", "Meeting", "once", "Head of supply planning", "2026-12-08"],
  ["Payments", "Gate 3, labels, cross-border rules", "Meeting", "every two weeks", "Fraud detection lead", "2026-11-26"],
  ["Customer service", "A release that changes what customers see", "Message to the shift leads", "on event", "Operations lead", ""],
  ["Regulation", "Controls, obligations and what is overdue", "Meeting with minutes", "quarterly", "Risk executive", "2026-12-10"],
  ["Regulation", "Incidents with personal data", "Message within 24 hours", "on event", "Data steward", ""],
  ["Engineering", "Queue, store, upgrades and freezes", "Message and calendar", "weekly", "Platform lead", "2026-11-17"],
  ["Engineering", "What retrospectives changed", "Review", "monthly", "Program manager", "2026-12-02"],
];

export function peopleFiles(): readonly ExportFile[] {
  const raci = Object.entries(ACTIVITIES).flatMap(([activity, roles]) => Object.entries(roles).map(([role, letters]) => [activity, role, letters]));
  return [
    { path: "governance/stakeholders.csv", text: csvTable(["ID", "Stakeholder", "Organisation", "Interest", "Influence", "Audience"], STAKEHOLDERS) },
    { path: "governance/raci.csv", text: csvTable(["Activity", "Role", "RACI"], raci) },
    { path: "governance/communication-plan.csv", text: csvTable(["Audience", "Message", "Channel", "Cadence", "Owner", "Next"], PLAN) },
  ];
}

export const peopleTruths = (): readonly string[] => [
  `\`governance/stakeholders.csv\`: ${String(STAKEHOLDERS.length)} stakeholders (internal), ${String(STAKEHOLDERS.filter(([, , , interest, influence]) => interest === "high" && influence === "high").length)} of high interest and high influence.`,
  `\`governance/raci.csv\`: ${String(Object.keys(ACTIVITIES).length)} activities, each with one accountable role; nobody is responsible for “Manage the label vendor” (R), as D-036 asks.`,
  `\`governance/communication-plan.csv\`: ${String(PLAN.length)} entries; on 2026-11-22 one is overdue (Engineering, weekly, 2026-11-17).`,
];
