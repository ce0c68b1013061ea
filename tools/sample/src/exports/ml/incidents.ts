import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";

const HEADER = ["Incident", "Title", "Severity", "Opened", "Resolved", "Model", "Release", "Cause", "Cost of delay", "Currency"];

const INCIDENTS: readonly (readonly Cell[])[] = [
  ["INC-2026-14", "Click logs cut by the consent change", 2, "2026-09-17T06:10:00+02:00", "2026-10-08T17:30:00+02:00", "search-reranker", undefined, "Sessions without the new consent were dropped, not only made anonymous", "61000.00", "EUR"],
  ["INC-2026-15", "Forecasts of two northern regions missing", 2, "2026-10-06T11:00:00+02:00", "2026-10-06T13:40:00+02:00", "demand-northern", "REL-2026-031", "The new version expects the region codes of 2026, and the feed still has those of 2025", "18400.00", "EUR"],
  ["INC-2026-16", "Training queue stopped during the node upgrade", 3, "2026-10-14T07:20:00+02:00", "2026-10-14T15:05:00+02:00", "platform-queue-planner", undefined, "Two nodes came back with an older driver", "7300.00", "EUR"],
  ["INC-2026-17", "Promotions of 2023 booked under the wrong region", 2, "2026-10-26T09:15:00+01:00", undefined, "demand-hierarchical", undefined, "Five feeds used the region of the supplier", "42500.00", "EUR"],
  ["INC-2026-18", "No chargeback labels arrive", 1, "2026-11-03T08:00:00+01:00", undefined, "fraud-card-champion", undefined, "Labelworks changed its format and stopped its delivery", undefined, undefined],
  ["INC-2026-19", "More searches without a result", 3, "2026-11-06T14:45:00+01:00", "2026-11-10T15:20:00+01:00", "search-query-rewriter", "REL-2026-036", "The rewriter replaced brand names", "23800.00", "EUR"],
];

export const incidentFiles = (): readonly ExportFile[] => [{ path: "incidents/incidents.csv", text: csvTable(HEADER, INCIDENTS) }];

export const incidentTruths = (): readonly string[] => [
  `\`incidents/incidents.csv\`: ${String(INCIDENTS.length)} incidents; INC-2026-17 (wrong region) and INC-2026-18 (no labels, the only one of severity 1, its cost unknown) are open on 22 November 2026. The stated costs of delay add up to 153,000.00 EUR.`,
];
