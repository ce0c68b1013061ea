import { primaryRules, type PrimaryRule, type PrimaryRules } from "../primary.ts";
import type { DisclosureRules, MovingFigure, SnapshotPerson } from "./contract.ts";

/** Every threshold, with METHOD.md 7.5's where none is given. */
export interface SettledRules {
  readonly minContributors: number;
  readonly primary: PrimaryRules;
  readonly margin: number;
  readonly base: number;
}

/** k may be lowered to this and no further (METHOD.md 7.5). */
const LEAST_CONTRIBUTORS = 5;

/** @throws RangeError for k below 5, or another threshold that protects nobody */
export function settledRules({ minContributors = 10, pPercent = 10, q = 100, dominance = [[1, 50], [2, 67]], homogeneityPct = 5, margin = 0.1, base = 1000 }: DisclosureRules = {}): SettledRules {
  if (!Number.isInteger(minContributors) || minContributors < LEAST_CONTRIBUTORS) throw new RangeError(`a cell of pay needs at least ${String(LEAST_CONTRIBUTORS)} people; ${String(minContributors)} is too few`);
  if (!(margin > 0 && margin < 1) || !(base > 0)) throw new RangeError("the margin of pay is a share between 0 and 1, and its rounding base is above 0");
  return { minContributors, margin, base, primary: { minContributors, pPercent, q, dominance, homogeneityPct } };
}

/** Primary rules that a group fails in any of the figures that are published of it. METHOD.md 7.6. */
export function failedRules(people: readonly SnapshotPerson[], { primary }: SettledRules): readonly PrimaryRule[] {
  const views: readonly ((person: SnapshotPerson) => number | undefined)[] = [
    ({ pay }) => pay,
    ({ pay, weight = 1 }) => pay * weight,
    ...Array.from({ length: Math.max(0, ...people.map(({ views: more = [] }) => more.length)) }, (_, index) => ({ views: more }: SnapshotPerson) => more?.[index]),
  ];
  const failed = views.flatMap((of) => {
    const contributions = people.flatMap((person) => {
      const value = of(person);
      return value === undefined || !Number.isFinite(value) ? [] : [{ id: person.id, value }];
    });
    // A figure that not everybody of the cell has is not published.
    return contributions.length < people.length ? [] : primaryRules({ contributions, rules: primary }).failed;
  });
  return [...new Set(failed)].sort();
}

/**
 * The same for a figure that moves with pays: what a person contributes to it is how much their pay moves it. It is a difference, so those who
 * raise it and those who lower it are two groups, and both have to pass. METHOD.md 7.6.
 */
export function failedByMoving({ weights }: MovingFigure, { primary }: SettledRules): readonly PrimaryRule[] {
  const failed = [1, -1].flatMap((sign) => {
    const contributions = [...weights].flatMap(([id, weight]) => (weight * sign > 0 ? [{ id, value: weight * sign }] : []));
    // People who move it by the same are no reason: that is not their pay.
    return contributions.length === 0 ? (["threshold"] as const) : primaryRules({ contributions, rules: { ...primary, homogeneityPct: null } }).failed;
  });
  return [...new Set(failed)].sort();
}
