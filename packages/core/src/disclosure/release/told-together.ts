import { isTold, type NullSpace } from "./null-space.ts";

/** A person's columns, with how far the person is from being told: by themselves, and at worst with each other person. */
interface Standing {
  readonly columns: readonly number[];
  readonly own: number;
  readonly shared: Float64Array;
}

/** Gershgorin: the least that the own part of the matrix leaves, and the most that another person's part takes from it. */
function standings({ size, projection }: NullSpace, columnsOf: ReadonlyMap<string, readonly number[]>): readonly Standing[] {
  const people = [...columnsOf.values()];
  const taken = (row: number, columns: readonly number[]): number => columns.reduce((sum, column) => sum + (column === row ? 0 : Math.abs(projection[row * size + column] ?? 0)), 0);
  return people.map((columns) => ({
    columns,
    own: Math.min(...columns.map((column) => (projection[column * size + column] ?? 0) - taken(column, columns))),
    shared: Float64Array.from(people, (other) => (other === columns ? 0 : Math.max(...columns.map((column) => taken(column, other))))),
  }));
}

const LEFT = 1e-6;

/**
 * The fewest people, at most three, of whom some combination of published values is made: one is told outright, two are told to each other, and
 * of three somebody and a colleague can work out the third. Exact: every set is looked at, those that are far from it by a bound.
 *
 * @param groupOf which columns are equal in every row: of four people or more who are, no combination is about some only
 * @returns columns of those people; undefined where there are none
 */
export function toldTogether(space: NullSpace, columnsOf: ReadonlyMap<string, readonly number[]>, groupOf: readonly number[]): readonly number[] | undefined {
  const sizes = new Map<number, number>();
  for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const apart = new Map([...columnsOf].flatMap(([person, columns]) => {
    const own = columns.filter((column) => (sizes.get(groupOf[column] ?? 0) ?? 0) < 4);
    return own.length === 0 ? [] : [[person, own] as const];
  }));
  const people = standings(space, apart);
  // Whoever every published value leaves alone is in no combination.
  const near = people.map((person, index) => ({ ...person, index })).filter(({ columns }) => columns.some((column) => (space.projection[column * space.size + column] ?? 0) < 1 - LEFT));
  const told = (...set: readonly Standing[]): readonly number[] | undefined => {
    const columns = set.flatMap((person) => person.columns);
    return isTold(space, columns) ? columns : undefined;
  };
  for (const one of near) if (one.own <= LEFT) { const found = told(one); if (found !== undefined) return found; }
  for (const [at, one] of near.entries()) {
    for (const two of near.slice(at + 1)) {
      if (one.own - (one.shared[two.index] ?? 0) > LEFT && two.own - (two.shared[one.index] ?? 0) > LEFT) continue;
      const found = told(one, two);
      if (found !== undefined) return found;
    }
  }
  for (let a = 0; a < near.length; a += 1) {
    for (let b = a + 1; b < near.length; b += 1) {
      const [one, two] = [near[a] as (typeof near)[number], near[b] as (typeof near)[number]];
      const [leftOne, leftTwo] = [one.own - (one.shared[two.index] ?? 0), two.own - (two.shared[one.index] ?? 0)];
      for (let c = b + 1; c < near.length; c += 1) {
        const three = near[c] as (typeof near)[number];
        if (leftOne - (one.shared[three.index] ?? 0) > LEFT && leftTwo - (two.shared[three.index] ?? 0) > LEFT && three.own - (three.shared[one.index] ?? 0) - (three.shared[two.index] ?? 0) > LEFT) continue;
        const found = told(one, two, three);
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}
