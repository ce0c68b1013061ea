import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import type { IsoInstant } from "../model/time.ts";
import { share, type Share } from "../model/units.ts";
import { sprintIssueReading, type SprintIssue, type SprintIssueReading } from "./sprint-issue-reading.ts";

export interface SprintInput {
  readonly sprint: { readonly activatedAt: IsoInstant; readonly completedAt: IsoInstant };
  readonly issues: readonly SprintIssue[];
}

/** Sums are in the unit of the estimates (story points or whatever the team uses). */
export interface SprintMetrics {
  readonly committed: number;
  readonly added: number;
  readonly removed: number;
  readonly reestimated: number;
  readonly final: number;
  readonly completed: number;
  readonly completedFromCommitment: number;
  readonly carriedOver: number;
  /** Equal to `completed`. */
  readonly velocity: number;
  /** Say/do: `completedFromCommitment / committed`, never above 1. */
  readonly commitmentReliability: Measure<Share>;
  /** `completed / committed`; unplanned work counts, so it may exceed 1. */
  readonly completionRatio: Measure<number>;
  /** `(added - removed + reestimated) / committed`. */
  readonly scopeChangeNet: Measure<number>;
  /** `(added + removed + |reestimated|) / committed`. */
  readonly scopeChurn: Measure<number>;
  /** Numbers of issues. `unestimated`: issues for which a missing estimate was counted as 0. */
  readonly counts: Readonly<Record<"committed" | "added" | "removed" | "completed" | "completedFromCommitment" | "carriedOver" | "unestimated", number>>;
}

const PARTS = ["committed", "added", "removed", "final", "completed", "completedFromCommitment"] as const satisfies readonly (keyof SprintIssueReading)[];
type Part = (typeof PARTS)[number];

/**
 * What a sprint promised, took in, dropped and finished. METHOD.md 2.9, id `sprint.metrics`.
 *
 * Ratios are `zero-denominator` when nothing was committed.
 */
export function sprintMetrics({ sprint, issues }: SprintInput): SprintMetrics {
  const readings = issues.flatMap((issue) => sprintIssueReading(issue, sprint.activatedAt, sprint.completedAt) ?? []);
  const estimates = (part: Part): readonly number[] => readings.flatMap((reading: SprintIssueReading) => (reading[part] === null ? [] : [reading[part].value]));
  const total = (part: Part): number => sum([...estimates(part)]);
  const [committed, added, removed, final, completed, completedFromCommitment] = [total("committed"), total("added"), total("removed"), total("final"), total("completed"), total("completedFromCommitment")];
  const reestimated = final - (committed + added - removed);
  const perCommitted = (value: number): Measure<number> => (committed === 0 ? notAvailable("zero-denominator", "nothing was committed") : available(value / committed));
  const count = (part: Part): number => estimates(part).length;
  return {
    committed,
    added,
    removed,
    reestimated,
    final,
    completed,
    completedFromCommitment,
    carriedOver: final - completed,
    velocity: completed,
    commitmentReliability: committed === 0 ? notAvailable("zero-denominator", "nothing was committed") : available(share(completedFromCommitment / committed)),
    completionRatio: perCommitted(completed),
    scopeChangeNet: perCommitted(added - removed + reestimated),
    scopeChurn: perCommitted(added + removed + Math.abs(reestimated)),
    counts: {
      committed: count("committed"),
      added: count("added"),
      removed: count("removed"),
      completed: count("completed"),
      completedFromCommitment: count("completedFromCommitment"),
      carriedOver: count("final") - count("completed"),
      unestimated: readings.filter((reading) => PARTS.some((part) => reading[part]?.missing === true)).length,
    },
  };
}
