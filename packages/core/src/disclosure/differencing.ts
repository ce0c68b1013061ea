/** A group of people of whom something is published, in one table of one edition. */
export interface PublishedPopulation {
  readonly id: string;
  readonly members: readonly string[];
}

/** Two populations whose difference is about too few people. */
export interface DifferencingViolation {
  readonly a: string;
  readonly b: string;
  /** People in exactly one of the two. */
  readonly size: number;
}

const outside = (members: ReadonlySet<string>, other: ReadonlySet<string>): number => [...members].filter((member) => !other.has(member)).length;

/**
 * Pairs of published populations that tell about a few people by subtraction: they overlap, and their symmetric difference is neither
 * empty nor of at least k people. Disjoint populations are ignored. In the order of the input. METHOD.md 7.9, id `sdc.differencing`.
 * Source: Handbook on Statistical Disclosure Control, chapter 5.
 */
export function differencing({ populations, minContributors = 10 }: { readonly populations: readonly PublishedPopulation[]; readonly minContributors?: number }): readonly DifferencingViolation[] {
  const sets = populations.map(({ id, members }) => ({ id, members: new Set(members) }));
  return sets.flatMap((a, index) =>
    sets.slice(index + 1).flatMap((b) => {
      const onlyA = outside(a.members, b.members);
      const size = onlyA + outside(b.members, a.members);
      const overlap = onlyA < a.members.size;
      return overlap && size > 0 && size < minContributors ? [{ a: a.id, b: b.id, size }] : [];
    }),
  );
}
