import type { ExportFile } from "../export-file.ts";
import { csvTable } from "./csv-table.ts";

/** Id, title, raised, decided on, by, outcome, options, workstream. D-029 to D-032 are pages of content/decisions/ too. */
const DECISIONS: readonly (readonly [string, string, string, string, string, string, string, string])[] = [
  ["D-022", "A date for two-tower ranking in all locales", "2026-08-17", "2026-08-24", "Product sponsor", "30 January 2027, read-out included", "30 January 2027; the end of the first quarter; no date before the online test", "search"],
  ["D-023", "Judgements of three more locales from Labelworks", "2026-08-13", "2026-08-27", "Finance partner", "Approved, €18,000 of the plan", "Buy them; judge in house; leave the locales out", "search"],
  ["D-024", "Five status words instead of colours", "2026-08-28", "2026-09-03", "Program manager", "Five words from this edition on", "Five words; three colours; no status at all", ""],
  ["D-025", "Which model serves the northern regions until the launch", "2026-09-01", "2026-09-10", "Head of supply planning", "The 2025 model stays until all twelve regions launch", "Keep it; switch region by region", "demand"],
  ["D-026", "Train on cut click logs, or wait for their repair", "2026-09-18", "2026-09-21", "Search product lead", "Wait; no model learns from sessions of after 17 September", "Wait; train and correct by weights; use logs of the app only", "search"],
  ["D-027", "A new date for the training queue after the node upgrade", "2026-09-17", "2026-09-24", "Head of data engineering", "31 March 2027", "26 February with less scope; 31 March", "platform"],
  ["D-028", "Who pays for the feature store", "2026-09-14", "2026-09-30", "Finance partner", "Each team by its use, from January 2027", "By use; by head; the platform pays", "platform"],
  ["D-029", "Two fraud engineers to the payment provider migration until the end of the year", "2026-10-01", "2026-10-08", "Product sponsor", "Approved from 12 October to 31 December", "Lend two; lend one; lend none and pay the penalty", "fraud"],
  ["D-030", "Less scope or a later date for the launch for card payments", "2026-10-18", "2026-10-22", "Product sponsor", "12 February 2027, scope unchanged", "Leave reason codes for later; move by two weeks; bring the engineers back", "fraud"],
  ["D-031", "Reopen promotion history, or launch with known gaps", "2026-10-26", "2026-10-27", "Head of supply planning", "Reopened with its five items; the launch date is kept for now", "Reopen and correct; override by hand for a year; leave promoted items out", "demand"],
  ["D-032", "Which ranking goes into the online test", "2026-11-05", "2026-11-17", "Search product lead", "The two-tower retriever with the existing re-ranker", "Two-tower retriever; cross-encoder re-ranker; both together", "search"],
  ["D-033", "A waiver for labels older than 30 days at gate 2", "2026-11-06", "2026-11-12", "Model risk officer", "Refused: gate 3 waits for new labels", "Waive once; refuse; shorten the evaluation", "fraud"],
];

export const decisionFiles = (): readonly ExportFile[] => [
  { path: "governance/decision-log.csv", text: csvTable(["ID", "Title", "Raised", "Decided on", "Decided by", "Outcome", "Options", "Workstream"], DECISIONS) },
];

export const decisionTruths = (): readonly string[] => [
  `\`governance/decision-log.csv\`: ${String(DECISIONS.length)} decisions; D-029, D-030, D-031 and D-032 are pages of content/decisions/ with the same days and deciders, D-033 is in the log only; the slowest took 16 days (D-028).`,
];
