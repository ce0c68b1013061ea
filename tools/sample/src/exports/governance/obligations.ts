import type { ExportFile } from "../export-file.ts";
import { csvTable } from "./csv-table.ts";

const ACT = "EU AI Act";
const GDPR = "GDPR";

/** Id, framework, article, duty, applies from, due, owner, status, workstream. The days of the AI Act are those of its Article 113. */
const OBLIGATIONS: readonly (readonly [string, string, string, string, string, string, string, string, string])[] = [
  ["O-01", ACT, "Article 4", "Everybody who runs or reads a model of the program knows what it does and where it fails", "2025-02-02", "2025-06-30", "Program manager", "met", ""],
  ["O-02", ACT, "Article 5", "No model of the program does what is forbidden; checked once for each model at intake", "2025-02-02", "2025-03-31", "Risk executive", "met", ""],
  ["O-03", ACT, "Article 53", "Where a general-purpose model is built in, its provider’s documentation is on file", "2025-08-02", "2025-12-12", "Model risk officer", "met", "search"],
  ["O-04", ACT, "Article 6", "Each model’s classification is written down, and why it is not high risk", "2026-08-02", "2026-09-18", "Risk executive", "met", "fraud"],
  ["O-05", ACT, "Article 50", "Customers are told when what they read or hear was made by a model", "2026-08-02", "2026-10-30", "Search product lead", "in progress", "search"],
  ["O-06", ACT, "Article 26", "Duties of a deployer of a high-risk system", "2026-08-02", "", "Risk executive", "not applicable", "fraud"],
  ["O-07", ACT, "Article 6", "Systems that are safety parts of products of Annex I", "2027-08-02", "", "Risk executive", "not applicable", ""],
  ["O-08", GDPR, "Article 22", "Nobody is refused by a score alone: a person decides about an appeal", "2018-05-25", "2027-01-29", "Head of payments", "in progress", "fraud"],
  ["O-09", GDPR, "Article 35", "Impact assessment of the long-tail query logs before they train a model", "2018-05-25", "2026-10-30", "Data steward", "open", "search"],
  ["O-10", GDPR, "Article 17", "Erasure reaches the click logs and the feature store within 30 days", "2018-05-25", "2026-12-18", "Data steward", "in progress", "platform"],
  ["O-11", "Regulation (EU) 2018/389", "Article 18", "Fraud rates for the exemption from strong authentication are computed each quarter", "2019-09-14", "2026-12-31", "Head of payments", "in progress", "fraud"],
  ["O-12", "Contract C-2026-014", "Clause 7", "Labels are deleted at Labelworks thirty days after acceptance", "2026-02-01", "2026-12-11", "Data steward", "open", "fraud"],
  ["O-13", "Contract C-2025-031", "Clause 4", "Unused reserved hours are handed back on the Wednesday before they lapse", "2025-07-01", "2026-11-25", "Platform lead", "open", "platform"],
  ["O-14", "Contract C-2026-022", "Clause 11", "Notice to Panelhaus, or the licences renew for a year", "2026-01-01", "2026-12-31", "Search product lead", "open", "search"],
];

export const obligationFiles = (): readonly ExportFile[] => [
  { path: "compliance/obligations.csv", text: csvTable(["ID", "Framework", "Article", "Obligation", "Applies from", "Due", "Owner", "Status", "Workstream"], OBLIGATIONS) },
];

export const obligationTruths = (): readonly string[] => [
  `\`compliance/obligations.csv\`: ${String(OBLIGATIONS.length)} duties; on 2026-11-22 two are overdue, O-05 (due 2026-10-30, in progress) and O-09 (due 2026-10-30, open); O-13 is due three days later.`,
];
