import type { Unit } from "../fact/fact.ts";

/**
 * A sentence made from facts. Every number in it is a reference to a fact, so that the page can link it and a test can
 * see the sentence change, or be withheld, when the data changes.
 */
export interface Finding {
  readonly parts: readonly FindingPart[];
}

/** How a value reads where its usual form does not fit: without unit, a date without year, a number without sign, or money with three digits and without sign. */
export type FindingStyle = "number" | "day-month" | "magnitude" | "short";

/**
 * Text; a fact of this edition; a cell of a table fact, by the number of its row (from 0) and the name of its column; or the value that a
 * fact had in the edition before.
 */
export type FindingPart =
  | string
  | { readonly fact: string; readonly as?: FindingStyle }
  | { readonly table: string; readonly row: number; readonly column: string; readonly as?: FindingStyle }
  | { readonly previous: string; readonly value: number | string; readonly unit: Unit; readonly currency?: string; readonly as?: FindingStyle };
