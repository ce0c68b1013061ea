import type { Contribution } from "./contributions.ts";
import { feasibilityIntervals } from "./intervals.ts";
import { isolatedSets } from "./isolated-sets.ts";
import { primaryRules, type PrimaryResult, type PrimaryRules } from "./primary.ts";
import { publishedRelations, suppressedPlaces } from "./relations.ts";

export type AuditProblem = "unsafe-published" | "unsafe-total" | "exact" | "narrow" | "residual" | "singleton";

export interface ContributionTable {
  /** By row and column: who contributes what. */
  readonly cells: readonly (readonly (readonly Contribution[])[])[];
  /** Whether totals of rows (if there is more than one column), of columns (if there is more than one row) are published. Default true. */
  readonly rowTotals?: boolean;
  readonly colTotals?: boolean;
  /** Over the defaults of METHOD.md 7.5. */
  readonly rules?: PrimaryRules;
  /** Least distance of the bounds of an unsafe cell from its value, in per cent of the value. Default 10. */
  readonly protectPct?: number;
}

export interface AuditResult {
  readonly safe: boolean;
  /** What is wrong with the pattern, each once, sorted by name. */
  readonly problems: readonly AuditProblem[];
}

/** The totals of a table that say more than its cells do: of one column, a row's total is the cell itself. */
const effectiveTotals = ({ cells, rowTotals = true, colTotals = true }: ContributionTable): { readonly rowTotals: boolean; readonly colTotals: boolean } => ({
  rowTotals: rowTotals && (cells[0]?.length ?? 0) > 1,
  colTotals: colTotals && cells.length > 1,
});

/** Contributions of every total that is published: rows, columns, and the whole table when both are. */
function totalsOf(table: ContributionTable): readonly (readonly Contribution[])[] {
  const { rowTotals, colTotals } = effectiveTotals(table);
  const rows = table.cells.map((row) => row.flat());
  const columns = (table.cells[0] ?? []).map((_, col) => table.cells.flatMap((row) => row[col] ?? []));
  return [...(rowTotals ? rows : []), ...(colTotals ? columns : []), ...(rowTotals && colTotals ? [rows.flat()] : [])];
}

/** What of an audit does not depend on the pattern. */
interface Judged {
  readonly judge: (contributions: readonly Contribution[]) => PrimaryResult;
  readonly results: readonly (readonly PrimaryResult[])[];
  readonly unsafeTotal: boolean;
}

function judged(table: ContributionTable): Judged {
  const judge = (contributions: readonly Contribution[]): PrimaryResult => primaryRules({ contributions, rules: table.rules ?? {} });
  return { judge, results: table.cells.map((row) => row.map(judge)), unsafeTotal: totalsOf(table).some((contributions) => judge(contributions).unsafe) };
}

/** The problems in order of their cost: nothing is computed before it is asked for. The same problem may come more than once. */
function* problemsOf(table: ContributionTable, { judge, results, unsafeTotal }: Judged, suppressed: readonly (readonly number[])[]): Generator<AuditProblem> {
  const totals = effectiveTotals(table);
  const places = suppressedPlaces(suppressed);
  const resultAt = (index: number): PrimaryResult | undefined => results[places[index]?.row ?? -1]?.[places[index]?.col ?? -1];
  const contributionsAt = (index: number): readonly Contribution[] => table.cells[places[index]?.row ?? -1]?.[places[index]?.col ?? -1] ?? [];
  if (results.some((row, r) => row.some(({ unsafe }, c) => unsafe && (suppressed[r]?.[c] ?? 0) === 0))) yield "unsafe-published";
  if (unsafeTotal) yield "unsafe-total";
  // Alone in an equation a cell is exact without any programme.
  if (publishedRelations({ suppressed, ...totals }).some((cells) => cells.length === 1)) yield "exact";
  const sets = isolatedSets(places, totals);
  if (sets === undefined) yield "residual";
  for (const set of sets ?? []) {
    if (set.length === 2 && set.some((index) => resultAt(index)?.n === 1)) yield "singleton";
    if (judge(set.flatMap(contributionsAt)).unsafe) yield "residual";
  }
  const cells = results.map((row) => row.map(({ total }) => total));
  for (const { row, col, low, high, exact } of feasibilityIntervals({ cells, suppressed, ...totals })) {
    const { unsafe = false, upl = 0, total: value = 0 } = results[row]?.[col] ?? {};
    const reach = Math.max(upl, ((table.protectPct ?? 10) * value) / 100) * (1 - 1e-9);
    if (exact) yield "exact";
    else if (unsafe && (value - low < reach || (high !== null && high - value < reach))) yield "narrow";
  }
}

/** Asks for one problem of a pattern, for a search over many patterns of one table: undefined means that the pattern passes. */
export function patternSearch(table: ContributionTable): (suppressed: readonly (readonly number[])[]) => AuditProblem | undefined {
  const known = judged(table);
  return (suppressed) => {
    for (const problem of problemsOf(table, known, suppressed)) return problem;
    return undefined;
  };
}

/**
 * Whether a pattern of suppressed cells protects a table, by every condition of METHOD.md 7.7, id `sdc.audit`: no unsafe cell or total is
 * visible, no suppressed cell can be computed or bounded closely, no isolated set of suppressed cells is unsafe together, and nobody can
 * subtract their own pay. "At least two suppressed cells in every row and column" is not enough.
 * Source: Handbook on Statistical Disclosure Control, chapters 4 and 5.
 *
 * @param suppressed by row and column, 1 for a suppressed cell
 */
export function auditTable(table: ContributionTable & { readonly suppressed: readonly (readonly number[])[] }): AuditResult {
  const problems = [...new Set(problemsOf(table, judged(table), table.suppressed))].sort();
  return { safe: problems.length === 0, problems };
}
