/** Something wrong with a diagram's code; line and column are 1-based within the code, line 0 is the fence that opens it. */
export interface DiagramProblem {
  readonly code: "DIAGRAM-SYNTAX" | "DIAGRAM-TYPE" | "DIAGRAM-DIRECTIVE" | "DIAGRAM-LINK" | "DIAGRAM-SIZE" | "DIAGRAM-EMPTY";
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  readonly hint: string;
}
