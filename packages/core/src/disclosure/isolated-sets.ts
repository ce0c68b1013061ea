import type { CellPlace } from "./relations.ts";

/** More combinations of rows and columns than this are not searched. */
const MOST_COMBINATIONS = 2 ** 16;

/** Every subset of a few values; the first is empty. */
const subsets = <T>(values: readonly T[]): readonly (readonly T[])[] => values.reduce<readonly (readonly T[])[]>((all, value) => [...all, ...all.map((each) => [...each, value])], [[]]);

/**
 * Every set of suppressed cells whose sum is published by adding some rows and subtracting some columns: row 1 + row 2 − column 1 can
 * publish the sum of four people (METHOD.md 7.7, `residual`). Rows alone and columns alone are among them. Sets are lists of indices
 * into `places`, each once.
 *
 * Only columns that lie wholly within the added rows can be subtracted, else cells would remain with a minus. Subtracting rows from columns
 * gives the same sets with the other rows and columns, because both add up to the grand total.
 *
 * @param rowTotals, colTotals whether totals of rows, of columns are published
 * @returns undefined when there are too many combinations to search, so that nothing is proved
 */
export function isolatedSets(places: readonly CellPlace[], { rowTotals, colTotals }: { readonly rowTotals: boolean; readonly colTotals: boolean }): readonly (readonly number[])[] | undefined {
  if (!rowTotals && !colTotals) return [];
  // With totals of columns only, columns are what is added.
  const added = (place: CellPlace): number => (rowTotals ? place.row : place.col);
  const lines = [...new Set(places.map(added))];
  if (2 ** lines.length > MOST_COMBINATIONS) return undefined;
  const columns = rowTotals && colTotals ? [...new Set(places.map(({ col }) => col))] : [];
  const sets = new Map<string, readonly number[]>();
  let combinations = 0;
  for (const chosen of subsets(lines)) {
    const within = columns.filter((col) => places.every((place) => place.col !== col || chosen.includes(added(place))));
    combinations += 2 ** within.length;
    if (combinations > MOST_COMBINATIONS) return undefined;
    for (const subtracted of subsets(within)) {
      const set = places.flatMap((place, index) => (chosen.includes(added(place)) && !subtracted.includes(place.col) ? [index] : []));
      if (set.length > 0) sets.set(set.join(), set);
    }
  }
  return [...sets.values()];
}
