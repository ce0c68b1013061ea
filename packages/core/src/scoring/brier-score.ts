import { sum } from "simple-statistics";
import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";

/** A stated chance in [0, 1] of one event, and whether it happened. */
export interface ChanceForecast {
  readonly p: number;
  readonly outcome: 0 | 1;
}

/** All without unit. Without forecasts everything is `no-data`. */
export interface Brier {
  /** Mean of `(p - o)²`: 0 best, 1 worst. Half of Brier's original sum over two classes. */
  readonly brier: Measure<number>;
  /** Share of the events that happened. */
  readonly baseRate: Measure<number>;
  /** How far stated chances lie from how often it then happened, squared; 0 best. */
  readonly reliability: Measure<number>;
  /** How far what happened differs between the stated chances; more is better, at most the uncertainty. */
  readonly resolution: Measure<number>;
  /** `base rate × (1 - base rate)`: what always stating the base rate scores. */
  readonly uncertainty: Measure<number>;
  /** `1 - brier / uncertainty`: 1 best, 0 no better than the base rate. `zero-denominator` when everything or nothing happened. */
  readonly skill: Measure<number>;
}

function groupsByChance(items: readonly ChanceForecast[]): readonly { readonly p: number; readonly n: number; readonly happened: number }[] {
  const outcomes = new Map<number, number[]>();
  for (const { p, outcome } of items) outcomes.set(p, [...(outcomes.get(p) ?? []), outcome]);
  return [...outcomes].sort(([a], [b]) => a - b).map(([p, each]) => ({ p, n: each.length, happened: each.reduce((total, outcome) => total + outcome, 0) / each.length }));
}

/**
 * Brier score of stated chances with its decomposition over groups of equal chance: `brier = reliability - resolution + uncertainty`.
 * METHOD.md 3.5, id `score.brier` [BRI50] [MUR73].
 */
export function brierScore({ items }: { readonly items: readonly ChanceForecast[] }): Brier {
  const score = mean(items.map(({ p, outcome }) => (p - outcome) ** 2));
  const baseRate = mean(items.map(({ outcome }) => outcome));
  if (!isAvailable(score) || !isAvailable(baseRate)) {
    const none = notAvailable<number>("no-data", "no stated chance has an outcome yet");
    return { brier: none, baseRate: none, reliability: none, resolution: none, uncertainty: none, skill: none };
  }
  const groups = groupsByChance(items);
  const overall = (part: (group: (typeof groups)[number]) => number): Measure<number> => available(sum(groups.map((group) => group.n * part(group))) / items.length);
  const uncertainty = baseRate.value * (1 - baseRate.value);
  return {
    brier: score,
    baseRate,
    reliability: overall(({ p, happened }) => (p - happened) ** 2),
    resolution: overall(({ happened }) => (happened - baseRate.value) ** 2),
    uncertainty: available(uncertainty),
    skill: uncertainty > 0 ? available(1 - score.value / uncertainty) : notAvailable("zero-denominator", "the event happened always or never, so there is nothing to be better than"),
  };
}
