/**
 * A problem found in what somebody gave us: where, what was found, what was expected, how to mend it.
 *
 * Lines and columns are 1-based; columns count Unicode code points, a byte-order mark is not counted.
 * Values of private columns are masked before a diagnostic is made, and it is `masked`. Codes are `FAMILY-WORD` and permanent.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** Path relative to the program directory, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
  readonly docs?: string;
  /** CSV: 1-based record number after the header, and the column's name. */
  readonly record?: number;
  readonly field?: string;
  /** JSON: pointer to the value (RFC 6901). */
  readonly pointer?: string;
  /** No line of the file may be shown: it is not public, and values are left out of the words, too, or it holds people whom nobody publishes. */
  readonly masked?: boolean;
}

export interface RelatedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
