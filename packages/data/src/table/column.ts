import type { IsoDate, IsoInstant, Money } from "@almanac/core";

/** What a cell of a table holds, and how its text is read. Interpreted by `cell-readers.ts`. */
export type CellType =
  | { readonly type: "text" }
  /** A name that other records refer to: no blanks at the ends, no look-alike characters, nothing that a spreadsheet has changed. */
  | { readonly type: "id" }
  | { readonly type: "date" }
  | { readonly type: "instant" }
  /** An exact amount; its currency stands in the cell, in the column `currency` of the kind, or in the declaration. */
  | { readonly type: "money"; readonly negative: boolean }
  /** A decimal number as a JavaScript number. */
  | { readonly type: "number"; readonly min?: number; readonly max?: number }
  /** A whole number. */
  | { readonly type: "count"; readonly min?: number; readonly max?: number }
  /** 0 to 1; `20%` or, where the column declares `unit: percent`, `20`. `over` permits more than 1 (an allocation of 130 %). */
  | { readonly type: "share"; readonly over: boolean }
  | { readonly type: "currency" }
  | { readonly type: "boolean" }
  /** One of a few words; the spellings of each, without regard to case. */
  | { readonly type: "choice"; readonly words: Readonly<Record<string, readonly string[]>> }
  /** Several texts in one cell (separated by the first of `separators` that occurs), or in repeated columns of one name. */
  | { readonly type: "list"; readonly separators: readonly string[] };

/** A column of a table kind: which headers it is known by, what it holds, whether a file must have it. `T` is the value's type. */
export interface Column<T, Required extends boolean = boolean> {
  readonly cell: CellType;
  readonly headers: readonly string[];
  readonly required: Required;
  readonly says: string;
  /** Only for the compiler: what a cell becomes. */
  readonly value?: T;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;
/** What a row becomes: a required column is always there, an optional one may be undefined. */
export type Row<C extends Columns> = {
  readonly [R in keyof C]: C[R] extends Column<infer T, infer Q> ? (Q extends true ? T : T | undefined) : never;
};

interface Unplaced<T> {
  readonly cell: CellType;
  readonly value?: T;
}

export const text = (): Unplaced<string> => ({ cell: { type: "text" } });
export const id = (): Unplaced<string> => ({ cell: { type: "id" } });
export const date = (): Unplaced<IsoDate> => ({ cell: { type: "date" } });
export const instant = (): Unplaced<IsoInstant> => ({ cell: { type: "instant" } });
/** Zero or more, unless `negative` (credits, corrections, opportunities) is meant to be possible. */
export const money = (sign: "zero-or-more" | "any" = "zero-or-more"): Unplaced<Money> => ({ cell: { type: "money", negative: sign === "any" } });
export const number = (range: { readonly min?: number; readonly max?: number } = {}): Unplaced<number> => ({ cell: { type: "number", ...range } });
export const count = (range: { readonly min?: number; readonly max?: number } = { min: 0 }): Unplaced<number> => ({ cell: { type: "count", ...range } });
export const share = (limit: "at-most-one" | "may-exceed-one" = "at-most-one"): Unplaced<number> => ({ cell: { type: "share", over: limit === "may-exceed-one" } });
export const currency = (): Unplaced<string> => ({ cell: { type: "currency" } });
export const boolean = (): Unplaced<boolean> => ({ cell: { type: "boolean" } });
export const choice = <W extends string>(words: Readonly<Record<W, readonly string[]>>): Unplaced<W> => ({ cell: { type: "choice", words } });
export const list = (...separators: readonly string[]): Unplaced<readonly string[]> => ({ cell: { type: "list", separators: separators.length === 0 ? [";", "|", ","] : separators } });

/** `headers`: the spellings that are understood; the first is the one to write in a new file. */
export const required = <T>(what: Unplaced<T>, headers: readonly [string, ...string[]], says: string): Column<T, true> => ({ ...what, headers, required: true, says });
export const optional = <T>(what: Unplaced<T>, headers: readonly [string, ...string[]], says: string): Column<T, false> => ({ ...what, headers, required: false, says });
