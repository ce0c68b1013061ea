import { addDays, isoDate, randomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { WORLD, type WorkstreamId } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable } from "./csv-table.ts";

interface PlannedResult {
  readonly id: string;
  readonly title: string;
  readonly start: number;
  readonly target: number;
  readonly unit: string;
  readonly owner: string;
  readonly weight: number;
  /** Value and confidence on the last check-in; none while nothing can be measured. */
  readonly now?: readonly [value: number, confidence: number];
  readonly digits: number;
}

interface PlannedObjective {
  readonly id: string;
  readonly title: string;
  readonly workstream: WorkstreamId;
  readonly due: string;
  readonly results: readonly PlannedResult[];
}

/** The objectives and measures of content/programs/, with their starts and goals. */
const OBJECTIVES: readonly PlannedObjective[] = [
  { id: "O-1", title: "A customer who types what they want sees it in the first row", workstream: "search", due: "2027-01-30", results: [
    { id: "KR-11", title: "NDCG at 10, judged queries", start: 0.61, target: 0.68, unit: "", owner: "Search lead", weight: 0.4, now: [0.66, 80], digits: 2 },
    { id: "KR-12", title: "Searches without a result", start: 4.1, target: 2.5, unit: "%", owner: "Search product lead", weight: 0.3, now: [3.1, 70], digits: 1 },
    { id: "KR-13", title: "Baskets per search session", start: 100, target: 103, unit: "index", owner: "Search product lead", weight: 0.3, digits: 0 },
  ] },
  { id: "O-2", title: "Planners order from the forecast instead of last year’s spreadsheet", workstream: "demand", due: "2026-12-18", results: [
    { id: "KR-21", title: "Weighted absolute error, four weeks ahead", start: 31, target: 25, unit: "%", owner: "Demand forecasting lead", weight: 0.6, now: [26.8, 70], digits: 1 },
    { id: "KR-22", title: "Orders placed without override", start: 0, target: 60, unit: "%", owner: "Head of supply planning", weight: 0.4, digits: 0 },
  ] },
  { id: "O-3", title: "Stop more card fraud and trouble fewer honest customers", workstream: "fraud", due: "2027-02-12", results: [
    { id: "KR-31", title: "Value-weighted recall at 1 % alerts", start: 0.54, target: 0.65, unit: "", owner: "Fraud detection lead", weight: 0.4, now: [0.6, 30], digits: 2 },
    { id: "KR-32", title: "Honest orders declined, per 1,000", start: 3.2, target: 2, unit: "per 1,000", owner: "Head of payments", weight: 0.4, now: [2.8, 40], digits: 1 },
    { id: "KR-33", title: "Time to decide an appeal", start: 41, target: 12, unit: "hours", owner: "Head of payments", weight: 0.2, now: [29, 50], digits: 0 },
  ] },
  { id: "O-4", title: "Every team trains and serves without asking for a machine", workstream: "platform", due: "2027-03-31", results: [
    { id: "KR-41", title: "Wait for a training slot, 85 % within", start: 2.9, target: 1, unit: "days", owner: "Platform lead", weight: 0.4, now: [2, 70], digits: 1 },
    { id: "KR-42", title: "Runs that can be repeated from the registry alone", start: 35, target: 95, unit: "%", owner: "Platform lead", weight: 0.4, now: [71, 80], digits: 0 },
    { id: "KR-43", title: "GPU hours paid and not used", start: 22, target: 8, unit: "%", owner: "Finance partner", weight: 0.2, now: [24, 30], digits: 0 },
  ] },
];

const FIRST = isoDate("2026-07-03");
/** Fridays, every two weeks. */
const DAYS = Array.from({ length: 11 }, (_, index) => addDays(FIRST, 14 * index)).filter((day) => day <= WORLD.asOf);
/** Labels stopped arriving: nothing could be measured on this day. */
const NOT_MEASURED = { id: "KR-31", day: "2026-11-20" };

function checkInsOf({ id, start, now, digits }: PlannedResult): readonly (readonly [string, string, string, string, string])[] {
  if (now === undefined) return [];
  const [value, confidence] = now;
  const random = randomSource(SEED, `sample/check-ins/${id}`);
  const step = 1 / 10 ** digits;
  return DAYS.flatMap((day, index) => {
    const share = (index + 1) / DAYS.length;
    const noise = index === DAYS.length - 1 ? 0 : (random.float() - 0.5) * 2 * step;
    // Confidence begins at 70 % and drifts to what it is now.
    const sure = Math.round((70 + (confidence - 70) * share) / 5) * 5;
    const note = id === "KR-43" && day === "2026-11-20" ? "The unused minimum grows with every month" : "";
    return id === NOT_MEASURED.id && day === NOT_MEASURED.day ? [] : [[id, day, (start + (value - start) * share + noise).toFixed(digits), `${String(sure)}%`, note] as const];
  });
}

const results = OBJECTIVES.flatMap((objective) => objective.results);

export function objectiveFiles(): readonly ExportFile[] {
  const keyResults = OBJECTIVES.flatMap((objective) =>
    objective.results.map(({ id, title, start, target, unit, owner, weight }) => [objective.id, objective.title, id, title, start, target, unit, owner, objective.due, weight, objective.workstream]),
  );
  return [
    { path: "objectives/key-results.csv", text: csvTable(["Objective ID", "Objective", "Key result ID", "Key result", "Start value", "Target", "Unit", "Owner", "Due", "Weight", "Workstream"], keyResults) },
    { path: "objectives/check-ins.csv", text: csvTable(["Key result ID", "Check-in date", "Value", "Confidence", "Note"], results.flatMap(checkInsOf)) },
  ];
}

export const objectiveTruths = (): readonly string[] => [
  `\`objectives/key-results.csv\`: ${String(OBJECTIVES.length)} objectives with ${String(results.length)} key results; the weights of each objective add up to 1; ${results.filter(({ now }) => now === undefined).map(({ id }) => id).join(" and ")} cannot be measured before launch and have no check-in.`,
  `\`objectives/check-ins.csv\`: ${String(results.flatMap(checkInsOf).length)} check-ins, every two weeks from ${DAYS[0] ?? ""} to ${DAYS.at(-1) ?? ""}; ${NOT_MEASURED.id} has none on ${NOT_MEASURED.day} (no labels); KR-43 is worse than its start (24 % for 22 %).`,
];
