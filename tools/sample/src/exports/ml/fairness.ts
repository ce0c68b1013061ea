import type { ExportFile } from "../export-file.ts";
import { csvTable } from "../governance/csv-table.ts";

/** Model, version, attribute, group, true and false positives, true and false negatives, day. */
const COUNTS: readonly (readonly [string, string, string, string, number, number, number, number, string])[] = [
  ["fraud-card-champion", "0.8.0", "Customer since", "under one year", 318, 192, 5420, 272, "2026-09-25"],
  ["fraud-card-champion", "0.8.0", "Customer since", "one to five years", 521, 174, 17_260, 355, "2026-09-25"],
  ["fraud-card-champion", "0.8.0", "Customer since", "over five years", 402, 101, 14_520, 265, "2026-09-25"],
  ["fraud-card-champion", "0.9.0", "Customer since", "under one year", 330, 170, 5442, 270, "2026-10-30"],
  ["fraud-card-champion", "0.9.0", "Customer since", "one to five years", 540, 160, 17_340, 360, "2026-10-30"],
  ["fraud-card-champion", "0.9.0", "Customer since", "over five years", 420, 90, 14_410, 268, "2026-10-30"],
  ["fraud-card-champion", "0.9.0", "Card country", "home market", 1010, 310, 33_180, 640, "2026-10-30"],
  ["fraud-card-champion", "0.9.0", "Card country", "other country of the EU", 232, 88, 3390, 188, "2026-10-30"],
  ["fraud-card-champion", "0.9.0", "Card country", "outside the EU", 48, 22, 622, 70, "2026-10-30"],
  // Too few to say anything, and none of them fraud.
  ["fraud-card-champion", "0.9.0", "Card country", "unknown", 0, 3, 31, 0, "2026-10-30"],
  ["fraud-invoice-shadow", "0.4", "Customer since", "under one year", 41, 62, 6210, 38, "2026-10-16"],
  ["fraud-invoice-shadow", "0.4", "Customer since", "one year or more", 66, 120, 24_820, 61, "2026-10-16"],
];

export const fairnessFiles = (): readonly ExportFile[] => [
  { path: "fairness/fairness.csv", text: csvTable(["Model", "Version", "Attribute", "Group", "True positives", "False positives", "True negatives", "False negatives", "Counted on"], COUNTS) },
];

const selection = (group: string): string => {
  const row = COUNTS.findLast((counts) => counts[3] === group && counts[0] === "fraud-card-champion");
  if (row === undefined) throw new RangeError(`no group ${group}`);
  const [, , , , tp, fp, tn, fn] = row;
  return ((tp + fp) / (tp + fp + tn + fn)).toFixed(4);
};

export const fairnessTruths = (): readonly string[] => [
  `\`fairness/fairness.csv\`: fraud-card-champion 0.9.0 selects ${selection("under one year")} of customers of under one year and ${selection("over five years")} of those of over five years: a demographic parity ratio of ${(Number(selection("over five years")) / Number(selection("under one year"))).toFixed(2)} (true positive rates 330/600 = 0.55 and 420/688 = 0.61).`,
  "`fairness/fairness.csv`: the group of unknown card country has 34 cases and no positive one, so it has no true positive rate.",
];
