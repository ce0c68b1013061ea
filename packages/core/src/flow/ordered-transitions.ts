import type { IsoInstant } from "../model/time.ts";
import type { Issue, Transition } from "../model/work-item.ts";
import { chainedMoves } from "./chained-moves.ts";
import { instantOrder } from "./instant-order.ts";

/**
 * The status an item began with: as given, else the `from` of its first transition, else its current status if it never
 * moved (METHOD.md 2.1).
 */
export const initialStatus = (issue: Issue, ordered: readonly Transition[]): string | undefined =>
  issue.initialStatus ?? (ordered.length === 0 ? issue.status : ordered[0]?.from);

/** Most exports are in order, each move at an instant of its own: then there is nothing to sort. */
function isStrictlyOrdered(transitions: readonly Transition[]): boolean {
  let before: IsoInstant | undefined;
  for (const { at } of transitions) {
    if (before !== undefined && instantOrder(before, at) >= 0) return false;
    before = at;
  }
  return true;
}

/**
 * Transitions by time, the same for every order of the input: servers return either order, and one request can make
 * several moves at one instant. METHOD.md 2.1.
 */
export function orderedTransitions(issue: Issue, columnOf: (status: string) => number): readonly Transition[] {
  if (isStrictlyOrdered(issue.transitions)) return issue.transitions;
  const byTime = issue.transitions.toSorted((a, b) => instantOrder(a.at, b.at));
  const ordered: Transition[] = [];
  for (let first = 0; first < byTime.length; ) {
    const at = byTime[first]?.at;
    let end = first + 1;
    while (byTime[end]?.at === at) end += 1;
    const moves = byTime.slice(first, end);
    const before = ordered.at(-1)?.to ?? issue.initialStatus;
    ordered.push(...(moves.length === 1 ? moves : chainedMoves(moves, before, columnOf)));
    first = end;
  }
  return ordered;
}
