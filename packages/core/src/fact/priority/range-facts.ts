import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import { outranks } from "../../priority/outranks.ts";
import { rankDistribution } from "../../priority/rank-distribution.ts";
import { simulateScores, type RangedItem } from "../../priority/simulate-scores.ts";
import { valueOfInformation } from "../../priority/value-of-information.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { openOnes, ratesArgument, rowOfInitiative, type PricedInitiative } from "./initiative-set.ts";

const TRIALS = 4000;
const STREAM = "priority";

interface Ranged {
  readonly item: PricedInitiative;
  readonly ranges: RangedItem;
}

/** Initiatives with a value and an effort above 0. */
const rangedOf = (items: readonly PricedInitiative[]): readonly Ranged[] =>
  items.flatMap((item) => {
    const { id, effort } = item.initiative;
    return item.value === null || effort === undefined || !((effort.low ?? effort.mode) > 0) ? [] : [{ item, ranges: { id, value: item.value, effort } }];
  });

const rowOfRange = ({ item, ranges: { value, effort } }: Ranged) =>
  rowOfInitiative(item, { "value low": value.low ?? null, value: value.mode, "value high": value.high ?? null, "effort low": effort.low ?? null, effort: effort.mode, "effort high": effort.high ?? null });

/** How sure the order by value for effort is, and what it would be worth to know it better. */
export function initiativeRangeFacts(all: readonly PricedInitiative[], context: FactContext): readonly ComputedFact[] {
  const open = openOnes(all);
  const ranged = rangedOf(open);
  if (open.length === 0) return [];
  const { currency, seed } = context.program;
  const scores = simulateScores({ items: ranged.map(({ ranges }) => ranges), trials: TRIALS, seed, stream: STREAM });
  const distribution = rankDistribution(scores);
  const information = valueOfInformation({ items: scores, top: 1 });
  const pairs = outranks(scores);
  const args = {
    score: "value / effort, in money a person-month",
    engine: "simulation",
    distribution: "beta-PERT, lambda 4",
    trials: TRIALS,
    seed,
    stream: `${STREAM}/<initiative>`,
    percentile: "nearest-rank",
    assumption: "values and efforts are independent",
    leftOut: open.length - ranged.length,
    ...ratesArgument(ranged.map(({ item }) => item)),
  };
  const head = { dimensions: {}, arguments: args, rows: ranged.map(rowOfRange) };
  const money = (measure: Measure<number>, base: string, label: string): ComputedFact =>
    scalarFact({ ...head, base, label, rule: "priority.value-of-information", arguments: { ...args, top: 1 }, currency }, "money", measure, context.sha256, ranged.length);
  const missing = notAvailable<number>("no-data", "no initiative has both a value and an effort above nothing");
  const likeliest = Math.max(0, ...distribution.map(({ shares }) => shares[0] ?? 0));
  return [
    scalarFact(
      { ...head, base: "priority.ranges.leader-chance", label: "Chance that the likeliest initiative is truly the best for its effort", rule: "priority.rank-distribution" },
      "share",
      ranged.length === 0 ? missing : available(likeliest),
      context.sha256,
      ranged.length,
    ),
    tableFact(
      { ...head, base: "priority.ranges.ranks", label: "Where each initiative may stand by value for effort", rule: "priority.rank-distribution" },
      [
        { name: "initiative", label: "Initiative", unit: "text" },
        { name: "mean", label: "Mean value a person-month", unit: "money", currency },
        { name: "first", label: "Chance to be first", unit: "share" },
        { name: "top-three", label: "Chance to be in the first three", unit: "share" },
        { name: "p10", label: "Rank, P10", unit: "count" },
        { name: "p50", label: "Rank, P50", unit: "count" },
        { name: "p90", label: "Rank, P90", unit: "count" },
      ],
      distribution.map(({ id, shares, p10, p50, p90, meanScore }) => [id, meanScore, shares[0] ?? null, shares.slice(0, 3).reduce((total, share) => total + share, 0), p10, p50, p90]),
      context.sha256,
    ),
    tableFact(
      { ...head, base: "priority.ranges.outranks", label: "Chance that the initiative of the row is better for its effort than that of the column", rule: "priority.outranks" },
      [{ name: "initiative", label: "Initiative", unit: "text" }, ...pairs.map(({ id }) => ({ name: id, label: id, unit: "share" as const }))],
      pairs.map(({ id, over }) => [id, ...pairs.map((other) => over[other.id] ?? null)]),
      context.sha256,
    ),
    money(isAvailable(information) ? available(information.value.now) : missing, "priority.information.best-now", "Expected value a person-month of the initiative that is best now"),
    money(isAvailable(information) ? available(information.value.expectedValue) : missing, "priority.information.perfect", "Expected gain a person-month if values and efforts were known before choosing the first"),
    tableFact(
      { ...head, base: "priority.information.initiatives", label: "What it would be worth to know one initiative’s value and effort before choosing the first", rule: "priority.value-of-information", arguments: { ...args, top: 1 } },
      [
        { name: "initiative", label: "Initiative", unit: "text" },
        { name: "gain", label: "Expected gain a person-month", unit: "money", currency },
        { name: "chosen", label: "Best now", unit: "text" },
      ],
      ranged.map(({ ranges: { id } }) => [id, isAvailable(information) ? (information.value.byItem[id] ?? null) : null, isAvailable(information) && information.value.chosen.includes(id) ? "yes" : "no"]),
      context.sha256,
    ),
  ];
}
