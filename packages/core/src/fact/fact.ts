import type { Reason } from "../model/measure.ts";

/** Who may see a fact. Anything about people or pay is `restricted` unless proved safe. */
export type Audience = "public" | "internal" | "restricted";

/** Audiences that see more than everybody does, from the wider to the narrower circle. */
export const ABOVE_PUBLIC = ["internal", "restricted"] as const satisfies readonly Audience[];
export type AboveAudience = (typeof ABOVE_PUBLIC)[number];

/**
 * Unit of a published value. `share` is 0 to 1 and shown in per cent; `ratio` and `score` are numbers without unit, shown with two and
 * three decimals; `money` is in whole units of the fact's or column's `currency`; `fte` is full-time equivalents; `date` is `YYYY-MM-DD`;
 * `text` is a word or sentence.
 */
export const UNITS = ["items", "items/week", "points", "days", "weeks", "months", "hours", "hours/day", "share", "ratio", "score", "money", "fte", "fte-months", "people", "date", "count", "text"] as const;
export type Unit = (typeof UNITS)[number];

/**
 * How a fact was made: which rule, with which arguments, from which rows of which files.
 * Row lists are not stored: `almanac explain` recomputes them and checks `rowsDigest` (SHA-256 of the sorted row ids, one a line).
 */
export interface Receipt {
  /** METHOD.md metric id, or `declared` for a value that a person set. */
  readonly rule: string;
  readonly arguments: Readonly<Record<string, string | number | boolean>>;
  /** `file` of each source that the rows stand in. */
  readonly sources: readonly string[];
  readonly rows: number;
  /** Left out where the rows are `withheld`. */
  readonly rowsDigest?: string;
  /** The rows stand in a source that not everybody may see: it is not named here, and which rows they are cannot be looked up. */
  readonly withheld?: "internal" | "restricted";
}

interface FactBase {
  /** `<area>.<measure>[.<statistic>]{dimension=value,…}`. */
  readonly id: string;
  /** Plain words, sentence case, without the dimension. */
  readonly label: string;
  readonly audience: Audience;
  readonly receipt: Receipt;
}

/** One published value. A fact that cannot be computed has `value: null` and says why. */
export interface ScalarFact extends FactBase {
  readonly type: "scalar";
  readonly unit: Unit;
  /** ISO 4217, of `money`. */
  readonly currency?: string;
  readonly value: number | string | null;
  readonly notAvailable?: { readonly reason: Reason; readonly because: string };
  /** Sample size behind the value. */
  readonly n?: number;
  /** Between which values the true one lies, where the dates behind it are known to an interval only. */
  readonly interval?: FactInterval;
}

/** Bounds in the unit of the fact, `low <= high`. Not a confidence: the true value is between them for certain. */
export interface FactInterval {
  readonly low: number;
  readonly high: number;
  /** Why it is not known better, for example `dates known to the week`. */
  readonly because: string;
}

export interface TableColumn {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  /** ISO 4217, of `money`. */
  readonly currency?: string;
}

/** A published series or table. Cells are numbers, dates and text in the units of their columns; null is "no data". */
export interface TableFact extends FactBase {
  readonly type: "table";
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (number | string | boolean | null)[])[];
}

export type Fact = ScalarFact | TableFact;
