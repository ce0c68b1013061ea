import { instantOrder } from "../flow/instant-order.ts";
import type { IsoInstant } from "../model/time.ts";

/** Closed-open stretch of time; `to: null` while it lasts. */
export interface InstantSpan {
  readonly from: IsoInstant;
  readonly to: IsoInstant | null;
}

export interface SprintIssue {
  readonly key: string;
  /** When the issue was in the sprint. */
  readonly membership: readonly InstantSpan[];
  /** Piecewise constant: each value holds until the next. */
  readonly estimates: readonly { readonly at: IsoInstant; readonly value: number | null }[];
  /** When the issue was done. */
  readonly done: readonly InstantSpan[];
}

/** An estimate as read at one instant; a missing one counts as 0 and says so. */
export interface Estimate {
  readonly value: number;
  readonly missing: boolean;
}

/** The estimate with which an issue enters each sum of a sprint; null where it does not enter. */
export interface SprintIssueReading {
  readonly committed: Estimate | null;
  readonly added: Estimate | null;
  readonly removed: Estimate | null;
  readonly final: Estimate | null;
  readonly completed: Estimate | null;
  readonly completedFromCommitment: Estimate | null;
}

const before = (a: IsoInstant, b: IsoInstant): boolean => instantOrder(a, b) < 0;
const holdsAt = (spans: readonly InstantSpan[], at: IsoInstant): boolean => spans.some(({ from, to }) => !before(at, from) && (to === null || before(at, to)));

function estimateAt(issue: SprintIssue, at: IsoInstant): Estimate {
  const known = issue.estimates.filter((estimate) => !before(at, estimate.at)).toSorted((a, b) => instantOrder(a.at, b.at));
  const value = known.at(-1)?.value ?? null;
  return { value: value === null ? 0 : value, missing: value === null };
}

/**
 * How one issue counts in a sprint that ran from `start` to `end`. Undefined when it does not: never in the sprint, or done
 * already at the start or when it joined. Membership that ends exactly at `end` (roll-over) was in the sprint at close. METHOD.md 2.9.
 */
export function sprintIssueReading(issue: SprintIssue, start: IsoInstant, end: IsoInstant): SprintIssueReading | undefined {
  const { membership, done } = issue;
  const atStart = holdsAt(membership, start);
  const within = (at: IsoInstant): boolean => before(start, at) && before(at, end);
  const joinedAt = membership.map(({ from }) => from).filter(within).sort(instantOrder)[0];
  const enteredAt = atStart ? start : joinedAt;
  if (enteredAt === undefined || holdsAt(done, enteredAt)) return undefined;
  const atClose = membership.some(({ from, to }) => before(from, end) && (to === null || !before(to, end)));
  const leftAt = atClose ? undefined : membership.flatMap(({ to }) => (to !== null && within(to) ? [to] : [])).sort(instantOrder).at(-1);
  const completed = atClose && holdsAt(done, end);
  return {
    committed: atStart ? estimateAt(issue, start) : null,
    added: atStart ? null : estimateAt(issue, enteredAt),
    removed: leftAt === undefined ? null : estimateAt(issue, leftAt),
    final: atClose ? estimateAt(issue, end) : null,
    completed: completed ? estimateAt(issue, end) : null,
    completedFromCommitment: completed && atStart ? estimateAt(issue, start) : null,
  };
}
