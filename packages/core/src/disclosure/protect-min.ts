import { patternSearch, type ContributionTable } from "./audit.ts";
import { primaryRules } from "./primary.ts";

export interface Protection {
  /** Unsafe cells `[row, column]`, in row order. */
  readonly primary: readonly (readonly [row: number, col: number])[];
  /** Cells suppressed beside them, in row order; null if no pattern passes, so that the table has to be coarsened. */
  readonly secondary: readonly (readonly [row: number, col: number])[] | null;
  /** How many those are. */
  readonly minSecondary: number | null;
}

interface Candidate {
  readonly place: readonly [row: number, col: number];
  readonly value: number;
}

/** Every choice of `size` candidates, those of small cells first. */
function* choices(candidates: readonly Candidate[], size: number, from = 0): Generator<readonly Candidate[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= candidates.length - size; index += 1) {
    for (const rest of choices(candidates, size - 1, index + 1)) yield [candidates[index] as Candidate, ...rest];
  }
}

const valueOf = (chosen: readonly Candidate[]): number => chosen.reduce((total, { value }) => total + value, 0);

/**
 * The fewest inner cells to suppress beside the unsafe ones so that the pattern passes the audit; among those of equal number, the pattern of
 * the least total value. An exact search by number of cells. Totals stay published, and empty cells are "no data", which hides nothing.
 * METHOD.md 7.7, id `sdc.protectMin`.
 */
export function protectMin(table: ContributionTable): Protection {
  const { rules = {} } = table;
  const cells = table.cells.flatMap((row, r) => row.map((contributions, c) => ({ place: [r, c] as const, ...primaryRules({ contributions, rules }) })));
  const primary = cells.filter(({ unsafe }) => unsafe).map(({ place }) => place);
  const candidates = cells.filter(({ unsafe, n }) => !unsafe && n > 0).map(({ place, total }): Candidate => ({ place, value: total })).sort((a, b) => a.value - b.value);
  const patternOf = (places: readonly (readonly [number, number])[]): readonly (readonly number[])[] =>
    table.cells.map((row, r) => row.map((_, c) => (places.some(([pr, pc]) => pr === r && pc === c) ? 1 : 0)));
  const search = patternSearch(table);
  const problemOf = (chosen: readonly Candidate[]) => search(patternOf([...primary, ...chosen.map(({ place }) => place)]));
  // A total stays visible whatever is suppressed inside.
  if (problemOf([]) === "unsafe-total") return { primary, secondary: null, minSecondary: null };
  for (let size = 0; size <= candidates.length; size += 1) {
    let best: readonly Candidate[] | undefined;
    for (const chosen of choices(candidates, size)) {
      if ((best === undefined || valueOf(chosen) < valueOf(best)) && problemOf(chosen) === undefined) best = chosen;
    }
    if (best !== undefined) return { primary, secondary: best.map(({ place }) => place).sort(([r1, c1], [r2, c2]) => r1 - r2 || c1 - c2), minSecondary: size };
  }
  return { primary, secondary: null, minSecondary: null };
}
