import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable } from "./csv-table.ts";

type Line = readonly [raisedOn: string, sprint: string, team: string, action: string, owner: string, due: string, closedOn: string, status: "open" | "done" | "dropped", carried: number];

const ACTIONS: readonly Line[] = [
  ["2026-08-28", "SR Sprint 33", "search", "Write the expected interval into each evaluation ticket", "Search lead", "2026-09-11", "2026-09-10", "done", 0],
  ["2026-08-28", "DF Sprint 33", "demand", "Name one reader for each regional file", "Data engineer, demand", "2026-09-25", "", "open", 5],
  ["2026-09-04", "August", "fraud", "Ask for labels fifteen working days ahead", "Fraud detection lead", "2026-09-18", "2026-09-17", "done", 0],
  ["2026-09-11", "SR Sprint 34", "search", "Stop estimating spikes in points", "Search lead", "2026-09-25", "2026-09-25", "done", 0],
  ["2026-09-11", "DF Sprint 34", "demand", "Freeze feed formats on Thursdays", "Integration engineer", "2026-10-09", "2026-10-06", "done", 1],
  ["2026-09-25", "SR Sprint 35", "search", "Alert when sessions per user fall by a tenth", "Data engineer, search", "2026-10-09", "2026-10-08", "done", 0],
  ["2026-09-25", "DF Sprint 35", "demand", "Review backtests in pairs", "Demand forecasting lead", "2026-10-09", "2026-10-09", "done", 0],
  ["2026-10-02", "September", "platform", "Publish upgrade windows a month ahead", "Platform lead", "2026-10-30", "", "open", 1],
  ["2026-10-02", "September", "fraud", "Limit work in review to four items", "Fraud detection lead", "2026-10-16", "2026-10-16", "done", 0],
  ["2026-10-09", "SR Sprint 36", "search", "Keep a list of queries that broke in the app", "Product analyst", "2026-10-23", "2026-11-06", "done", 1],
  ["2026-10-09", "DF Sprint 36", "demand", "Replace the shared calendar of promotions", "Demand analyst", "2026-10-23", "2026-10-23", "dropped", 0],
  ["2026-10-23", "SR Sprint 37", "search", "Agree on the guardrails before the test is planned", "Search product lead", "2026-11-06", "2026-11-05", "done", 0],
  ["2026-10-23", "DF Sprint 37", "demand", "Check the region code of every new feed", "Data engineer, demand", "2026-11-20", "", "open", 1],
  ["2026-10-30", "October", "fraud", "One role that writes to the label vendor", "Fraud detection lead", "2026-11-27", "", "open", 0],
  ["2026-10-30", "October", "platform", "Show each team its place in the queue", "Platform lead", "2026-12-04", "", "open", 0],
  ["2026-11-06", "SR Sprint 38", "search", "Plan evaluations around reserved hours", "Applied scientist, search", "2026-12-04", "", "open", 0],
  ["2026-11-20", "SR Sprint 39", "search", "Write down what the freeze covers", "Search lead", "2026-12-04", "", "open", 0],
  ["2026-11-20", "DF Sprint 39", "demand", "Rehearse the launch in one region", "Demand forecasting lead", "2026-12-11", "", "open", 0],
];

const rows = ACTIONS.map((line, index) => [`A-${String(index + 1).padStart(2, "0")}`, ...line] as const);

export const retroFiles = (): readonly ExportFile[] => [
  { path: "governance/retro-actions.csv", text: csvTable(["ID", "Raised on", "Sprint", "Team", "Action", "Owner", "Due", "Closed on", "Status", "Carried"], rows) },
];

export function retroTruths(): readonly string[] {
  const carried = rows.filter(([, , , , , , , , , times]) => times > 0).map(([id]) => id);
  const overdue = rows.filter(([, , , , , , due, , status]) => status === "open" && due < WORLD.asOf).map(([id]) => id);
  return [
    `\`governance/retro-actions.csv\`: ${String(rows.length)} actions; ${String(carried.length)} were carried (${carried.join(", ")}; A-02 five times); on ${WORLD.asOf} ${String(overdue.length)} are overdue (${overdue.join(", ")}).`,
  ];
}
