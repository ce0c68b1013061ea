import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "./csv-table.ts";

interface Inputs {
  /** Low, likely, high: thousands of euros, then person-months. */
  readonly value: readonly [number, number, number];
  readonly effort: readonly [number, number, number];
  /** Thousands of customers or planners a quarter. */
  readonly reach: number;
  readonly impact: 3 | 2 | 1 | 0.5 | 0.25;
  readonly confidence: number;
  /** Business value, time criticality, risk reduction, job size, feasibility. */
  readonly relative: readonly [number, number, number, number, number];
  /** How ready its data are, per cent. */
  readonly readiness: number;
  /** Thousands of euros a week, and weeks. */
  readonly costOfDelay: number;
  readonly duration: number;
  readonly after?: string;
  readonly actual?: readonly [effort: number, value: number];
}

const INPUTS: Readonly<Record<string, Inputs>> = {
  "I-01": { value: [420, 680, 950], effort: [52, 64, 90], reach: 410, impact: 2, confidence: 80, relative: [13, 8, 3, 13, 4], readiness: 80, costOfDelay: 13, duration: 22, after: "I-08" },
  "I-02": { value: [300, 520, 800], effort: [40, 48, 62], reach: 0.24, impact: 3, confidence: 80, relative: [13, 13, 5, 8, 4], readiness: 90, costOfDelay: 18, duration: 15 },
  "I-03": { value: [380, 610, 1100], effort: [44, 58, 95], reach: 190, impact: 2, confidence: 50, relative: [20, 13, 8, 13, 3], readiness: 35, costOfDelay: 24, duration: 23, after: "I-08" },
  "I-04": { value: [150, 260, 340], effort: [30, 42, 60], reach: 0.07, impact: 1, confidence: 80, relative: [8, 5, 8, 8, 4], readiness: 95, costOfDelay: 6, duration: 30, after: "I-08" },
  "I-05": { value: [120, 210, 420], effort: [14, 20, 34], reach: 60, impact: 1, confidence: 50, relative: [8, 3, 5, 5, 4], readiness: 30, costOfDelay: 7, duration: 12, after: "I-03" },
  "I-06": { value: [60, 190, 360], effort: [24, 36, 70], reach: 0.05, impact: 2, confidence: 50, relative: [8, 2, 2, 13, 2], readiness: 60, costOfDelay: 4, duration: 24, after: "I-02" },
  "I-07": { value: [10, 50, 220], effort: [12, 20, 44], reach: 35, impact: 0.5, confidence: 30, relative: [3, 1, 1, 8, 2], readiness: 20, costOfDelay: 1, duration: 20, after: "I-01" },
  "I-08": { value: [160, 230, 300], effort: [26, 32, 40], reach: 0.06, impact: 1, confidence: 100, relative: [5, 5, 13, 8, 5], readiness: 100, costOfDelay: 5, duration: 20, actual: [39.5, 205] },
};

const thousands = (amount: number): number => Math.round(amount * 1000);

function rowOf({ id, title, workstream, status }: (typeof WORLD.initiatives)[number]): readonly Cell[] {
  const inputs = INPUTS[id];
  if (inputs === undefined) throw new Error(`initiative ${id} of the world has no inputs`);
  const { value, effort, reach, impact, confidence, relative, readiness, costOfDelay, duration, after, actual } = inputs;
  return [id, title, workstream, status, ...value.map(thousands), "EUR", ...effort, thousands(reach), impact, `${String(confidence)}%`, ...relative, `${String(readiness)}%`, thousands(costOfDelay), duration, after, actual?.[0], actual === undefined ? undefined : thousands(actual[1])];
}

const HEADER = [
  "ID", "Title", "Workstream", "Status", "Value low", "Value", "Value high", "Currency", "Effort low", "Effort", "Effort high", "Reach", "Impact", "Confidence",
  "Business value", "Time criticality", "Risk reduction", "Job size", "Feasibility", "Data readiness", "Cost of delay", "Duration", "After", "Actual effort", "Actual value",
];

export const initiativeFiles = (): readonly ExportFile[] => [{ path: "governance/initiatives.csv", text: csvTable(HEADER, WORLD.initiatives.map(rowOf)) }];

export function initiativeTruths(): readonly string[] {
  const scored = Object.entries(INPUTS).map(([id, { costOfDelay, duration }]) => [id, (costOfDelay * 1000) / duration] as const);
  const unfinished = scored.filter(([id]) => id !== "I-08").toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [
    `\`governance/initiatives.csv\`: ${String(scored.length)} initiatives with ranges of value and effort; I-08 is finished, at 39.5 person-months for an estimate of 32 (26 to 40) and €205,000 for €230,000.`,
    `\`governance/initiatives.csv\`: by cost of delay over duration the order of the unfinished ones is ${unfinished.map(([id, score]) => `${id} (${score.toFixed(0)})`).join(", ")}; I-05 waits for I-03, I-06 for I-02, I-07 for I-01.`,
  ];
}
