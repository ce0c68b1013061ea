import { compareText } from "@almanac/core";
import type { Cell, Facts, Find, Truth } from "./truth.ts";

/** A planted value beside the computed one. */
export interface Agreement {
  readonly line: string;
  readonly find: Find;
  readonly computed: Cell | readonly Cell[] | undefined;
  readonly agrees: boolean;
}

/** Room for what a double cannot hold; far below the last digit of any planted value. */
const NOISE = 1e-9;

function same(planted: Cell, computed: Cell, decimals: number): boolean {
  if (typeof planted !== "number" || typeof computed !== "number") return planted === computed;
  return Math.abs(planted - computed) <= 0.5 * 10 ** -decimals + NOISE;
}

const inOrder = (cells: readonly Cell[]): readonly Cell[] => cells.toSorted((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : compareText(String(a), String(b))));

function agree({ value, decimals }: Find, computed: Agreement["computed"]): boolean {
  if (computed === undefined) return false;
  if (isOne(value) || isOne(computed)) return isOne(value) && isOne(computed) && same(value, computed, decimals);
  const [planted, found] = [inOrder(value), inOrder(computed)];
  return planted.length === found.length && planted.every((one, index) => same(one, found[index] ?? null, decimals));
}

const isOne = (cells: Cell | readonly Cell[]): cells is Cell => !Array.isArray(cells);

/** Every planted value of the truths beside what the facts say. */
export const agreements = (truths: readonly Truth[], facts: Facts): readonly Agreement[] =>
  truths.flatMap(({ line, finds }) =>
    finds.map((find): Agreement => {
      const computed = find.reading.read(facts);
      return { line, find, computed, agrees: agree(find, computed) };
    }),
  );

/** Cells as one text: a list in its order, null as “none”. */
export function cellText(cells: Agreement["computed"]): string {
  if (cells === undefined) return "no such fact";
  return isOne(cells) ? (cells === null ? "none" : String(cells)) : `${inOrder(cells).map(cellText).join(", ")}`;
}
