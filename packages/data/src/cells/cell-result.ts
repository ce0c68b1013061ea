import type { DiagnosticCode } from "../diagnostics/catalogue.ts";

/**
 * What is wrong with a cell. `message` and `found` may hold its value, `near` a guess that comes from it and `shownHint` the
 * setting to copy; `expected` and `hint` never do: of a source that is not public only these two are shown.
 */
export interface CellProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
  readonly near?: string;
  /** In place of `hint` where the value may be shown. */
  readonly shownHint?: string;
}

export type CellResult<T> = { readonly ok: T } | { readonly problem: CellProblem };

const ERROR_VALUES: ReadonlySet<string> = new Set(["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"]);

/** An error value of a spreadsheet, in a cell of any type. */
export function errorValue(text: string): CellProblem | undefined {
  if (!text.includes("#")) return undefined;
  const value = text.trim().toUpperCase();
  if (!ERROR_VALUES.has(value)) return undefined;
  return {
    code: "CELL-SPREADSHEET",
    message: `\`${value}\` is an error value of a spreadsheet`,
    found: value,
    expected: "a value",
    hint: "mend the formula in the spreadsheet and export again",
  };
}
