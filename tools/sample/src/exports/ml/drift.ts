import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";

interface Histogram {
  readonly model: string;
  readonly feature: string;
  /** Categories, or the inner edges of numeric bins. */
  readonly bins: readonly string[] | readonly number[];
  readonly reference: readonly number[];
  readonly current: Readonly<Record<string, readonly number[]>>;
}

const HISTOGRAMS: readonly Histogram[] = [
  {
    model: "search-reranker", feature: "Query length, words", bins: [1, 2, 3, 5], reference: [5210, 8120, 4030, 2210, 430],
    current: { "2026-09-18": [5180, 8090, 4080, 2230, 420], "2026-10-23": [5240, 8060, 4050, 2200, 450], "2026-11-20": [5150, 8140, 4060, 2220, 430] },
  },
  {
    model: "demand-northern", feature: "Promotion depth", bins: [0, 0.1, 0.2, 0.4], reference: [7400, 1100, 820, 520, 160],
    current: { "2026-09-18": [7350, 1120, 840, 530, 160], "2026-10-23": [7010, 1180, 940, 650, 220], "2026-11-20": [6080, 1240, 1190, 1040, 450] },
  },
  {
    model: "fraud-card-rules", feature: "Card country", bins: ["home market", "other country of the EU", "outside the EU", "unknown"], reference: [35_140, 3898, 762, 34],
    current: { "2026-09-18": [35_020, 3960, 790, 36], "2026-10-23": [34_480, 4350, 860, 38], "2026-11-20": [26_900, 9480, 3310, 44] },
  },
  {
    model: "fraud-card-rules", feature: "Amount, EUR", bins: [20, 50, 100, 250], reference: [9120, 11_430, 9870, 6510, 2904],
    current: { "2026-09-18": [9080, 11_460, 9900, 6480, 2910], "2026-10-23": [9160, 11_380, 9810, 6540, 2950], "2026-11-20": [9010, 11_290, 9960, 6640, 3010] },
  },
  {
    model: "fraud-invoice-shadow", feature: "Score", bins: [0.2, 0.4, 0.6, 0.8], reference: [21_800, 6200, 2100, 890, 368], current: { "2026-10-23": [21_650, 6290, 2130, 900, 380], "2026-11-20": [21_480, 6350, 2180, 930, 410] },
  },
];

function rowsOf({ model, feature, bins, reference, current }: Histogram): readonly (readonly Cell[])[] {
  return Object.entries(current).flatMap(([on, counts]) =>
    reference.map((count, index): readonly Cell[] => {
      const [above, at] = [bins[index - 1], bins[index]];
      const numeric = typeof bins[0] === "number";
      return [model, feature, on, numeric ? undefined : at, numeric ? above : undefined, numeric ? at : undefined, count, counts[index]];
    }),
  );
}

export const driftFiles = (): readonly ExportFile[] => [
  { path: "drift/drift.csv", text: csvTable(["Model", "Feature", "Compared on", "Bin", "Lower", "Upper", "Reference count", "Current count"], HISTOGRAMS.flatMap(rowsOf)) },
];

/** Population stability index of METHOD.md 9; no bin of these histograms is empty. */
function stabilityIndex(reference: readonly number[], current: readonly number[]): number {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const [n, m] = [sum(reference), sum(current)];
  return reference.reduce((total, count, index) => {
    const [expected, actual] = [count / n, (current[index] ?? 0) / m];
    return total + (actual - expected) * Math.log(actual / expected);
  }, 0);
}

export function driftTruths(): readonly string[] {
  const lines = HISTOGRAMS.flatMap(({ model, feature, reference, current }) => Object.entries(current).map(([on, counts]) => ({ model, feature, on, psi: stabilityIndex(reference, counts) })));
  const shown = (band: string, from: number, below: number): string =>
    `${band}: ${lines.filter(({ psi }) => psi >= from && psi < below).map(({ model, feature, on, psi }) => `${model} ${feature} on ${on} (${psi.toFixed(3)})`).join(", ")}`;
  return [`\`drift/drift.csv\`: ${String(lines.length)} comparisons of ${String(HISTOGRAMS.length)} features. ${shown("Major drift", 0.25, Infinity)}; ${shown("moderate", 0.1, 0.25)}; all others below 0.1. The major one is the cross-border payments.`];
}
