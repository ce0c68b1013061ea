import { primaryRules } from "../primary.ts";
import { lightCombinations } from "./combinations.ts";
import type { LinkedRisk, PayEquation, PayUnknown } from "./contract.ts";
import type { SettledRules } from "./disclosure-rules.ts";
import { leftOver, support } from "./equation-rows.ts";
import { telling, untold, type NullSpace } from "./null-space.ts";
import { toldTogether } from "./told-together.ts";

/** Rows of everything published so far and of what may never be told, over the unknowns of the day. */
export interface Told {
  readonly unknowns: readonly PayUnknown[];
  readonly columnsOf: ReadonlyMap<string, readonly number[]>;
  readonly space: NullSpace;
  readonly rows: readonly Float64Array[];
  readonly names: readonly string[];
  readonly withheld: readonly Float64Array[];
  /** Number of the group of columns that are equal in every row so far, by column. */
  readonly groupOf: readonly number[];
  readonly rules: SettledRules;
}

/** `table key date`, for those who may see it. */
export const equationName = ({ table, key, date }: PayEquation): string => [table, ...Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`), date].join(" ");

const peopleOf = ({ unknowns }: Told, columns: readonly number[]): number => new Set(columns.map((column) => unknowns[column]?.person)).size;

/** Whether a combination is about too few people, or is the sum of a group that fails the primary rules. */
function tells(told: Told, terms: Float64Array): number | undefined {
  const columns = support(terms);
  const people = peopleOf(told, columns);
  if (people === 0) return undefined;
  if (people < told.rules.minContributors) return people;
  if (columns.some((column) => told.unknowns[column]?.besides !== undefined)) return undefined;
  const signs = new Set(columns.map((column) => Math.sign(terms[column] ?? 0)));
  if (signs.size > 1) return undefined;
  const contributions = columns.map((column) => ({ id: told.unknowns[column]?.person ?? "", value: (terms[column] ?? 0) * (told.unknowns[column]?.pay ?? 0) }));
  return primaryRules({ contributions, rules: told.rules.primary }).unsafe ? people : undefined;
}

/** Groups of columns that are equal in one more row as well. */
export function parted(groupOf: readonly number[], row: Float64Array): readonly number[] {
  const numbers = new Map<string, number>();
  return groupOf.map((group, column) => {
    const key = `${String(group)} ${String(row[column] ?? 0)}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** Everything told so far, with one more row. */
export const withRow = (told: Told, row: Float64Array, name: string): Told => ({ ...told, space: telling(told.space, row), groupOf: parted(told.groupOf, row), rows: [...told.rows, row], names: [...told.names, name] });

/**
 * Whether one more published value lets anybody work out too much together with everything published before, in any table and edition:
 * the difference of any two values; any sum of one, two or three people; a group whose own figure is withheld; any combination of
 * however many values that is made of fewer than k people, as far as the search finds it. Rounding is not counted on (METHOD.md 7.7 to 7.9).
 *
 * @returns undefined where the value may be published as far as these conditions go
 */
export function linkedRisk(told: Told, row: Float64Array): LinkedRisk | undefined {
  // A value that follows from published ones tells nothing.
  if (untold(told.space, row) === undefined) return undefined;
  for (const [index, other] of told.rows.entries()) {
    const rest = leftOver(row, other);
    const people = rest === undefined ? undefined : tells(told, rest);
    if (people !== undefined) return { people, with: told.names.slice(index, index + 1) };
  }
  const space = telling(told.space, row);
  const withheld = told.withheld.find((each) => untold(space, each) === undefined);
  if (withheld !== undefined) return { people: peopleOf(told, support(withheld)), with: told.names };
  const together = toldTogether(space, told.columnsOf, parted(told.groupOf, row));
  if (together !== undefined) return { people: peopleOf(told, together), with: told.names };
  const rows = [...told.rows, row];
  for (const { terms, of } of lightCombinations(rows, 2 * told.rules.minContributors)) {
    const people = of.includes(told.rows.length) ? tells(told, terms) : undefined;
    if (people !== undefined) return { people, with: of.flatMap((index) => told.names[index] ?? []) };
  }
  return undefined;
}
