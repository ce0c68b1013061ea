import type { Contribution } from "../../src/disclosure/contributions.ts";
import { protectMin } from "../../src/disclosure/protect-min.ts";
import type { SnapshotPerson } from "../../src/disclosure/release/contract.ts";
import { releasePay } from "../../src/disclosure/release/release-pay.ts";
import { randomSource } from "../../src/stats/random-source.ts";

/** Rows and columns of tables that are small enough to try every pattern of suppression. */
export const SMALL_SHAPES = [[2, 3], [2, 4], [3, 3], [3, 4]] as const;

export interface SmallTable {
  /** Cells and totals that the best of all patterns shows: METHOD.md 7.7, every pattern tried. */
  readonly best: number;
  /** Of the same cells and totals, those that Almanac shows. */
  readonly shown: number;
  /** Whether some cell fails the rules by itself; otherwise there is nothing to protect. */
  readonly sensitive: boolean;
}

/** Values of a full table with totals, of one edition; undefined where no pattern that keeps the totals is safe. */
export function smallTable(seed: string, [rows, columns]: readonly [number, number]): SmallTable | undefined {
  const random = randomSource(seed, "small table");
  const people: SnapshotPerson[] = [];
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_column, column): readonly Contribution[] =>
      Array.from({ length: 6 + random.index(16) }, (_person, index) => {
        const id = `P-${String(row)}-${String(column)}-${String(index)}`;
        const pay = Math.round(60_000 * Math.exp(0.25 * random.normal()));
        people.push({ id, pay, dims: { row: String(row), column: String(column) } });
        return { id, value: pay };
      }),
    ),
  );
  const { primary, minSecondary } = protectMin({ cells });
  if (minSecondary === null) return undefined;
  const release = releasePay({ snapshots: [{ date: "2026-01-01", people }], tables: [{ id: "small", by: ["row", "column"], totals: true }] });
  return { best: (rows + 1) * (columns + 1) - primary.length - minSecondary, shown: release.cells.filter(({ state }) => state === "published").length, sensitive: primary.length > 0 };
}
