export interface EditionPair {
  /** People in the cell now and not before. */
  readonly joiners: number;
  /** People in the cell before and not now. */
  readonly leavers: number;
  /** People in both, whose pay is another. */
  readonly changed: number;
  /** Sum of the three. */
  readonly affected: number;
  /** `hold`: repeat the previous value and say so. */
  readonly action: "publish" | "hold";
}

/**
 * Whether a published cell may have a new value, given who was in it and who is now. If some people are affected, but fewer than k, the
 * difference of the two values tells about them: one raise among unchanged members is exact by subtraction.
 * METHOD.md 7.9, id `sdc.editionPair`.
 *
 * @param previous pay by person in the edition that published the cell last
 * @param current pay by person now, in the same unit
 * @param minContributors k; 10 unless said otherwise
 */
export function editionPair({ previous, current, minContributors = 10 }: { readonly previous: Readonly<Record<string, number>>; readonly current: Readonly<Record<string, number>>; readonly minContributors?: number }): EditionPair {
  const [before, now] = [new Map(Object.entries(previous)), new Map(Object.entries(current))];
  const joiners = [...now.keys()].filter((id) => !before.has(id)).length;
  const leavers = [...before.keys()].filter((id) => !now.has(id)).length;
  const changed = [...now].filter(([id, pay]) => before.has(id) && before.get(id) !== pay).length;
  const affected = joiners + leavers + changed;
  return { joiners, leavers, changed, affected, action: affected > 0 && affected < minContributors ? "hold" : "publish" };
}
