import { groupFairness } from "../../ml/group-fairness.ts";
import { isAvailable, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import type { FairnessCounts } from "../../model/records/ml-operations.ts";
import { compareText } from "../../model/time.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { groupBy, mlRecords, programHead } from "./ml-records.ts";

/** Smaller groups have no rates; below the second a rate stands with a warning (METHOD.md 1.6). */
const MIN_GROUP = 30;
const SMALL = 100;

const sizeOf = ({ truePositives: tp, falsePositives: fp, trueNegatives: tn, falseNegatives: fn }: FairnessCounts): number => tp + fp + tn + fn;

/** The newest counts of each model and attribute, all of one day and version. */
function newestCounts(counts: readonly FairnessCounts[]): readonly (readonly FairnessCounts[])[] {
  return [...groupBy(counts, ({ model, attribute }) => `${model}\n${attribute}`).values()].flatMap((group) => {
    const newest = group.reduce((last, each) => (each.countedOn >= last.countedOn ? each : last));
    return [group.filter(({ countedOn, version }) => countedOn === newest.countedOn && version === newest.version)];
  });
}

function judge(counts: readonly FairnessCounts[]) {
  const reference = counts.reduce((most, each) => (sizeOf(each) > sizeOf(most) ? each : most), counts[0] as FairnessCounts);
  const groups = Object.fromEntries(counts.map((each) => [each.group, { tp: each.truePositives, fp: each.falsePositives, tn: each.trueNegatives, fn: each.falseNegatives }]));
  return { counts, reference: reference.group, fairness: groupFairness({ groups, reference: reference.group, minGroup: MIN_GROUP }) };
}

const warning = (each: FairnessCounts): string | null => {
  const positives = each.truePositives + each.falseNegatives;
  if (sizeOf(each) < MIN_GROUP) return `fewer than ${String(MIN_GROUP)} records, no rates`;
  if (positives === 0) return `no positive case among ${String(sizeOf(each))}`;
  return sizeOf(each) < SMALL || positives < SMALL ? `small: ${String(positives)} positive cases of ${String(sizeOf(each))}` : null;
};

export function fairnessFacts(context: FactContext): readonly ComputedFact[] {
  const judged = newestCounts(mlRecords(context).fairnessCounts).map(judge);
  if (judged.length === 0) return [];
  const rows = judged.flatMap(({ counts }) => counts.map((each) => recordRow(each, `${each.model} ${each.attribute} ${each.group}`, { tp: each.truePositives, fp: each.falsePositives, tn: each.trueNegatives, fn: each.falseNegatives })));
  const args = { minGroup: MIN_GROUP, reference: "the largest group", counts: "newest of each model and attribute" };
  const lowest = judged.map(({ fairness }) => fairness.demographicParityRatio).filter(isAvailable).sort((a, b) => a.value - b.value)[0];
  const of = (measure: Measure<number> | undefined): number | null => (measure === undefined ? null : valueOrNull(measure));
  const score = (name: string, label: string) => ({ name, label, unit: "score" as const });
  const text = (name: string, label: string) => ({ name, label, unit: "text" as const });
  const share = (name: string, label: string) => ({ name, label, unit: "share" as const });
  const between = (part: number, whole: number, rate: Measure<number> | undefined): readonly (number | null)[] => {
    const interval = rate !== undefined && isAvailable(rate) ? valueOrNull(wilsonInterval(part, whole, 0.95)) : null;
    return [interval?.low ?? null, interval?.high ?? null];
  };
  return [
    scalarFact(programHead("models.fairness.lowest-parity-ratio", "Lowest ratio of selection rates between groups", "ml.fairness", rows, args), "ratio", lowest ?? notAvailable("insufficient-sample", "no attribute has two groups with a selection rate"), context.sha256, judged.length),
    tableFact(
      programHead("models.fairness.attributes", "Differences between groups by model and attribute", "ml.fairness", rows, args),
      [text("model", "Model"), text("version", "Version"), text("attribute", "Attribute"), { name: "groups", label: "Groups", unit: "count" }, score("parity-ratio", "Demographic parity ratio"), score("parity-difference", "Demographic parity difference"), score("opportunity", "Equal opportunity difference"), score("odds", "Equalised odds difference"), text("reference", "Largest group"), { name: "on", label: "Counted on", unit: "date" }],
      judged.map(({ counts, reference, fairness }) => [counts[0]?.model ?? null, counts[0]?.version ?? null, counts[0]?.attribute ?? null, counts.length, of(fairness.demographicParityRatio), of(fairness.demographicParityDifference), of(fairness.equalOpportunityDifference), of(fairness.equalizedOddsDifference), reference, counts[0]?.countedOn ?? null]),
      context.sha256,
    ),
    tableFact(
      programHead("models.fairness.groups", "Rates of each group, with 95 % intervals", "ml.fairness", rows, args),
      [text("model", "Model"), text("attribute", "Attribute"), text("group", "Group"), { name: "n", label: "Records", unit: "count" }, share("selected", "Selected"), share("selected-low", "from"), share("selected-high", "to"), share("tpr", "True positive rate"), share("tpr-low", "from"), share("tpr-high", "to"), share("fpr", "False positive rate"), { name: "impact", label: "Selected, against the largest group", unit: "ratio" }, text("warning", "Warning")],
      judged.flatMap(({ counts, fairness }) =>
        counts.toSorted((a, b) => compareText(a.group, b.group)).map((each) => {
          const { model, attribute, group, truePositives, falsePositives, falseNegatives } = each;
          const [selected, tpr] = [fairness.selectionRate[group], fairness.tpr[group]];
          return [model, attribute, group, sizeOf(each), of(selected), ...between(truePositives + falsePositives, sizeOf(each), selected), of(tpr), ...between(truePositives, truePositives + falseNegatives, tpr), of(fairness.fpr[group]), of(fairness.disparateImpact[group]), warning(each)];
        }),
      ),
      context.sha256,
    ),
  ];
}
