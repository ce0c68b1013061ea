import type { PayTable } from "../../src/disclosure/release/contract.ts";
import type { Employee, Month } from "./organisation.ts";
import type { ToldCell } from "./what-is-known.ts";

export interface PlainRules {
  /** Fewest people of a cell. */
  readonly least: number;
  /** To what means are rounded. */
  readonly base: number;
  /** Months from one publication to the next. */
  readonly every: number;
}

/** People by the dimensions of a table: one dimension's values, or none for everybody. */
export function groupsOf(people: readonly Employee[], { by }: PayTable): readonly { readonly group: Readonly<Record<string, string>>; readonly people: readonly Employee[] }[] {
  const groups = Map.groupBy(people, ({ dims }) => JSON.stringify(by.map((dim) => [dim, dims[dim] ?? ""])));
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, members]) => ({ group: Object.fromEntries(JSON.parse(name) as readonly [string, string][]), people: members }));
}

/** What is commonly done: every cell of enough people is published in every edition, with the total of everybody. */
export function publishPlainly(months: readonly Month[], tables: readonly PayTable[], { least, base, every }: PlainRules): readonly ToldCell[] {
  return months
    .filter((_, index) => index % every === 0)
    .flatMap(({ date, people }) =>
      [{ id: "total", by: [] }, ...tables]
        .flatMap((table) => groupsOf(people, table))
        .filter((cell) => cell.people.length >= least)
        .map(({ group, people: members }): ToldCell => {
          const mean = members.reduce((sum, { pay }) => sum + pay, 0) / members.length;
          return { group, date, people: members.length, statistic: "mean", value: Math.round(mean / base) * base, base };
        }),
    );
}
