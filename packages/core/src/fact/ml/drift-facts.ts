import { kolmogorovSmirnovOfBins } from "../../ml/kolmogorov-smirnov.ts";
import { populationStability } from "../../ml/population-stability.ts";
import { available, isAvailable, notAvailable, valueOrNull } from "../../model/measure.ts";
import type { DriftBin } from "../../model/records/ml-operations.ts";
import { compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { groupBy, mlRecords, programHead } from "./ml-records.ts";

/** Bins of numbers have an edge; they have an order, and so a distribution function. */
const numeric = (bins: readonly DriftBin[]): boolean => bins.every(({ lower, upper }) => lower !== undefined || upper !== undefined);
const byEdge = (a: DriftBin, b: DriftBin): number => (a.lower ?? -Infinity) - (b.lower ?? -Infinity) || (a.upper ?? Infinity) - (b.upper ?? Infinity);

function compared(bins: readonly DriftBin[]) {
  const ordered = numeric(bins) ? bins.toSorted(byEdge) : bins;
  const [expected, actual] = [ordered.map(({ referenceCount }) => referenceCount), ordered.map(({ currentCount }) => currentCount)];
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  const { model = "", version, feature = "", comparedOn = null } = bins[0] ?? {};
  return { model, version, feature, comparedOn, bins, stability: populationStability({ expected, actual }), ks: numeric(bins) ? kolmogorovSmirnovOfBins({ a: expected, b: actual }) : undefined, n: total(expected), m: total(actual) };
}

export function driftFacts(context: FactContext): readonly ComputedFact[] {
  const { driftBins } = mlRecords(context);
  if (driftBins.length === 0) return [];
  const comparisons = [...groupBy(driftBins, ({ model, version = "", feature, comparedOn }) => [model, version, feature, comparedOn].join("\n")).values()].map(compared).toSorted((a, b) => compareText(a.model, b.model) || compareText(a.feature, b.feature) || compareText(a.comparedOn ?? "", b.comparedOn ?? ""));
  const newest = [...groupBy(comparisons, ({ model, feature }) => `${model}\n${feature}`).values()].flatMap((series) => series.at(-1) ?? []);
  const rows = (of: typeof comparisons) => of.flatMap(({ bins }) => bins.map((bin) => recordRow(bin, `${bin.model} ${bin.feature} ${bin.bin}`, { reference: bin.referenceCount, current: bin.currentCount })));
  const args = { compared: "newest comparison of each feature", bands: "stable below 0.1, moderate below 0.25, else major" };
  const inBand = (band: string) => newest.filter(({ stability }) => isAvailable(stability.band) && stability.band.value === band);
  const known = newest.filter(({ stability }) => isAvailable(stability.psi));
  const worst = known.toSorted((a, b) => (valueOrNull(b.stability.psi) ?? 0) - (valueOrNull(a.stability.psi) ?? 0))[0];
  const nothing = notAvailable<number>("no-data", "every comparison has an empty sample");
  const count = (band: string, label: string) => scalarFact(programHead(`models.drift.${band}`, label, "ml.psi", rows(newest), args), "items", known.length === 0 ? nothing : available(inBand(band).length), context.sha256, known.length);
  return [
    count("major", "Features with major drift"),
    count("moderate", "Features with moderate drift"),
    scalarFact(programHead("models.drift.highest", "Highest population stability index", "ml.psi", worst === undefined ? [] : rows([worst]), { ...args, ...(worst === undefined ? {} : { model: worst.model, feature: worst.feature }) }), "score", worst?.stability.psi ?? nothing, context.sha256, known.length),
    tableFact(
      programHead("models.drift.comparisons", "Drift of each feature", "ml.psi", rows(comparisons), { bands: args.bands }),
      [
        { name: "model", label: "Model", unit: "text" },
        { name: "feature", label: "Feature", unit: "text" },
        { name: "on", label: "Compared on", unit: "date" },
        { name: "psi", label: "PSI", unit: "score" },
        { name: "band", label: "Band", unit: "text" },
        { name: "bound", label: "Sampling alone, up to", unit: "score" },
        { name: "exceeds", label: "More than sampling", unit: "text" },
        { name: "smoothed", label: "Smoothed", unit: "text" },
        { name: "reference", label: "Reference records", unit: "count" },
        { name: "current", label: "Current records", unit: "count" },
        { name: "ks", label: "KS distance over bins", unit: "score" },
      ],
      comparisons.map(({ model, feature, comparedOn, stability: { psi, band, critical95, exceedsSamplingNoise, smoothed }, n, m, ks }) => {
        const exceeds = valueOrNull(exceedsSamplingNoise);
        return [model, feature, comparedOn, valueOrNull(psi), valueOrNull(band), valueOrNull(critical95), exceeds === null ? null : exceeds ? "yes" : "no", smoothed ? "yes" : "no", n, m, ks === undefined ? null : valueOrNull(ks.d)];
      }),
      context.sha256,
    ),
  ];
}
