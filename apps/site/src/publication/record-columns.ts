import type { NamedRow } from "./table-rows.ts";

/** What a function of a row may leave out: the cell is then empty, not "no data". */
type OfRow<T> = (row: NamedRow) => T | undefined;

interface Head {
  /** Sentence case, with the unit where the cells don't carry it; left out, the label of the fact's column. */
  readonly label?: string;
  /** What stands where the row has no figure, if that is known better than "no data": "not due yet", "fewer than five people". */
  readonly missing?: string | OfRow<string>;
}

/** The words where a row has no figure. */
export function missingWords({ missing }: Head, row: NamedRow, otherwise = "no data"): string {
  return (typeof missing === "function" ? missing(row) : missing) ?? otherwise;
}

/** A status or a verdict: shape and word, with a grey line beneath. `status` is a shape of `status-mark.astro`. */
export interface StatusWords {
  readonly status: "on-track" | "at-risk" | "off-track" | "done" | "not-started" | "none" | "broken" | "bent" | "unjudged" | "kept";
  readonly word: string;
  readonly below?: string;
}

/** A piece of a text: plain, or a link. */
export type TextPart = string | { readonly text: string; readonly href: string };

/** How one column of a record table is set. Names are columns of the table fact that the rows are of. */
export type RecordColumn =
  /** First column: what the row is. Serif semibold, an id in monospace behind it, grey lines beneath. */
  | (Head & { readonly kind: "name"; readonly column: string; readonly key?: string; readonly href?: OfRow<string>; readonly below?: readonly OfRow<string>[] })
  /** A cell in the unit of its column: numbers to the same decimals, right-aligned; dates as time. `difference`: with its sign. `strong`: bold where it holds. */
  | (Head & { readonly kind: "value"; readonly column: string; readonly difference?: boolean; readonly strong?: (row: NamedRow) => boolean; readonly below?: OfRow<string> })
  /** Words that the page composes out of a row. `parts`: the same words with the links that stand in them. */
  | (Head & { readonly kind: "text"; readonly label: string; readonly text: OfRow<string>; readonly href?: OfRow<string>; readonly parts?: OfRow<readonly TextPart[]>; readonly below?: OfRow<string> })
  | (Head & { readonly kind: "status"; readonly label: string; readonly status: OfRow<StatusWords> })
  /** A range with its middle on one scale for the whole column, whose axis stands in the head. Blue: it is an estimate. */
  | (Head & { readonly kind: "range"; readonly label: string; readonly low: string; readonly middle?: string; readonly high: string })
  /** Bullet bar on one scale for the column: black for `value`, a tick at `target`, an outline to `whole`. */
  | (Head & { readonly kind: "bullet"; readonly label: string; readonly value: string; readonly target?: string; readonly whole?: string })
  /** A line over the editions: the key of its chart, as {@link "../render/figures/spark-drawings.ts"} makes it, and the last value. */
  | (Head & { readonly kind: "spark"; readonly label: string; readonly chart: OfRow<string>; readonly last?: string })
  /** Dates of a forecast as the band, with the axis in the head: columns of the 50, 85 and 95 % dates and of the target. */
  | (Head & { readonly kind: "band"; readonly label: string; readonly p50: string; readonly p85: string; readonly p95: string; readonly target?: string });
