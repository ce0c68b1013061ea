import { compareText } from "../../model/time.ts";
import { roundPublish } from "../round-publish.ts";
import type { CellKey, MovingFigure, PayEquation, PaySnapshot, PayTable, PayUnknown, SnapshotPerson } from "./contract.ts";

/** Name of a cell, equal for equal keys however they are ordered. */
export const cellName = ({ table, key }: { readonly table: string; readonly key: CellKey }): string => JSON.stringify([table, ...Object.entries(key).sort(([a], [b]) => compareText(a, b))]);

/** A cell of a table on a reference date. */
export interface TableCell {
  readonly table: PayTable;
  readonly key: CellKey;
  readonly people: readonly SnapshotPerson[];
}

/** Every choice of dimensions over which a table has cells: all of them, and with totals every part of them. */
function margins({ by, totals = false }: PayTable): readonly (readonly string[])[] {
  if (!totals) return [by];
  return Array.from({ length: 2 ** by.length }, (_, mask) => by.filter((__, bit) => (mask >> bit) % 2 === 1));
}

/** Cells of a table that somebody is in, by name. Somebody without a dimension of the table is in none of its cells, nor in its totals. */
export function tableCells(table: PayTable, { people }: PaySnapshot): readonly TableCell[] {
  const placed = people.filter(({ dims }) => table.by.every((name) => dims[name] !== undefined)).toSorted((a, b) => compareText(a.id, b.id));
  return margins(table)
    .flatMap((names) => {
      const groups = Map.groupBy(placed, ({ dims }) => JSON.stringify(names.map((name) => dims[name])));
      return [...groups.values()].map((members): TableCell => ({ table, key: Object.fromEntries(names.map((name) => [name, members[0]?.dims[name] ?? ""])), people: members }));
    })
    .sort((a, b) => compareText(cellName({ table: a.table.id, key: a.key }), cellName({ table: b.table.id, key: b.key })));
}

/** The equation that a cell's figure is: what of whom it adds up, and the rounded figure. */
export function equationOf({ table, key, people }: TableCell, date: string, unknowns: readonly PayUnknown[], base: number): PayEquation {
  const current = (beside: boolean) => new Map(unknowns.flatMap(({ person, now, besides }, index) => (now === undefined || (besides !== undefined) !== beside ? [] : [[person, index] as const])));
  const weightOf = ({ weight = 1 }: SnapshotPerson): number => (table.statistic === "plain-mean" ? 1 : weight);
  const termsOf = (indices: ReadonlyMap<string, number>): PayEquation["terms"] =>
    people.flatMap((person) => {
      const index = indices.get(person.id);
      return index === undefined ? [] : [[index, weightOf(person) * (unknowns[index]?.growth ?? 1)] as const];
    }).toSorted(([a], [b]) => a - b);
  const besides = termsOf(current(true));
  const total = people.reduce((sum, person) => sum + person.pay * weightOf(person), 0);
  const divisor = table.statistic === "sum" ? 1 : people.reduce((sum, person) => sum + weightOf(person), 0);
  const value = roundPublish(total / divisor, base);
  return { table: table.id, key, date, terms: termsOf(current(false)), ...(besides.length === 0 ? {} : { besides }), people: people.length, divisor, value: "value" in value ? value.value : 0 };
}

/** What a figure that moves with pays tells, to first order, scaled so that whoever moves it most counts as one. */
export function movingEquation({ table, weights, marks = new Map() }: MovingFigure, date: string, unknowns: readonly PayUnknown[]): PayEquation {
  const moved = unknowns.flatMap(({ person, now, besides, pay }, index) => {
    const weight = weights.get(person) ?? 0;
    return now === undefined || besides !== undefined || weight === 0 ? [] : [[index, weight / pay] as const];
  });
  const most = Math.max(0, ...moved.map(([, factor]) => Math.abs(factor)));
  return { table, key: {}, date, terms: moved.map(([index, factor]) => [index, factor / most] as const), people: moved.length, divisor: 1, value: 0, exact: true, marks: Object.fromEntries([...marks].sort(([a], [b]) => compareText(a, b))) };
}
