import type { IsoInstant } from "../model/time.ts";
import type { Issue } from "../model/work-item.ts";
import type { Workflow } from "../model/workflow.ts";
import { timelineOf } from "./timeline.ts";

/** One move to an earlier column. */
export interface LoopBack {
  readonly at: IsoInstant;
  /** Names of columns. */
  readonly from: string;
  readonly to: string;
  /** It left a done column: a reopening (METHOD.md 2.1). */
  readonly reopened: boolean;
}

/**
 * Every move of an item to an earlier column of the board, oldest first, up to and including `asOf`. As many as `backwardMoves` of
 * `flow.item` (METHOD.md 2.1): a status that belongs to no column moves nothing, and from one done column to an earlier one is a move
 * back, but no reopening.
 */
export function loopBacks(issue: Issue, workflow: Workflow, asOf: IsoInstant): readonly LoopBack[] {
  const { arrivals } = timelineOf(issue, workflow, asOf);
  return arrivals.flatMap(({ at, column, category }, index) => {
    const before = arrivals[index - 1];
    const [from, to] = [before === undefined ? undefined : workflow.columns[before.column]?.name, workflow.columns[column]?.name];
    if (before === undefined || column >= before.column || from === undefined || to === undefined) return [];
    return [{ at, from, to, reopened: before.category === "done" && category !== "done" }];
  });
}
