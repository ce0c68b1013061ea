export type StatusCategory = "todo" | "inProgress" | "done";

/** A board column, in board order. `statuses` are canonical status names (see {@link Workflow}). */
export interface WorkflowColumn {
  readonly name: string;
  readonly statuses: readonly string[];
  readonly category: StatusCategory;
  /** Work happens here (as against waiting). A workflow that marks no column has no flow efficiency. */
  readonly active?: boolean;
}

/**
 * Columns in board order. Reading an export turns each status (by id and scope where present, else by name) into the
 * canonical name used here, so that the core only compares text.
 */
export interface Workflow {
  readonly columns: readonly WorkflowColumn[];
}

/** `first`: the clock starts at the first entry into progress and a move back does not reset it. `last`: it does. METHOD.md 2.2. */
export type ClockPolicy = "first" | "last";
